// usage: node ask.mjs SCRIPTS SHARDS < questions.json: each question by itself, asked of the script of a static site. Files count as they are sent.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const [scripts, folder] = process.argv.slice(2);
const { Index } = await import(pathToFileURL(resolve(join(scripts, "index.js"))).href);
const chunks = [];
for await (const chunk of process.stdin) chunks.push(chunk);
const sizes = new Map();

async function read(name, range = null) {
  const whole = await readFile(join(folder, name));
  const sent = range ? whole.subarray(range.from, range.from + range.length) : whole;
  sizes.set(range ? `${name} ${range.from}` : name, sent.length);
  return gunzipSync(sent);
}

const sum = () => [...sizes.values()].reduce((bytes, size) => bytes + size, 0);
const index = await Index.open(read);
const manifest = sizes.get("manifest.bin");
const tables = sum() - manifest;
const known = new Map(index.shards.files);
const answers = [];
for (const text of JSON.parse(Buffer.concat(chunks).toString("utf8"))) {
  sizes.clear();
  index.shards.files = new Map(known);
  await index.rank({ text });
  const rankBytes = sum();
  const { total, didYouMean, hits } = await index.query({ text });
  answers.push({ query: text, total, didYouMean, ids: hits.map((hit) => hit.url.replace(/#.*$/, "")), scores: hits.map((hit) => hit.score), snippets: hits.map((hit) => hit.snippet), rankBytes, bytes: sum(), files: sizes.size });
}
process.stdout.write(JSON.stringify({ manifest, tables, answers }));
