// Writes the bill of materials of the published program (CycloneDX 1.6): the NuGet packages of its lock file and the npm packages whose files it carries.
// node sbom.mjs OUTPUT VERSION
import { readFileSync, writeFileSync } from "node:fs";

const root = new URL("..", import.meta.url);
const read = (path) => JSON.parse(readFileSync(new URL(path, root), "utf8"));
const hex = (base64) => Buffer.from(base64, "base64").toString("hex");

function component(type, name, version, hash) {
  const purl = `pkg:${type}/${name.replace("@", "%40")}@${version}`;
  return { type: "library", "bom-ref": purl, name, version, purl, ...(hash && { hashes: [{ alg: "SHA-512", content: hash }] }) };
}

function nuget() {
  const frameworks = read("src/Blog/packages.lock.json").dependencies;
  const packages = Object.values(frameworks).flatMap((framework) => Object.entries(framework));
  return packages
    .filter(([, entry]) => entry.type !== "Project")
    .map(([name, entry]) => component("nuget", name, entry.resolved, hex(entry.contentHash)));
}

function npm() {
  const packages = Object.entries(read("src/Blog.Assets/package-lock.json").packages);
  return packages
    .filter(([path]) => path !== "")
    .map(([path, entry]) => component("npm", path.split("node_modules/").at(-1), entry.version, hex(entry.integrity.replace(/^sha512-/, ""))));
}

const [output, version] = process.argv.slice(2);
const components = [...new Map([...nuget(), ...npm()].map((part) => [part.purl, part])).values()].sort((a, b) => (a.purl < b.purl ? -1 : 1));
const bom = {
  bomFormat: "CycloneDX",
  specVersion: "1.6",
  version: 1,
  metadata: { component: { type: "application", "bom-ref": "blog", name: "blog", version, licenses: [{ license: { id: "MIT" } }] } },
  components,
};
writeFileSync(output, JSON.stringify(bom, null, 2) + "\n");
