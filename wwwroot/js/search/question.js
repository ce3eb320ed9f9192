// A question taken apart, as by Blog.Engine/Search/Ranking/ParsedQuery and QueryWords.
import { BIGRAM, PART, UNIGRAM, WHOLE, tokenize } from "./tokenizer.js";

const MAX_LENGTH = 512, MAX_PHRASES = 8, MAX_TERMS = 64;
const FUNCTION_PAIR = 0.35, PART_WEIGHT = 0.5;
const closing = { "\"": "\"", "“": "”", "「": "」", "『": "』" };
const filters = { tag: "tags", tags: "tags", 标签: "tags", category: "categories", categories: "categories", 分类: "categories", series: "series", 系列: "series", year: "years", 年份: "years" };

export const latexWords = (latex) =>
  latex.replace(/_\{\s*([\p{L}\p{Mn}\p{Nd}\p{Pc}])\s*\}/gu, "_$1").replace(/\\([A-Za-z]+)/g, " $1").replace(/_?[{}]/g, " ");

export const compact = (latex) => latex.replace(/\s/g, "");

export function parse({ text, tag, category, series, year }, characters) {
  const fold = (value) => characters.fold(value);
  const parsed = { words: "", phrases: [], excluded: [], tags: [], categories: [], series: [], years: [], formula: null };
  if (tag) parsed.tags.push(fold(tag));
  if (category) parsed.categories.push(fold(category));
  if (series) parsed.series.push(fold(series));
  if (year) parsed.years.push(Number(year));
  const typed = text.slice(0, MAX_LENGTH);
  if (/\\[A-Za-z]/.test(typed)) parsed.formula = compact(typed);
  read(fold(parsed.formula === null ? typed : latexWords(typed)), parsed, characters);
  parsed.words = parsed.words.trim();
  parsed.hasFilter = parsed.tags.length + parsed.categories.length + parsed.series.length + parsed.years.length > 0;
  return parsed;
}

function read(text, parsed, characters) {
  const addWord = (word) => { parsed.words += `${word} `; };
  const exclude = (word) => { if (parsed.excluded.length < MAX_PHRASES && characters.hasLetter(word)) parsed.excluded.push(word); };
  for (let i = 0; i < text.length;) {
    if (text[i] === " ") { i++; continue; }
    if (text[i] === "-" && i + 1 < text.length && text[i + 1] !== " " && text[i + 1] !== "-") { i = value(text, i + 1, exclude); continue; }
    const filter = filterAt(text, i, parsed, addWord);
    if (filter) { i = value(text, filter.start, filter.take); continue; }
    const phrase = quotedAt(text, i);
    if (!phrase) { i = value(text, i, addWord); continue; }
    if (parsed.phrases.length < MAX_PHRASES && characters.hasLetter(phrase.text)) parsed.phrases.push(phrase.text);
    addWord(phrase.text);
    i = phrase.end;
  }
}

function value(text, start, take) {
  const quoted = quotedAt(text, start);
  if (quoted) {
    take(quoted.text);
    return quoted.end;
  }
  let end = start;
  while (end < text.length && text[end] !== " " && (end === start || !(text[end] in closing))) end++;
  take(text.slice(start, end));
  return Math.max(end, start + 1);
}

function quotedAt(text, start) {
  if (!(text[start] in closing)) return null;
  const end = text.indexOf(closing[text[start]], start + 1);
  return end < 0 ? null : { text: text.slice(start + 1, end).trim(), end: end + 1 };
}

function filterAt(text, start, parsed, addWord) {
  const colon = text.slice(start, start + 12).indexOf(":");
  const name = colon < 0 ? undefined : text.slice(start, start + colon);
  const after = start + colon + 1;
  if (!Object.hasOwn(filters, name) || after >= text.length || text[after] === " ") return null;
  if (filters[name] !== "years") return { start: after, take: (word) => parsed[filters[name]].push(word) };
  return { start: after, take: (word) => { if (/^[0-9]{1,9}$/.test(word)) parsed.years.push(Number(word)); else addWord(word); } };
}

/** The terms of one reading of a question, and the runs that should stand in a post as they are. */
export class Words {
  constructor(folded, characters) {
    this.characters = characters;
    this.text = withoutQuestionWords(folded, characters);
    this.terms = [];
    this.runs = [];
    this.known = new Set();
    const tokens = tokenize(this.text, this.text, characters);
    for (let i = 0; i < tokens.length;) i = tokens[i].kind === WHOLE ? this.addWord(tokens, i) : this.addRun(tokens, i);
  }

  addWord(tokens, index) {
    const first = this.terms.length;
    const whole = tokens[index++];
    this.add(whole, 1);
    for (; index < tokens.length && tokens[index].kind === PART; index++) this.add(tokens[index], PART_WEIGHT);
    this.addRunOf(whole.start, whole.end, first);
    return index;
  }

  addRun(tokens, index) {
    const first = this.terms.length;
    const one = tokens[index];
    let { start, end } = one;
    for (; index < tokens.length && tokens[index].kind !== WHOLE && tokens[index].start <= end; index++) {
      const token = tokens[index];
      if (token.kind === BIGRAM) this.add(token, [...this.text.slice(token.start, token.end)].some((c) => this.characters.functionCharacters.has(c)) ? FUNCTION_PAIR : 1);
      end = Math.max(end, token.end);
    }
    if (one.end === end) this.add(one, 1);
    this.addRunOf(start, end, first);
    return index;
  }

  add(token, weight) {
    const text = this.text.slice(token.start, token.end);
    if (this.terms.length >= MAX_TERMS || this.known.has(text)) return;
    this.known.add(text);
    this.terms.push({ text, weight, isWord: token.kind === WHOLE || token.kind === PART, isLast: token.end === this.text.length });
  }

  addRunOf(start, end, first) {
    if (this.terms.length > first) this.runs.push({ text: this.text.slice(start, end), first, count: this.terms.length - first });
  }
}

function withoutQuestionWords(text, characters) {
  for (const word of characters.questionWords) {
    const without = text.replaceAll(word, " ");
    if (without.length !== text.length && (without.match(/[\p{L}\p{Nd}]/gu)?.length ?? 0) >= 3) text = without;
  }
  return text.trim();
}
