// What the text of the best documents says, as by Blog.Engine/Search/Ranking/Rerank. A text costs a file, so a document is first given the most and the
// least that its postings leave possible; its headings are read, and then its text, only where that decides the order.
import { compact, latexWords } from "./question.js";
import { MATH, indexOf } from "./shards.js";

const MAX_BODY = 32768;
const FORMULA = 0.6, TITLE_EQUALS = 0.6, TITLE_CONTAINS = 0.4, HEADING_CONTAINS = 0.25;
const IN_TITLE = 0.35, IN_HEADING = 0.25, IN_BODY = 0.12;
const NO = 0, MAYBE = 1, YES = 2;

/** The bits of all chunks there can be. */
const ALL = 2 ** 30 - 1;

export class Rerank {
  constructor(plan, parsed, shards) {
    Object.assign(this, { plan, formula: parsed.formula, shards, characters: shards.characters, question: plan.words.text });
    const total = Math.max(plan.importance, Number.MIN_VALUE);
    this.runs = plan.words.runs
      .map((run) => ({ text: run.text, slots: plan.slotsOf(run), whole: plan.slots.findIndex((slot) => slot.term === plan.words.terms[run.first]), share: plan.importanceOf(run) / total, mayGoOn: plan.words.terms[run.first].isLast }))
      .filter((run) => run.slots !== null && run.share > 0);
    this.allSlots = this.runs.flatMap((run) => run.slots);
  }

  /** The most that the score of a document may be multiplied by, told from its postings alone. */
  most(number) {
    const fields = this.fieldsOf(number);
    const bonus = this.runs.map((run) => {
      const all = (field) => run.slots.every((slot) => fields[slot][field]);
      return all("title") ? IN_TITLE : all("headings") ? IN_HEADING : this.inBody(run, fields) === NO ? 0 : IN_BODY;
    });
    return this.question === "" ? 1 : this.sum(bonus, this.mostOfWhole(fields));
  }

  /** The most and the least once the title and the headings are known. */
  bounds(number, head) {
    const fields = this.fieldsOf(number);
    const titleLength = head.title.trim().length;
    const title = this.characters.fold(head.title.trim());
    const headings = head.sections.map(({ heading }) => heading).filter((heading) => heading !== null).map((heading) => this.characters.fold(heading));
    const contains = (text) => text.includes(this.question);
    const whole = contains(title) ? (titleLength === this.question.length ? TITLE_EQUALS : TITLE_CONTAINS) : headings.some(contains) ? HEADING_CONTAINS : 0;
    const bonus = this.runs.map((run) => {
      const has = (text) => this.characters.has(run.text, text, run);
      const known = has(title) ? IN_TITLE : headings.some(has) ? IN_HEADING : 0;
      if (known > 0) return { least: known, most: known };
      const inBody = this.inBody(run, fields);
      return { least: inBody === YES ? IN_BODY : 0, most: inBody === NO ? 0 : IN_BODY, run };
    });
    const mayHaveFormula = this.formula !== null && whole < FORMULA && this.chunksWith(this.allSlots, fields) !== 0;
    const bound = (name, ofWhole) => this.question === "" ? 1 : this.sum(bonus.map((one) => one[name]), ofWhole);
    return { least: bound("least", whole), most: bound("most", mayHaveFormula ? FORMULA : whole), fields, bonus, whole, mayHaveFormula };
  }

  /** What remains is read in the text: the factor itself. */
  async factor(head, { fields, bonus, whole, mayHaveFormula }) {
    const read = async (bits, found) => {
      for (const chunk of numbersOf(bits)) if (chunk < head.chunks.length && found(await this.shards.chunk(head, chunk), chunk)) return true;
      return false;
    };
    for (const one of bonus.filter(({ least, most }) => least !== most)) {
      const isIn = await read(this.chunksOf(one.run, fields), (pieces, chunk) => this.isInBody(one.run, pieces, head, chunk));
      one.least = one.most = isIn ? IN_BODY : 0;
    }
    const isFormula = mayHaveFormula && await read(this.chunksWith(this.allSlots, fields), (pieces) => pieces.some(({ field, text }) => field === MATH && compact(text).includes(this.formula)));
    return this.sum(bonus.map(({ least }) => least), isFormula ? FORMULA : whole);
  }

  isInBody(run, pieces, head, chunk) {
    let left = MAX_BODY - head.chunks.slice(0, chunk).reduce((sum, { bodyLength }) => sum + bodyLength, 0);
    for (const { text } of pieces.filter(({ field }) => field !== MATH)) {
      if (left > 0 && this.characters.has(run.text, this.characters.fold(text.slice(0, left)), run)) return true;
      left -= text.length;
    }
    return false;
  }

  sum(bonus, whole) { return 1 + whole + bonus.reduce((sum, worth, i) => sum + worth * this.runs[i].share, 0); }

  mostOfWhole(fields) {
    if (this.formula !== null && this.chunksWith(this.allSlots, fields) !== 0) return FORMULA;
    const all = (field) => this.runs.every((run) => run.slots.every((slot) => fields[slot][field]));
    return all("title") ? TITLE_EQUALS : all("headings") ? HEADING_CONTAINS : 0;
  }

  /** Whether a run stands in the text. One pair of characters stands where it is; of several, one chunk must have all. */
  inBody(run, fields) {
    if (fields[run.whole]?.stands && (run.slots.length === 1 || this.plan.slots[run.whole].term.isWord)) return YES;
    return this.chunksOf(run, fields) === 0 ? NO : MAYBE;
  }

  /** A letter alone may stand in any: as a piece of a longer word (1.5, i++) it is no term. */
  chunksOf(run, fields) { return run.text.length === 1 && this.plan.slots[run.slots[0]].term.isWord ? ALL : this.chunksWith(run.slots, fields); }

  chunksWith(slots, fields) { return slots.reduce((bits, slot) => bits & fields[slot].chunks, ALL); }

  /** By slot: where a document has its term, or a longer word that begins with it. */
  fieldsOf(number) {
    return this.plan.slots.map((slot) => {
      const fields = { title: false, headings: false, stands: false, chunks: 0 };
      slot.alternatives.forEach((alternative, a) => {
        const postings = slot.postings[a];
        const i = alternative.isCorrection || !postings ? -1 : indexOf(postings, number);
        if (i < 0) return;
        fields.title ||= postings.title[i] > 0;
        fields.headings ||= postings.headings[i] > 0;
        fields.stands ||= postings.stands[i] > 0;
        fields.chunks |= postings.chunks[i];
      });
      return fields;
    });
  }
}

/** The numbers of the bits that are set. */
export function numbersOf(bits) {
  const numbers = [];
  for (let number = 0; bits >>> number; number++) if (bits >>> number & 1) numbers.push(number);
  return numbers;
}

/** Whether a document has a phrase: in what it is called, or in one of the chunks that have all its terms. */
export async function hasPhrase(number, { text, terms, isOneTerm }, shards) {
  if (isOneTerm) return true;
  const { characters } = shards;
  const head = await shards.head(number);
  const has = (value) => value !== null && characters.has(text, characters.fold(value));
  if ([head.title, ...head.tags, ...head.categories, head.series, ...head.sections.map((section) => section.heading)].some(has)) return true;
  const places = await Promise.all(terms.map(async (term) => { const postings = await shards.postings(term); return postings.chunks[indexOf(postings, number)]; }));
  for (const chunk of numbersOf(places.reduce((bits, place) => bits & place, ALL)))
    if ((await shards.chunk(head, chunk)).some((piece) => has(piece.field === MATH ? latexWords(piece.text) : piece.text))) return true;
  return false;
}
