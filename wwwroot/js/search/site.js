// The index of the exported site this script belongs to: js/search/site.js stands two folders below the site's root.
import { Index } from "./index.js";

const root = new URL("../../", import.meta.url);
let index = null;

/** A file that is gone: the site was exported anew since the manifest was read. */
class Gone extends Error {}

const optionsFor = (name, range) => range ? { headers: { Range: `bytes=${range.from}-${range.from + range.length - 1}` } } : name === "manifest.bin" ? { cache: "no-cache" } : {};

/** By name: what a file server that knows no ranges has sent whole. */
const wholes = new Map();

const partOf = (bytes, { from, length }) => bytes.subarray(from, from + length);

async function fetched(name, range) {
  const response = await fetch(new URL(`search/${name}`, root), optionsFor(name, range));
  if (!response.ok) throw new Gone(name);
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (!range || response.status === 206) return bytes;
  wholes.set(name, bytes);
  return partOf(bytes, range);
}

async function read(name, range = null) {
  const whole = wholes.get(name);
  const bytes = whole ? partOf(whole, range) : await fetched(name, range);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b; // not where a server has unpacked it on the way
  return isPacked ? new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer()) : bytes;
}

async function current() {
  index ??= Index.open(read);
  try {
    return await index;
  } catch (error) {
    index = null;
    throw error;
  }
}

const tagUrl = (tag) => `${root.pathname}tags/${tag.split("/").map(encodeURIComponent).join("/")}`;

async function answer(query) {
  const files = await current();
  const [result, tags] = await Promise.all([files.query(query), query.withFacets ? [] : files.suggest(query.text, 3)]);
  return {
    ...result,
    hits: result.hits.map((hit) => ({ ...hit, url: root.pathname.slice(0, -1) + hit.url, tags: hit.tags.map((tag) => ({ text: tag, url: tagUrl(tag) })) })),
    suggestions: tags.map((tag) => ({ text: tag, kind: "tag", url: tagUrl(tag) })),
  };
}

/** What the server's /api/search would say, with facets when they are asked for. */
export async function ask(query) {
  try {
    return await answer(query);
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
    index = null;
    return answer(query);
  }
}
