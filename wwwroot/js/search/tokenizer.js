// Text → terms, by the rules of Blog.Engine/Search/Analysis/Tokenizer.
import { CJK, NONE, WORD } from "./characters.js";

export const UNIGRAM = 0, BIGRAM = 1, WHOLE = 2, PART = 3;
const MAX_WORD = 40;
const upper = /^\p{Lu}$/u, lower = /^\p{Ll}$/u;

/** The tokens { start, end, kind } of a text in order of their start; the text itself is read for the case of letters alone. */
export function tokenize(text, folded, characters) {
  const tokens = [];
  for (let i = 0; i < folded.length;) {
    const kind = characters.kind(folded, i);
    if (kind === CJK) i = run(folded, i, characters, tokens);
    else if (kind === WORD || (folded[i] === "@" && characters.isWord(folded, i + 1))) i = word(text, folded, i, characters, tokens);
    else i += characters.width(folded, i);
  }
  return tokens;
}

function run(folded, start, characters, tokens) {
  let i = start;
  while (i < folded.length && characters.kind(folded, i) === CJK) {
    const next = i + characters.width(folded, i);
    tokens.push({ start: i, end: next, kind: UNIGRAM });
    if (next < folded.length && characters.kind(folded, next) === CJK) tokens.push({ start: i, end: next + characters.width(folded, next), kind: BIGRAM });
    i = next;
  }
  return i;
}

function word(text, folded, start, characters, tokens) {
  const body = folded[start] === "@" ? start + 1 : start;
  let end = endOfWord(folded, body, characters);
  while ((folded[end] === "." || folded[end] === "-") && characters.isWord(folded, end + 1)) end = endOfWord(folded, end + 1, characters);
  const tail = end + tailLength(folded, end, characters);
  tokens.push({ start, end: Math.min(tail, start + MAX_WORD), kind: WHOLE });
  parts(text, folded, { start, end: tail }, { start: body, end }, tokens);
  return tail;
}

function endOfWord(folded, i, characters) {
  while (i < folded.length && characters.kind(folded, i) === WORD) i += characters.width(folded, i);
  return i;
}

/** "++" of C++, "#" of C#. */
function tailLength(folded, end, characters) {
  const length = folded.startsWith("++", end) ? 2 : folded[end] === "#" ? 1 : 0;
  return characters.isWord(folded, end + length) ? 0 : length;
}

function parts(text, folded, whole, body, tokens) {
  let start = body.start;
  for (let i = body.start; i <= body.end; i++) {
    if (i < body.end && folded[i] !== "." && folded[i] !== "-") continue;
    part(start, i, whole, tokens);
    subParts(text, folded, start, i, whole, tokens);
    start = i + 1;
  }
}

function subParts(text, folded, from, to, whole, tokens) {
  let start = from;
  for (let i = from; i <= to; i++) {
    const separates = i === to || folded[i] === "_";
    if (!separates && !beginsHump(text, i, from)) continue;
    if (start !== from || i !== to) part(start, i, whole, tokens);
    start = separates ? i + 1 : i;
  }
}

function beginsHump(text, i, from) {
  return i > from && upper.test(text[i]) && (lower.test(text[i - 1]) || (upper.test(text[i - 1]) && i + 1 < text.length && lower.test(text[i + 1])));
}

function part(start, end, whole, tokens) {
  if (end - start < 2 || (start === whole.start && end === whole.end)) return;
  tokens.push({ start, end: Math.min(end, start + MAX_WORD), kind: PART });
}
