// The files of the index: the manifest names them, each is fetched when it is first needed and then kept.
import { Bytes } from "./bytes.js";
import { Characters } from "./characters.js";

const VERSION = 2;

/** In the first chunk, as a word of its own. */
const USUAL_PLACE = 3;

/** The fields of a piece of text. */
export const TEXT = 0, CODE = 1, MATH = 2;

export class Shards {
  /** @param read (name, range) → the bytes of that file, or of a range { from, length } of it, unpacked */
  static async open(read) {
    const shards = new Shards();
    shards.read = read;
    shards.files = new Map();
    const bytes = new Bytes(await read("manifest.bin"));
    if (bytes.number() !== VERSION) throw new Error("the index has another form than this script reads");
    shards.count = bytes.number();
    shards.titleLengths = bytes.numbers(shards.count);
    shards.bodyLengths = bytes.numbers(shards.count);
    shards.documents = bytes.list(shards.count, () => bytes.name());
    const characters = bytes.name();
    shards.filterFile = bytes.name();
    const synonyms = bytes.texts();
    shards.synonyms = bytes.list(synonyms.length / 2, (_, i) => [synonyms[2 * i], synonyms[2 * i + 1]]);
    shards.terms = new Sorted(shards, bytes, readPostings);
    shards.words = new Sorted(shards, bytes, (entry) => entry.number());
    shards.meant = new Sorted(shards, bytes, (entry) => entry.number());
    shards.pinyin = new Sorted(shards, bytes, (entry) => entry.number());
    shards.readingsFile = bytes.name();
    shards.characters = await shards.file(characters, (table) => new Characters(table));
    return shards;
  }

  /** A file as what it holds. One that could not be had is asked for again the next time. */
  file(name, parse, range = null) {
    const key = range ? `${name} ${range.from}` : name;
    let file = this.files.get(key);
    if (!file) {
      file = this.read(name, range).then((bytes) => parse(new Bytes(bytes)));
      file.catch(() => this.files.delete(key));
      this.files.set(key, file);
    }
    return file;
  }

  /** A document without its text. */
  head(number) { return this.file(this.documents[number], readHead); }

  /** A stretch of a document's text: pieces { section, field, text }. */
  chunk(head, number) { return this.file(head.text, readChunk, head.chunks[number]); }

  filters() { return this.file(this.filterFile, (bytes) => readFilters(bytes, this.count)); }

  readings() { return this.file(this.readingsFile, (bytes) => new Map(bytes.list(bytes.number(), () => [bytes.text(), bytes.texts()]))); }

  /** The postings of a term; null when no document has it. */
  async postings(term) {
    const entry = (await this.terms.around(term)).get(term);
    return entry ? entry.decoded ??= decode(entry) : null;
  }

  async frequency(term) { return (await this.terms.around(term)).get(term)?.count ?? 0; }
}

/** Entries in the order of their keys, cut into files; the directory says with what each file begins. */
class Sorted {
  constructor(shards, bytes, readEntry) {
    this.shards = shards;
    this.readEntry = readEntry;
    let before = "";
    this.firsts = bytes.list(bytes.number(), () => before = before.slice(0, bytes.number()) + bytes.text());
    this.files = this.firsts.map(() => bytes.name());
  }

  /** The file in which a key would be, as a map in the order of the keys. */
  async around(key) {
    const place = this.placeOf(key);
    return place < 0 ? new Map() : this.load(place);
  }

  /** All entries from one key on and before another. */
  async between(from, to) {
    const found = [];
    const places = [];
    for (let place = Math.max(0, this.placeOf(from)); place < this.files.length && this.firsts[place] < to; place++) places.push(place);
    for (const entries of await Promise.all(places.map((place) => this.load(place))))
      for (const [key, entry] of entries) if (key >= from && key < to) found.push([key, entry]);
    return found;
  }

  placeOf(key) {
    let low = 0, high = this.firsts.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.firsts[middle] <= key) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }

  load(place) {
    return this.shards.file(this.files[place], (bytes) => {
      const entries = new Map();
      for (let key = ""; !bytes.done;) {
        key = key.slice(0, bytes.number()) + bytes.text();
        entries.set(key, this.readEntry(bytes));
      }
      return entries;
    });
  }
}

const readPostings = (bytes) => ({ count: bytes.number(), bytes: bytes.raw(bytes.number()), decoded: null });

function decode({ count, bytes: raw }) {
  const bytes = new Bytes(raw);
  const postings = { count, documents: new Uint32Array(count), title: new Uint8Array(count), headings: new Uint8Array(count), tagged: new Uint8Array(count), body: new Float64Array(count), chunks: new Uint32Array(count), stands: new Uint8Array(count) };
  for (let i = 0, document = -1; i < count; i++) {
    const head = bytes.number();
    postings.documents[i] = document += Math.floor(head / 8);
    const kind = head % 4;
    if (kind === 2) {
      postings.title[i] = bytes.number();
      const headings = bytes.number();
      postings.headings[i] = headings >> 1;
      postings.tagged[i] = headings & 1;
    }
    postings.body[i] = kind === 0 ? 4 : bytes.number();
    const place = head % 8 < 4 ? USUAL_PLACE : bytes.number();
    postings.chunks[i] = Math.floor(place / 2);
    postings.stands[i] = place % 2;
  }
  return postings;
}

/** The place of a document in postings; -1 when it is not there. */
export function indexOf({ documents }, document) {
  let low = 0, high = documents.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (documents[middle] < document) low = middle + 1;
    else high = middle;
  }
  return documents[low] === document ? low : -1;
}

function readHead(bytes) {
  const head = {
    title: bytes.text(),
    url: bytes.text(),
    day: bytes.text(),
    tags: bytes.texts(),
    categories: bytes.texts(),
    series: bytes.optional(),
    sections: bytes.list(bytes.number(), () => ({ anchor: bytes.optional(), heading: bytes.optional() })),
  };
  const count = bytes.number();
  return { ...head, ...count === 0 ? { text: null, chunks: [] } : { text: bytes.name(), chunks: readRanges(bytes, count) } };
}

/** Where the chunks are in the file of the text, one after the other. */
function readRanges(bytes, count) {
  let from = 0;
  return bytes.list(count, () => {
    const chunk = { from, length: bytes.number(), bodyLength: bytes.number() };
    from += chunk.length;
    return chunk;
  });
}

function readChunk(bytes) {
  const pieces = [];
  while (!bytes.done) {
    const head = bytes.number();
    const field = head & 3;
    pieces.push({ section: head >> 2, field, text: bytes.text(), formulas: field === TEXT ? bytes.texts() : [] });
  }
  return pieces;
}

function readFilters(bytes, count) {
  const tags = bytes.texts(), categories = bytes.texts(), series = bytes.texts();
  const named = (names) => bytes.list(count, () => bytes.numbers(bytes.number()).map((number) => names[number]));
  return {
    allTags: tags,
    tags: named(tags),
    categories: named(categories),
    series: bytes.numbers(count).map((number) => number === 0 ? null : series[number - 1]),
    years: bytes.numbers(count),
  };
}
