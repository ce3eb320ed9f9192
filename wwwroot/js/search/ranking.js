// A question → the numbers of all its documents and those of the page in order, as by Blog.Engine/Search/Ranking/Ranker.
import { parse } from "./question.js";
import { plansFor } from "./plan.js";
import { Rerank, hasPhrase } from "./rerank.js";
import { Scores } from "./scores.js";
import { select } from "./selection.js";

const MIN_COVERAGE = 0.3, RERANKED = 100;

export async function rank(query, shards) {
  const parsed = parse(query, shards.characters);
  const [plans, allowed] = await Promise.all([plansFor(parsed, shards), select(parsed, shards)]);
  const scores = new Scores(shards, allowed);
  for (let i = 0; i < plans.length; i++) await scores.add(plans[i], i);
  const all = parsed.words !== "" ? matching(scores, shards) : parsed.hasFilter ? [...allowed.keys()].filter((number) => allowed[number]) : [];
  const isByDate = query.order === "date" || parsed.words === "";
  const context = { query, parsed, plans, scores, shards, gone: new Set() };
  const page = await (isByDate ? byDate(all, context) : byRelevance(all, context));
  return {
    all: all.filter((number) => !context.gone.has(number)),
    page: page.slice(query.offset, query.offset + query.limit).map(({ number, score }) => ({ number, score, plan: plans[scores.plan[number]] })),
    plan: plans[0],
  };
}

function matching(scores, { count }) {
  let best = 0;
  for (let number = 0; number < count; number++) best = Math.max(best, scores.coverage[number]);
  const least = MIN_COVERAGE * best;
  const found = [];
  for (let number = 0; number < count; number++) if (scores.best[number] > 0 && scores.coverage[number] >= least) found.push(number);
  return found;
}

/** Newest first; documents are numbered by date. */
async function byDate(all, context) {
  const newest = all.map((number) => ({ number, score: context.scores.best[number] || 1 })).reverse();
  const end = context.query.offset + context.query.limit;
  for (let page; ;) {
    page = newest.filter(({ number }) => !context.gone.has(number)).slice(0, end);
    if (context.parsed.phrases.length === 0 || (await verify(page, context)).length === 0) return page;
  }
}

/** Ranks by what is possible and reads the documents on the page until what is possible is what is. */
async function byRelevance(all, context) {
  const { query, scores, plans, parsed, shards } = context;
  const reranks = plans.map((plan) => new Rerank(plan, parsed, shards.characters));
  const base = all.map((number) => ({ number, score: scores.best[number] })).sort(order);
  const known = new Map();
  for (; ;) {
    const candidates = base.filter(({ number }) => !context.gone.has(number)).slice(0, Math.max(RERANKED, query.offset + query.limit));
    const possible = candidates.map((candidate, i) => known.get(candidate.number) ?? (i < RERANKED ? bounded(candidate, reranks, context) : { ...candidate, isExact: true }));
    for (const candidate of possible) known.set(candidate.number, candidate);
    const page = possible.sort(order).slice(0, query.offset + query.limit);
    const unsure = page.filter((candidate) => !candidate.isExact);
    if (unsure.length === 0) return page;
    await read(unsure, reranks, known, context);
  }
}

function bounded(candidate, reranks, { scores, parsed }) {
  const { number, score } = candidate;
  const { least, most } = reranks[scores.plan[number]].bounds(number, scores.slots[number]);
  return { number, base: score, score: score * most, isExact: least === most && parsed.phrases.length === 0 };
}

async function read(unsure, reranks, known, context) {
  const { scores, shards } = context;
  await verify(unsure, context);
  for (const { number, base } of unsure) {
    const factor = reranks[scores.plan[number]].factor(await shards.document(number), scores.slots[number]);
    known.set(number, { number, base, score: base * factor, isExact: true });
  }
}

/** Reads documents; gives those that lack a phrase, which are no hits. */
async function verify(candidates, { parsed, shards, gone }) {
  const documents = await Promise.all(candidates.map(({ number }) => shards.document(number)));
  const lacking = candidates.filter((_, i) => !parsed.phrases.every((phrase) => hasPhrase(documents[i], phrase, shards.characters)));
  for (const { number } of lacking) gone.add(number);
  return lacking;
}

/** The best first; of equals the newest. */
const order = (a, b) => b.score - a.score || b.number - a.number;
