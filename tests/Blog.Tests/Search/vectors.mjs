// usage: node vectors.mjs SCRIPTS SHARDS VECTORS: what vectors.json says of folding, terms and answers must hold for the script of a static site, too.
import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { gunzipSync } from "node:zlib";

const [scripts, folder, vectors] = process.argv.slice(2);
const script = (name) => import(pathToFileURL(resolve(join(scripts, name))).href);
const [{ Index }, { tokenize }] = await Promise.all([script("index.js"), script("tokenizer.js")]);
const index = await Index.open(async (name, range) => gunzipSync((await readFile(join(folder, name))).subarray(range?.from, range ? range.from + range.length : undefined)));
const { characters } = index.shards;
const { fold, tokens, answers } = JSON.parse(await readFile(vectors, "utf8"));
const plain = (html) => html.replace(/&(?:#(\d+)|lt|gt|amp|quot);/g, (entity, code) => code ? String.fromCodePoint(code) : { "&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": "\"" }[entity]);

function expect(name, actual, expected) {
  if (isDeepStrictEqual(actual, expected)) return;
  process.exitCode = 1;
  console.log(`${name}\n  expected ${JSON.stringify(expected)}\n  but was  ${JSON.stringify(actual)}`);
}

for (const { text, folded } of fold) expect(`fold of ${JSON.stringify(text)}`, characters.fold(text), folded);
for (const { text, tokens: expected } of tokens)
  expect(`tokens of ${JSON.stringify(text)}`, tokenize(text, characters.fold(text), characters).map(({ start, end, kind }) => `${kind} ${characters.fold(text).slice(start, end)}`), expected);
for (const { query, ...expected } of answers) {
  const { total, didYouMean, hits, facets } = await index.query({ text: query, withFacets: true });
  const seen = hits.map((hit) => ({ url: hit.url, score: Number(hit.score.toPrecision(6)), heading: hit.heading, snippet: plain(hit.snippet) }));
  expect(query, { total, didYouMean, years: facets.year.map(({ value, count }) => `${value} ${count}`), hits: seen }, { ...expected, hits: expected.hits.map((hit) => ({ ...hit, snippet: plain(hit.snippet) })) });
}
