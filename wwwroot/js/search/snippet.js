// A ranked document → what a reader sees of it, as by Blog.Engine/Search/Presentation: title with marks, the section that answers best, a snippet of it.
import { latexWords } from "./question.js";
import { numbersOf } from "./rerank.js";
import { indexOf } from "./shards.js";
import { tokenize } from "./tokenizer.js";

const LENGTH = 90, MAX_LEAD = 30, SHORT_LEAD = 12;
const ALL_SLOTS = -1; // in place of a slot: worth more than all of them
const FORMULA_MARK = "\ufffc", LONGEST_SOURCE = 120;
const sourceOf = (latex) => {
  const shown = latex.replace(/\\label\s*\{[^{}]*\}/g, "").trim();
  return encode(shown.length <= LONGEST_SOURCE ? shown : shown.slice(0, LONGEST_SOURCE) + "…");
};
const SENTENCE_ENDS = "。！？；!?;\n";
const blank = (text) => /^\s*$/.test(text);

/** Reads the one chunk of the document that has most of the question. */
export async function present(number, plan, shards) {
  const head = await shards.head(number);
  const marker = new Marker(plan, shards.characters);
  const sections = await sectionsOf(head, bestChunk(number, plan, marker), shards);
  const best = bestPassage(sections, marker);
  const isFound = best.worth > 0;
  return {
    head,
    titleHtml: whole(head.title, marker.in(head.title)),
    anchor: isFound ? best.section.anchor : null,
    heading: isFound ? best.section.heading : null,
    headingHtml: isFound && best.section.heading !== null ? whole(best.section.heading, best.headingMarks) : null,
    snippet: best.formula ? windowOf(best.section.text, marksAround(best, marker), marker, best.section.formulas) : windowOf(best.text, best.marks, marker, best.isCode ? [] : best.section?.formulas),
  };
}

/** The sections of a document with so much of their text as one chunk has. */
async function sectionsOf(head, number, shards) {
  const sections = head.sections.map((section) => ({ ...section, text: "", code: "", math: "", formulas: [] }));
  const pieces = number < head.chunks.length ? await shards.chunk(head, number) : [];
  for (const { section, field, text, formulas } of pieces) {
    sections[section][["text", "code", "math"][field]] += text;
    sections[section].formulas.push(...formulas);
  }
  return sections;
}

function bestChunk(number, plan, marker) {
  const worths = [];
  plan.slots.forEach((slot, i) => {
    const bits = marker.isUsed(i) ? slot.alternatives.reduce((all, _, a) => all | chunksOf(slot.postings[a], number), 0) : 0;
    for (const chunk of numbersOf(bits)) worths[chunk] = (worths[chunk] ?? 0) + slot.importance;
  });
  return worths.reduce((best, worth, chunk) => worth > (worths[best] ?? 0) ? chunk : best, 0);
}

const chunksOf = (postings, number) => { const i = postings ? indexOf(postings, number) : -1; return i < 0 ? 0 : postings.chunks[i]; };

/** Finds the terms of a question in texts. */
class Marker {
  constructor(plan, characters) {
    this.characters = characters;
    this.importance = plan.slots.map((slot) => slot.importance);
    this.mostWorth = this.importance.reduce((sum, worth) => sum + worth, 0);
    this.slots = new Map();
    this.isUsed = (i) => plan.slots.length === 1 || !isAccident(plan.slots[i].term.text, characters);
    plan.slots.forEach((slot, i) => {
      if (!this.isUsed(i)) return;
      for (const { term } of slot.alternatives) if (!this.slots.has(term)) this.slots.set(term, i);
    });
  }

  in(text) {
    const folded = this.characters.fold(text);
    if (![...this.slots.keys()].some((term) => folded.includes(term))) return [];
    return tokenize(text, folded, this.characters)
      .map(({ start, end }) => ({ start, end, slot: this.slots.get(folded.slice(start, end)) }))
      .filter((mark) => mark.slot !== undefined);
  }

  /** What the different terms among marks are worth together. */
  worth(marks) {
    const seen = new Set();
    let worth = 0;
    for (const { slot } of marks) {
      if (slot === ALL_SLOTS) worth += 2 * this.mostWorth;
      if (slot === ALL_SLOTS || seen.has(slot)) continue;
      seen.add(slot);
      worth += this.importance[slot];
    }
    return worth;
  }
}

/** A lone function character, or a pair with one, would be marked all over the text. */
const isAccident = (term, characters) => term.length <= 2 && [...term].some((c) => characters.functionCharacters.has(c));

