// Words of the posts that are near to one typed, as by Blog.Engine/Search/Ranking/Typos.
const MAX_CANDIDATES = 8;

export const canCorrect = (word) => /^[a-z]{4,32}$/.test(word);

export async function nearWords(word, shards) {
  const limit = word.length < 8 ? 1 : 2;
  const lengths = (first) => shards.meant.between(first + String.fromCharCode(word.length - limit), first + String.fromCharCode(word.length + limit + 1));
  const found = (await Promise.all([...new Set([word[0], word[1]])].map(lengths))).flat();
  return found
    .map(([key, frequency]) => ({ word: key[0] + key.slice(2), frequency }))
    .map((near) => ({ ...near, distance: distance(word, near.word, limit) }))
    .filter((near) => near.distance > 0 && near.distance <= limit)
    .sort((a, b) => a.distance - b.distance || b.frequency - a.frequency || (a.word < b.word ? -1 : 1))
    .slice(0, MAX_CANDIDATES);
}

/** Optimal string alignment; more than the limit when it is more (then not exact). */
function distance(a, b, limit) {
  let before = [], above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > limit) return limit + 1;
    [before, above] = [above, row];
  }
  return above[b.length];
}
