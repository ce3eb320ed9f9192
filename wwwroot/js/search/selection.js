// Which documents may be hits, as by Blog.Engine/Search/Ranking/Selection. Of phrases only the terms are asked here; the text, which is not at hand,
// is asked of those that come to the top.
import { BIGRAM, UNIGRAM, WHOLE, tokenize } from "./tokenizer.js";

/** A flag for each document; null when all are allowed. */
export async function select(parsed, shards) {
  if (!parsed.hasFilter && parsed.phrases.length + parsed.excluded.length === 0) return null;
  const allowed = new Uint8Array(shards.count).fill(1);
  if (parsed.hasFilter) filter(parsed, await shards.filters(), shards.characters, allowed);
  for (const phrase of parsed.phrases) await restrict(phrase, 1, shards, allowed);
  for (const excluded of parsed.excluded) await restrict(excluded, 0, shards, allowed);
  return allowed;
}

function filter(parsed, filters, characters, allowed) {
  const isOrBelow = (path, above) => {
    const folded = characters.fold(path);
    return folded.startsWith(above) && (folded.length === above.length || folded[above.length] === "/");
  };
  for (let document = 0; document < allowed.length; document++) {
    allowed[document] = Number(
      parsed.tags.every((tag) => filters.tags[document].some((own) => isOrBelow(own, tag)))
      && parsed.categories.every((category) => filters.categories[document].some((own) => isOrBelow(own, category)))
      && parsed.series.every((series) => filters.series[document] !== null && characters.fold(filters.series[document]) === series)
      && parsed.years.every((year) => filters.years[document] === year));
  }
}

async function restrict(phrase, wanted, shards, allowed) {
  const terms = termsOf(phrase, shards.characters);
  const counts = new Uint8Array(shards.count);
  for (const postings of await Promise.all(terms.map((term) => shards.postings(term))))
    for (const document of postings?.documents ?? []) counts[document]++;
  for (let document = 0; document < allowed.length; document++) allowed[document] &= Number((counts[document] === terms.length) === Boolean(wanted));
}

/** Terms that every document with the phrase has: pairs of characters; of an identifier the pieces, because it may stand in a longer one. */
export function termsOf(phrase, characters) {
  const tokens = tokenize(phrase, phrase, characters);
  const pairs = tokens.filter((token) => token.kind === BIGRAM);
  const singles = tokens.filter((token) => token.kind === UNIGRAM && !pairs.some((pair) => pair.start <= token.start && token.end <= pair.end));
  const words = tokens.filter((token) => token.kind === WHOLE).flatMap((token) => piecesOf(phrase.slice(token.start, token.end)));
  return [...new Set([...[...pairs, ...singles].map((token) => phrase.slice(token.start, token.end)), ...words])];
}

function piecesOf(word) {
  const pieces = word.replace(/^@+/, "").split(/[.-]/).filter((piece) => piece.length > 1);
  return pieces.length > 0 ? pieces : [word];
}