function bestPassage(sections, marker) {
  const lead = sections.find((section) => section.text.length > 0);
  let best = { section: lead, worth: 0, headingMarks: [], text: lead?.text ?? "", marks: [] };
  for (const section of sections) {
    const passage = passageOf(section, marker);
    if (passage.worth > best.worth) best = passage;
  }
  return best;
}

function passageOf(section, marker) {
  const headingMarks = section.heading === null ? [] : marker.in(section.heading);
  const read = (text) => { const marks = marker.in(text); return { section, worth: marker.worth(marks), text, marks }; };
  const text = read(section.text), code = { ...read(section.code), isCode: true };
  const formula = section.math === "" ? text : bestFormula(section, marker);
  let shown = [code, formula].reduce((best, passage) => passage.worth > best.worth ? passage : best, text);
  if (shown.worth === 0 && section.text === "" && section.code !== "") shown = code;
  return { ...shown, headingMarks, worth: shown.worth + marker.worth(headingMarks) };
}

function bestFormula(section, marker) {
  const passages = section.math.split("\n\n").map((formula) => formula.trim()).filter(Boolean).map((formula) => ({ formula, worth: 0.5 * marker.worth(marker.in(latexWords(formula))) }));
  const best = passages.reduce((most, passage) => passage.worth > most.worth ? passage : most, passages[0] ?? { worth: 0 });
  return { section, text: "", marks: [], ...best };
}

/** The formula itself is marked where it stands in the text; the words of the question beside it too. */
function marksAround({ formula, section }, marker) {
  const marks = marker.in(section.text);
  let place = -1;
  for (const other of section.formulas) {
    place = section.text.indexOf(FORMULA_MARK, place + 1);
    if (other === formula) return [...marks, { start: place, end: place + 1, slot: ALL_SLOTS }].sort((a, b) => a.start - b.start);
  }
  return marks;
}

const whole = (text, marks) => write(text, 0, text.length, marks);

function windowOf(text, marks, marker, formulas = []) {
  const start = marks.length === 0 ? 0 : startOf(text, bestFirst(marks, marker));
  let end = Math.min(text.length, start + LENGTH);
  if (end < text.length && isLow(text, end)) end--;
  const html = (blank(text.slice(0, start)) ? "" : "…") + write(text, start, end, marks) + (blank(text.slice(end)) ? "" : "…");
  const before = text.slice(0, start).split(FORMULA_MARK).length - 1;
  return formulas.length === 0 ? html : html.split(FORMULA_MARK).map((piece, i) => i === 0 ? piece : sourceOf(formulas[before + i - 1]) + piece).join("");
}

/** Where the first mark of the best window begins. */
function bestFirst(marks, marker) {
  let best = -1, place = 0;
  for (let first = 0, next = 0; first < marks.length; first++) {
    while (next < marks.length && marks[next].end <= marks[first].start + LENGTH - SHORT_LEAD) next++;
    const worth = next > first ? marker.worth(marks.slice(first, next)) : 0;
    if (worth > best) [best, place] = [worth, marks[first].start];
  }
  return place;
}

/** The beginning of the sentence when it is near, else a few characters before; never inside a word or a surrogate pair. */
function startOf(text, mark) {
  for (let i = mark; i > Math.max(0, mark - MAX_LEAD); i--) if (SENTENCE_ENDS.includes(text[i - 1])) return skipBlanks(text, i, mark);
  if (mark <= MAX_LEAD) return 0;
  let start = mark - SHORT_LEAD;
  const isLetter = (i) => /[A-Za-z0-9]/.test(text[i]);
  while (start < mark && isLetter(start) && isLetter(start - 1)) start++;
  if (isLow(text, start)) start--;
  return skipBlanks(text, start, mark);
}

function skipBlanks(text, start, mark) {
  while (start < mark && blank(text[start])) start++;
  return start;
}

const isLow = (text, i) => (text.charCodeAt(i) & 0xfc00) === 0xdc00;

function write(text, start, end, marks) {
  let html = "", at = start;
  for (const [from, to] of merged(text, marks)) {
    if (to <= start || from >= end) continue;
    html += encode(text.slice(at, Math.max(from, start))) + "<mark>" + encode(text.slice(Math.max(from, start), Math.min(to, end))) + "</mark>";
    at = Math.min(to, end);
  }
  return html + encode(text.slice(at, end));
}

/** Marks that overlap, touch or have but blanks between them are one. */
function merged(text, marks) {
  const joined = [];
  for (const { start, end } of marks) {
    const last = joined.at(-1);
    if (last && (start <= last[1] || blank(text.slice(last[1], start)))) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}

export const encode = (text) => text.replace(/[\r\n\t\0]/g, " ").replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);
