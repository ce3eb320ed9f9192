// The index of the exported site this script belongs to: js/search/site.js stands two folders below the site's root.
import { Index } from "./index.js";

const root = new URL("../../", import.meta.url);
let index = null;

/** A file that is gone: the site was exported anew since the manifest was read. */
class Gone extends Error {}

const optionsFor = (name, range) => range ? { headers: { Range: `bytes=${range.from}-${range.from + range.length - 1}` } } : name === "manifest.bin" ? { cache: "no-cache" } : {};

async function read(name, range = null) {
  const response = await fetch(new URL(`search/${name}`, root), optionsFor(name, range));
  if (!response.ok) throw new Gone(name);
  const sent = new Uint8Array(await response.arrayBuffer());
  const bytes = range && response.status !== 206 ? sent.subarray(range.from, range.from + range.length) : sent; // not every file server knows ranges
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
