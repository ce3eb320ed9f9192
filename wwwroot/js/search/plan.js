// Readings of a question, each resolved against the index, as by Blog.Engine/Search/Ranking/QueryPlan, Readings and Ranker.
import { Words } from "./question.js";
import { canRead, pinyinWords } from "./pinyin.js";
import { canCorrect, nearWords } from "./typos.js";

const PREFIX_WORDS = 24, PREFIX = 0.6, PREFIX_OF_WORD = 0.3, ENOUGH_POSTS = 3;
const READING = 0.9, LIKELIHOOD_STEP = 0.85, MAX_READINGS = 4;

/** ln(1 + (N − df + ½) / (df + ½)) */
export const idf = (documents, frequency) => Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));

/** The plans of a question, that of the question as typed first. Pinyin is tried before a correction: its letters always look misspelt. */
export async function plansFor(parsed, shards) {
  const words = new Words(parsed.words, shards.characters);
  let typed = await Plan.of(words, 1, shards, false);
  const others = (texts) => Promise.all(texts.map((text, i) => Plan.of(new Words(text, shards.characters), READING * LIKELIHOOD_STEP ** i, shards, false)));
  const chinese = typed.lacksPosts && canRead(words.text) ? await pinyinWords(words.text, shards) : [];
  if (chinese.length > 0) return [typed, ...await others(chinese)];
  if (typed.lacksPosts) typed = await Plan.of(words, 1, shards, true);
  const corrected = typed.corrected;
  return [typed, ...await others(readingsOf(parsed.words, shards)), ...await others(corrected === null ? [] : [corrected])];
}

class Plan {
  static async of(words, weight, shards, correct) {
    const plan = new Plan();
    Object.assign(plan, { words, weight, shards, corrections: new Map() });
    const slots = await Promise.all(words.terms.map((term) => plan.slotFor(term, correct)));
    plan.slots = slots.filter((slot) => slot.alternatives.length > 0);
    plan.importance = plan.slots.reduce((sum, slot) => sum + slot.importance, 0);
    plan.lacksPosts = plan.slots.length < words.terms.length || plan.slots.some((slot) => slot.posts < ENOUGH_POSTS);
    return plan;
  }

  /** The question with the corrections made; null without any. */
  get corrected() { return this.corrections.size === 0 ? null : this.correct(this.words.text); }

  correct(text) {
    for (const [wrong, right] of this.corrections) {
      const at = this.shards.characters.find(wrong, this.shards.characters.fold(text));
      if (at >= 0) text = text.slice(0, at) + right + text.slice(at + wrong.length);
    }
    return text;
  }

  /** The numbers of the slots that a document with this run must have; null when no document can have it. */
  slotsOf(run) {
    const isJoined = run.count > 1 && this.words.terms[run.first].isWord;
    const numbers = [];
    for (let i = run.first + (isJoined ? 1 : 0); i < run.first + run.count; i++) {
      const slot = this.slots.findIndex((one) => one.term === this.words.terms[i]);
      if (slot < 0) return null;
      numbers.push(slot);
    }
    return numbers;
  }

  importanceOf(run) {
    const terms = this.words.terms.slice(run.first, run.first + run.count);
    return this.slots.reduce((sum, slot) => terms.includes(slot.term) ? sum + slot.importance : sum, 0);
  }

  async slotFor(term, correct) {
    const frequency = await this.shards.frequency(term.text);
    const alternatives = frequency > 0 ? [{ term: term.text, weight: 1, isLonger: false, isCorrection: false }] : [];
    let posts = frequency;
    if (term.isWord && term.isLast) posts += await this.addLonger(term.text, frequency < ENOUGH_POSTS ? PREFIX : PREFIX_OF_WORD, alternatives);
    if (correct && posts < ENOUGH_POSTS && term.isWord && canCorrect(term.text)) posts += await this.addCorrections(term.text, frequency, alternatives);
    const rarity = idf(this.shards.count, Math.min(frequency > 0 ? frequency : posts, this.shards.count));
    return { term, alternatives, posts, importance: rarity * term.weight };
  }

  async addLonger(prefix, weight, alternatives) {
    const words = await this.shards.words.between(prefix, prefix + "\uffff");
    const order = ([a, x], [b, y]) => y - x || (a < b ? -1 : 1);
    const longer = words.sort(order).slice(0, PREFIX_WORDS + 1).filter(([word]) => word !== prefix).slice(0, PREFIX_WORDS);
    for (const [word] of longer) alternatives.push({ term: word, weight, isCorrection: false });
    return longer.reduce((sum, [, count]) => sum + count, 0);
  }

  async addCorrections(word, frequency, alternatives) {
    const near = await nearWords(word, this.shards);
    if (near.length > 0 && frequency === 0 && alternatives.length === 0) this.corrections.set(word, near[0].word);
    const known = new Set(alternatives.map((alternative) => alternative.term));
    for (const candidate of near)
      if (!known.has(candidate.word)) alternatives.push({ term: candidate.word, weight: candidate.distance === 1 ? 0.7 : 0.5, isCorrection: true });
    return near.reduce((sum, candidate) => sum + candidate.frequency, 0);
  }
}

/** Other ways to say the same: synonyms of the settings, and what Taiwan's words are called on the mainland. */
function readingsOf(words, { synonyms, characters }) {
  const readings = [];
  for (const [from, to] of synonyms) {
    const at = characters.find(from, words);
    if (at >= 0) readings.push(`${words.slice(0, at)} ${to} ${words.slice(at + from.length)}`.trim());
  }
  readings.push(ofTaiwan(words, characters.taiwan));
  return [...new Set(readings.filter((reading) => reading !== words))].slice(0, MAX_READINGS);
}

function ofTaiwan(words, terms) {
  let reading = words;
  for (let start = 0; start < reading.length; start++) {
    for (let length = Math.min(8, reading.length - start); length > 1; length--) {
      const term = terms.get(reading.slice(start, start + length));
      if (term === undefined) continue;
      reading = reading.slice(0, start) + term + reading.slice(start + length);
      break;
    }
  }
  return reading;
}
