// Letters → the Chinese words they may stand for, among titles, headings and tags, as by Blog.Engine/Search/Ranking/Pinyin.
const MAX_WORDS = 3;

export const canRead = (words) => /^[a-z '][a-z ']{1,23}$/.test(words) && /[^ ]/.test(words);

export async function pinyinWords(typed, shards) {
  const letters = typed.replace(/[ ']/g, "");
  if (letters === "") return [];
  const [readings, ...places] = await Promise.all([shards.readings(), ...pairs(letters).map((pair) => shards.pinyin.between(pair, pair[0] + String.fromCharCode(pair.charCodeAt(1) + 1)))]);
  const found = new Map();
  const seen = new Set();
  for (const [key, count] of places.flat()) {
    const place = key.slice(2);
    const { length, spelt } = match(letters, place, 0, readings);
    if (length < 2) continue;
    // A character with several readings stands below several pairs of letters.
    if (seen.has(place)) continue;
    seen.add(place);
    const word = place.slice(0, length);
    const known = found.get(word) ?? { spelt: 0, count: 0 };
    found.set(word, { spelt: Math.max(known.spelt, spelt), count: known.count + count });
  }
  return [...found].sort(([a, x], [b, y]) => y.spelt - x.spelt || y.count - x.count || (a < b ? -1 : 1)).slice(0, MAX_WORDS).map(([word]) => word);
}

/** The first letters that the first two characters can have: the second one's stands anywhere behind a first syllable. */
function pairs(letters) {
  const found = new Set();
  for (let i = 1; i < Math.min(letters.length, 7); i++) found.add(letters[0] + letters[i]);
  return [...found];
}

/** How many characters of the text the letters spell (0: not at all), and how many of those in full. */
function match(letters, text, depth, readings) {
  if (letters === "") return { length: depth, spelt: 0 };
  let best = { length: 0, spelt: 0 };
  const tried = new Set();
  for (const reading of readings.get(text[0]) ?? []) {
    if (reading.startsWith(letters)) best = better(best, { length: depth + 1, spelt: letters.length === reading.length ? 1 : 0 });
    const full = letters.startsWith(reading);
    const taken = full ? reading.length : letters[0] === reading[0] ? initialLength(letters, reading) : 0;
    if (taken === 0 || tried.has(taken)) continue;
    tried.add(taken);
    const rest = match(letters.slice(taken), text.slice(1), depth + 1, readings);
    best = better(best, { length: rest.length, spelt: full ? rest.spelt + 1 : rest.spelt });
  }
  return best;
}

const better = (a, b) => b.length > 0 && (a.length === 0 || b.spelt > a.spelt) ? b : a;

/** zh, ch and sh are one initial when typed in full. */
const initialLength = (letters, reading) => reading[1] === "h" && letters[1] === "h" ? 2 : 1;
