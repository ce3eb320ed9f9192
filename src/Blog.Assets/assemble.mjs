// Picks what the site needs out of node_modules: node assemble.mjs NODE_MODULES OUTPUT
//   OUTPUT/wwwroot  files for browsers       OUTPUT/scripts  files the server runs
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [modules, output] = process.argv.slice(2);
const katex = join(modules, "katex/dist");
const highlight = join(modules, "@highlightjs/cdn-assets");
const mermaid = join(modules, "mermaid/dist");
const web = join(output, "wwwroot/lib");
const scripts = join(output, "scripts");

// Besides the 36 languages of highlight.js's common bundle.
const languages = [
  "awk", "clojure", "cmake", "dart", "django", "dockerfile", "dos", "elixir", "erlang", "fortran", "fsharp", "glsl", "gradle",
  "groovy", "haskell", "http", "julia", "latex", "lisp", "llvm", "matlab", "mathematica", "nginx", "nix", "ocaml", "pgsql", "powershell", "prolog",
  "properties", "protobuf", "scala", "scheme", "tcl", "thrift", "verilog", "vhdl", "vim", "x86asm",
];

rmSync(output, { recursive: true, force: true });
for (const folder of [scripts, join(web, "katex/fonts"), join(web, "mermaid")]) mkdirSync(folder, { recursive: true });

// KaTeX: every browser of the last ten years reads woff2, so the other formats are left out.
const fonts = readdirSync(join(katex, "fonts")).filter(name => name.endsWith(".woff2"));
for (const font of fonts) cpSync(join(katex, "fonts", font), join(web, "katex/fonts", font));
// The address that the SDK gives a fingerprinted asset: it may be cached for ever, which a plain one may not.
const fingerprint = bytes => {
  const digest = [...createHash("sha256").update(bytes).digest().subarray(0, 9)].reverse();
  let number = BigInt.asIntN(72, BigInt("0x" + Buffer.from(digest).toString("hex")));
  if (number < 0n) number = -number;
  return Array.from({ length: 10 }, () => { const digit = number % 36n; number /= 36n; return digit.toString(36); }).join("");
};
const fingerprinted = font => font.replace(/\.woff2$/, `.${fingerprint(readFileSync(join(katex, "fonts", font)))}.woff2`);
const css = readFileSync(join(katex, "katex.min.css"), "utf8");
writeFileSync(join(web, "katex/katex.min.css"), css
  .replaceAll(/,url\([^)]*\.(woff|ttf)\)\s*format\("\w+"\)/g, "")
  .replaceAll(/url\(fonts\/([^)]*)\)/g, (_, font) => `url(fonts/${fingerprinted(font)})`));
cpSync(join(katex, "katex.min.js"), join(scripts, "katex.js"));
cpSync(join(katex, "contrib/mhchem.min.js"), join(scripts, "mhchem.js"));

// highlight.js: each language file registers itself with the core.
const parts = ["highlight.min.js", ...languages.map(name => `languages/${name}.min.js`)];
writeFileSync(join(scripts, "highlight.js"), parts.map(part => readFileSync(join(highlight, part), "utf8")).join("\n"));

// Mermaid: modules that load one another by name; a page fetches only its kinds of diagram.
cpSync(join(mermaid, "mermaid.esm.min.mjs"), join(web, "mermaid/mermaid.esm.min.mjs"));
cpSync(join(mermaid, "chunks/mermaid.esm.min"), join(web, "mermaid/chunks/mermaid.esm.min"), {
  recursive: true,
  filter: path => !path.endsWith(".map"),
});

// What is passed on keeps its licence.
for (const [name, path] of [["katex", "katex"], ["mermaid", "mermaid"]]) cpSync(join(modules, path, "LICENSE"), join(web, name, "LICENSE.txt"));
