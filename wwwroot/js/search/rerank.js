// What the text of the best documents says, as by Blog.Engine/Search/Ranking/Rerank. A text costs a file, so a document is first given the most and the
// least that its postings leave possible, and is read only where that decides the order.
import { compact, latexWords } from "./question.js";

const MAX_BODY = 32768;
const FORMULA = 0.6, TITLE_EQUALS = 0.6, TITLE_CONTAINS = 0.4, HEADING_CONTAINS = 0.25;
const IN_TITLE = 0.35, IN_HEADING = 0.25, IN_BODY = 0.12;

export class Rerank {
  constructor(plan, parsed, characters) {
    Object.assign(this, { plan, parsed, characters, question: plan.words.text });
    const total = Math.max(plan.importance, Number.MIN_VALUE);
    this.runs = plan.words.runs
      .map((run) => ({ text: run.text, slots: plan.slotsOf(run), share: plan.importanceOf(run) / total, mayGoOn: this.question.endsWith(run.text) }))
      .filter((run) => run.slots !== null && run.share > 0);
    for (const run of this.runs) run.bits = run.slots.reduce((bits, slot) => bits | (1n << BigInt(slot)), 0n);
  }

  /** The most and the least that a document's score may be multiplied by, told from its postings alone. */
  bounds(document, slots) {
    if (this.question === "") return { least: 1, most: 1 };
    const fields = this.plan.slots.map((slot) => fieldsOf(slot, document));
    const all = (run, field) => run.slots.every((slot) => fields[slot][field]);
    let least = 1, most = 1;
    for (const run of this.runs) {
      const best = all(run, "title") ? IN_TITLE : all(run, "headings") ? IN_HEADING : (slots & run.bits) === run.bits ? IN_BODY : 0;
      most += best * run.share;
      // One pair of characters is where its postings say; more need not stand together, and a word may be a part of another.
      if (run.slots.length === 1 && !this.plan.slots[run.slots[0]].term.isWord && best > IN_BODY) least += best * run.share;
    }
    most += this.mostOfWhole(fields, slots, all);
    return { least: most === least ? most : least, most };
  }

  mostOfWhole(fields, slots, all) {
    if (this.parsed.formula !== null && this.runs.every((run) => (slots & run.bits) === run.bits)) return FORMULA;
    if (this.runs.every((run) => all(run, "title"))) return TITLE_EQUALS;
    return this.runs.every((run) => all(run, "headings")) ? HEADING_CONTAINS : 0;
  }

  factor(document, slots) {
    if (this.question === "") return 1;
    const { characters } = this;
    const bonus = this.runs.map(() => 0);
    const look = (text, weight) => this.runs.forEach((run, i) => {
      const worth = weight * run.share;
      if (bonus[i] < worth && characters.has(run.text, text, run)) bonus[i] = worth;
    });
    const needsBody = () => this.runs.some((run, i) => bonus[i] === 0 && (slots & run.bits) === run.bits);
    const title = characters.fold(document.title.trim());
    let whole = !title.includes(this.question) ? 0 : title.length === this.question.length ? TITLE_EQUALS : TITLE_CONTAINS;
    look(title, IN_TITLE);
    for (const { heading } of document.sections) {
      if (heading === null) continue;
      const folded = characters.fold(heading);
      if (folded.includes(this.question)) whole = Math.max(whole, HEADING_CONTAINS);
      look(folded, IN_HEADING);
    }
    let left = MAX_BODY;
    for (const text of document.sections.flatMap((section) => [section.text, section.code])) {
      if (left <= 0 || !needsBody()) break;
      look(characters.fold(text.slice(0, left)), IN_BODY);
      left -= text.length;
    }
    if (this.parsed.formula !== null && document.sections.some((section) => compact(section.math).includes(this.parsed.formula))) whole = Math.max(whole, FORMULA);
    return 1 + whole + bonus.reduce((sum, worth) => sum + worth, 0);
  }
}

/** Where a document has a term of the question, or a longer word that begins with it. */
function fieldsOf(slot, document) {
  const fields = { title: false, headings: false };
  slot.alternatives.forEach((alternative, a) => {
    const postings = slot.postings[a];
    const i = alternative.isCorrection || !postings ? -1 : indexOf(postings.documents, document);
    if (i < 0) return;
    fields.title ||= postings.title[i] > 0;
    fields.headings ||= postings.headings[i] > 0;
  });
  return fields;
}

function indexOf(documents, document) {
  let low = 0, high = documents.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (documents[middle] < document) low = middle + 1;
    else high = middle;
  }
  return documents[low] === document ? low : -1;
}

/** Whether the text of a document has a phrase. */
export function hasPhrase(document, phrase, characters) {
  const has = (text) => text !== null && characters.has(phrase, characters.fold(text));
  return [document.title, ...document.tags, ...document.categories, document.series].some(has)
    || document.sections.some((section) => has(section.heading) || has(section.text) || has(section.code) || (section.math !== "" && has(latexWords(section.math))));
}
