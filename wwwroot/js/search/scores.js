// What each document scores, as by Blog.Engine/Search/Ranking/Scores and Bm25F: in single precision like there, so that equals stay equals.
const K1 = 1.2, BODY_B = 0.6, TITLE_B = 0.5, TITLE_BOOST = 6, TAG_BOOST = 3, HEADING_BOOST = 2.5, UNITS = 4;
const single = Math.fround;

/** BM25F: the saturated frequency of a term in a document, by the lengths of its title and body. */
export class Bm25F {
  constructor({ count, titleLengths, bodyLengths }) {
    const average = (lengths) => Math.max(lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, count), 1);
    this.titleScale = TITLE_B / average(titleLengths);
    this.bodyScale = BODY_B / average(bodyLengths);
  }

  saturated(postings, i, titleLength, bodyLength) {
    let weighted = postings.body[i] / (1 - BODY_B + this.bodyScale * bodyLength) + HEADING_BOOST * postings.headings[i];
    if (postings.title[i] > 0) weighted += TITLE_BOOST * postings.title[i] / (1 - TITLE_B + this.titleScale * titleLength);
    weighted /= UNITS;
    if (postings.tagged[i]) weighted += TAG_BOOST;
    return weighted * (K1 + 1) / (weighted + K1);
  }
}

export class Scores {
  constructor(shards, allowed) {
    this.shards = shards;
    this.allowed = allowed;
    this.bm25f = shards.bm25f ??= new Bm25F(shards);
    this.best = new Float32Array(shards.count);
    this.coverage = new Float32Array(shards.count);
    this.plan = new Uint8Array(shards.count);
    /** By document: the numbers of the slots of its best plan that it has, a bit each. */
    this.slots = new Array(shards.count);
  }

  /** Scores by one plan and keeps the better of this and the plans before. */
  async add(plan, number) {
    const postings = await Promise.all(plan.slots.map((slot) => Promise.all(slot.alternatives.map((alternative) => this.shards.postings(alternative.term)))));
    const sums = { score: new Float32Array(this.shards.count), coverage: new Float32Array(this.shards.count), slots: new Array(this.shards.count).fill(0n) };
    plan.slots.forEach((slot, i) => {
      slot.postings = postings[i];
      this.addSlot(slot, BigInt(i), sums);
    });
    this.keep(plan, number, sums);
  }

  /** Of the alternatives of a slot the best counts: a post is not better for having all forms of a word. */
  addSlot(slot, number, { score, coverage, slots }) {
    const bit = 1n << number;
    const best = new Float32Array(this.shards.count);
    slot.alternatives.forEach((alternative, a) => {
      const postings = slot.postings[a];
      const factor = slot.importance * alternative.weight;
      for (let i = 0; i < (postings?.count ?? 0); i++) {
        const document = postings.documents[i];
        if (this.allowed && !this.allowed[document]) continue;
        const points = single(factor * this.bm25f.saturated(postings, i, this.shards.titleLengths[document], this.shards.bodyLengths[document]));
        if (!(slots[document] & bit)) {
          slots[document] |= bit;
          coverage[document] += single(factor);
        }
        if (points <= best[document]) continue;
        score[document] += single(points - best[document]);
        best[document] = points;
      }
    });
  }

  keep(plan, number, { score, coverage, slots }) {
    const importance = single(plan.importance), weight = single(plan.weight);
    for (let document = 0; document < this.shards.count; document++) {
      if (score[document] <= 0) continue;
      const covered = Math.min(1, single(coverage[document] / importance));
      const total = single(single(weight * score[document]) * single(single(0.3) + single(single(0.7) * covered)));
      if (total <= this.best[document]) continue;
      this.best[document] = total;
      this.coverage[document] = covered;
      this.slots[document] = slots[document];
      this.plan[document] = number;
    }
  }
}
