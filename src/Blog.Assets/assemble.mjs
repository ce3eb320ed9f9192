// Picks what the site needs out of node_modules: node assemble.mjs NODE_MODULES OUTPUT
//   OUTPUT/wwwroot  files for browsers    OUTPUT/scripts  files the server runs    OUTPUT/tables  tables of characters    OUTPUT/fonts  what the server draws with
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { importMeter } from "./meter.mjs";

const [modules, output] = process.argv.slice(2);
const katex = join(modules, "katex/dist");
const highlight = join(modules, "@highlightjs/cdn-assets");
const mermaid = join(modules, "mermaid/dist");
const web = join(output, "wwwroot/lib");
const scripts = join(output, "scripts");
const tables = join(output, "tables");
const drawn = join(output, "fonts");

// Besides the 36 languages of highlight.js's common bundle.
const languages = [
  "awk", "clojure", "cmake", "dart", "django", "dockerfile", "dos", "elixir", "erlang", "fortran", "fsharp", "glsl", "gradle",
  "groovy", "haskell", "http", "julia", "latex", "lisp", "llvm", "matlab", "mathematica", "nginx", "nix", "ocaml", "pgsql", "powershell", "prolog",
  "properties", "protobuf", "scala", "scheme", "tcl", "thrift", "verilog", "vhdl", "vim", "x86asm",
];

rmSync(output, { recursive: true, force: true });
for (const folder of [scripts, tables, drawn, join(web, "katex/fonts"), join(web, "mermaid")]) mkdirSync(folder, { recursive: true });

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

// What the server runs counts its own work. Of what a script makes once and keeps, the first call must not bear the cost: by a text that only the function has.
const { metered, prelude } = await importMeter(modules);
const meter = (file, options) => metered(readFileSync(file, "utf8"), options);
writeFileSync(join(scripts, "meter.js"), prelude);
writeFileSync(join(scripts, "katex.js"), meter(join(katex, "katex.min.js"), { nested: ["parseExpression", "parseGroup"], heavy: { pushTokens: "arguments[0].length" } }));
writeFileSync(join(scripts, "mhchem.js"), meter(join(katex, "contrib/mhchem.min.js"), { nested: ["go"] }));

// highlight.js: each language file registers itself with the core.
const core = meter(join(highlight, "highlight.min.js"), { free: ["contains `self` is not supported", "this.multiRegexes["], nested: ["_walk"] });
writeFileSync(join(scripts, "highlight.js"), [core, ...languages.map(name => meter(join(highlight, `languages/${name}.min.js`)))].join("\n"));

// Mermaid: modules that load one another by name; a page fetches only its kinds of diagram.
cpSync(join(mermaid, "mermaid.esm.min.mjs"), join(web, "mermaid/mermaid.esm.min.mjs"));
cpSync(join(mermaid, "chunks/mermaid.esm.min"), join(web, "mermaid/chunks/mermaid.esm.min"), {
  recursive: true,
  filter: path => !path.endsWith(".map"),
});

// Tables for the search, a line each: "from<tab>to" of OpenCC (of several forms the best), "readings<tab>characters" of pinyin-pro.
const opencc = name => readFileSync(join(modules, "opencc-js/dist/esm-lib/dict", name), "utf8").match(/"(.*)"/s)[1]
  .split("|").map(pair => pair.split(" ").slice(0, 2).join("\t")).join("\n");
writeFileSync(join(tables, "traditional.txt"), opencc("TSCharacters.js"));
writeFileSync(join(tables, "taiwan.txt"), opencc("TWPhrasesRev.js"));
const readings = readFileSync(join(modules, "pinyin-pro/dist/esm/data/dict1.mjs"), "utf8").match(/const map = (\{.*?\n\});/s)[1];
writeFileSync(join(tables, "pinyin.txt"), Object.entries(new Function(`return ${readings}`)()).map(([sounds, characters]) => `${sounds}\t${characters.join("")}`).join("\n"));

// Fonts for pictures that the server draws: Skia reads no WOFF2, so each file is unpacked, and packed again as a whole.
const woff2 = createRequire(join(modules, "index.js"))("wawoff2");
const fontTable = [];
const addFont = (family, name, ranges, font) => {
  writeFileSync(join(drawn, `${name}.ttf.br`), brotliCompressSync(font, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
  fontTable.push([family, name, ranges].join("\t"));
};
for (const [family, font, wanted] of [["sc", "noto-sans-sc", () => true], ["tc", "noto-sans-tc", () => true], ["mono", "jetbrains-mono", subset => subset === "latin"]]) {
  const folder = join(modules, "@fontsource-variable", font);
  for (const [key, ranges] of Object.entries(JSON.parse(readFileSync(join(folder, "unicode.json"), "utf8")))) {
    const subset = key.replace(/[[\]]/g, "");
    if (!wanted(subset)) continue;
    const unpacked = await woff2.decompress(readFileSync(join(folder, `files/${font}-${subset}-wght-normal.woff2`)));
    addFont(family, `${family}-${subset}`, ranges.toLowerCase().replaceAll("u+", ""), unpacked);
  }
}
for (const name of ["Main-Regular", "Math-Italic", "AMS-Regular"]) addFont("math", `math-${name}`, "0-10ffff", readFileSync(join(katex, `fonts/KaTeX_${name}.ttf`)));
writeFileSync(join(tables, "fonts.txt"), fontTable.join("\n"));

// What is passed on keeps its licence.
for (const folder of ["noto-sans", "jetbrains-mono"]) mkdirSync(join(web, folder));
for (const [name, path] of [["katex", "katex"], ["mermaid", "mermaid"], ["noto-sans", "@fontsource-variable/noto-sans-sc"], ["jetbrains-mono", "@fontsource-variable/jetbrains-mono"]]) cpSync(join(modules, path, "LICENSE"), join(web, name, "LICENSE.txt"));
