// A question → the numbers of all its documents and those of the page in order, as by Blog.Engine/Search/Ranking/Ranker.
import { CJK } from "./characters.js";
import { parse } from "./question.js";
import { plansFor } from "./plan.js";
import { Rerank, hasPhrase } from "./rerank.js";
import { Scores } from "./scores.js";
import { select, termsOf } from "./selection.js";

const MIN_COVERAGE = 0.3, RERANKED = 100;

export async function rank(query, shards) {
  const parsed = parse(query, shards.characters);
  const [plans, allowed] = await Promise.all([plansFor(parsed, shards), select(parsed, shards)]);
  const scores = new Scores(shards, allowed);
  for (let i = 0; i < plans.length; i++) await scores.add(plans[i], i);
  const all = parsed.words !== "" ? matching(scores, shards) : parsed.hasFilter ? [...allowed.keys()].filter((number) => allowed[number]) : [];
  const isByDate = query.order === "date" || parsed.words === "";
  const context = { query, parsed, plans, scores, shards, phrases: parsed.phrases.map((text) => phraseOf(text, shards.characters)), gone: new Set() };
  const page = await (isByDate ? byDate(all, context) : byRelevance(all, context));
  return {
    all: all.filter((number) => !context.gone.has(number)),
    page: page.slice(query.offset, query.offset + query.limit).map(({ number, score }) => ({ number, score, plan: plans[scores.plan[number]] })),
    plan: plans[0],
  };
}

function phraseOf(text, characters) {
  const terms = termsOf(text, characters);
  return { text, terms, isOneTerm: terms.length === 1 && terms[0] === text && characters.kind(text, 0) === CJK };
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

/** Ranks by what is possible and reads more of the documents on the page until what is possible is what is. */
async function byRelevance(all, context) {
  const { query, scores, plans, parsed, shards } = context;
  const reranks = plans.map((plan) => new Rerank(plan, parsed, shards));
  const base = all.map((number) => ({ number, base: scores.best[number], rerank: reranks[scores.plan[number]] })).sort((a, b) => b.base - a.base || b.number - a.number);
  for (; ;) {
    const candidates = base.filter(({ number }) => !context.gone.has(number)).slice(0, Math.max(RERANKED, query.offset + query.limit));
    candidates.forEach((candidate, i) => first(candidate, i < RERANKED, context));
    const page = candidates.sort(order).slice(0, query.offset + query.limit);
    const unsure = page.filter((candidate) => !candidate.isExact);
    if (unsure.length === 0) return page;
    await Promise.all(unsure.map((candidate) => more(candidate, context)));
  }
}

/** What the postings say. It is never the whole: a question may stand within a longer word of a heading. */
function first(candidate, isRead, { phrases }) {
  if (candidate.score !== undefined) return;
  candidate.score = candidate.base * (isRead ? candidate.rerank.most(candidate.number) : 1);
  candidate.isExact = !isRead;
  candidate.isVerified = !isRead || phrases.length === 0;
}

/** What the next part of the document says: whether it has the phrases, then its title and headings, then its text. */
async function more(candidate, context) {
  if (!candidate.isVerified) {
    candidate.isVerified = true;
    await verify([candidate], context);
  } else if (!candidate.known) {
    candidate.head = await context.shards.head(candidate.number);
    candidate.known = candidate.rerank.bounds(candidate.number, candidate.head);
    narrow(candidate, candidate.known);
  } else {
    const factor = await candidate.rerank.factor(candidate.head, candidate.known);
    narrow(candidate, { least: factor, most: factor });
  }
}

function narrow(candidate, { least, most }) {
  Object.assign(candidate, { score: candidate.base * most, isExact: least === most });
}

/** Reads documents; gives those that lack a phrase, which are no hits. */
async function verify(candidates, { phrases, shards, gone }) {
  const hits = await Promise.all(candidates.map(async ({ number }) => (await Promise.all(phrases.map((phrase) => hasPhrase(number, phrase, shards)))).every(Boolean)));
  const lacking = candidates.filter((_, i) => !hits[i]);
  for (const { number } of lacking) gone.add(number);
  return lacking;
}

/** The best first; of equals the newest. */
const order = (a, b) => b.score - a.score || b.number - a.number;
