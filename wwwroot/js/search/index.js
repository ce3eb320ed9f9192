// Search without a server: answers from the files that an export writes. Loaded when one first searches.
import { Shards } from "./shards.js";
import { present } from "./snippet.js";
import { rank } from "./ranking.js";

const MAX_LENGTH = 512;

export class Index {
  /** @param read name → a promise of the bytes of that file of the index, unpacked */
  static async open(read) {
    const index = new Index();
    index.shards = await Shards.open(read);
    return index;
  }

  /** Orders documents without reading what is only shown. */
  rank(query) { return rank({ offset: 0, limit: 10, ...query }, this.shards); }

  /** Like the server's /api/search, with facets when they are asked for. Of a phrase, total counts documents that have its pairs of characters. */
  async query(query) {
    const { all, page, plan } = await this.rank(query);
    const typed = query.text.slice(0, MAX_LENGTH);
    const corrected = plan.corrections.size > 0 ? plan.correct(typed) : typed;
    return {
      total: all.length,
      hits: await Promise.all(page.map((ranked) => this.hit(ranked))),
      didYouMean: corrected === query.text ? null : corrected,
      facets: query.withFacets ? countFacets(all, await this.shards.filters()) : null,
    };
  }

  async hit({ number, score, plan }) {
    const { head, anchor, ...shown } = await present(number, plan, this.shards);
    return { ...shown, title: head.title, score, url: head.url + (anchor ? "#" + encodeURIComponent(anchor) : ""), tags: head.tags, day: head.day };
  }

  /** Tags that begin with, or contain, what was typed. */
  async suggest(text, limit) {
    const { characters } = this.shards;
    const typed = characters.fold(text.slice(0, MAX_LENGTH)).trim();
    if (typed === "") return [];
    const places = (await this.shards.filters()).allTags.map((tag) => ({ tag, at: characters.fold(tag).indexOf(typed) })).filter(({ at }) => at >= 0);
    places.sort((a, b) => (a.at > 0) - (b.at > 0) || a.tag.length - b.tag.length || (a.tag < b.tag ? -1 : 1));
    return places.slice(0, limit).map(({ tag }) => tag);
  }
}

function countFacets(numbers, filters) {
  const count = (valuesOf) => {
    const counts = new Map();
    for (const number of numbers) for (const value of valuesOf(number)) counts.set(value, (counts.get(value) ?? 0) + 1);
    return [...counts].map(([value, times]) => ({ value: String(value), count: times }));
  };
  const byCount = (a, b) => b.count - a.count || (a.value < b.value ? -1 : 1);
  return {
    tag: count((number) => filters.tags[number]).sort(byCount),
    category: count((number) => filters.categories[number]).sort(byCount),
    series: count((number) => filters.series[number] === null ? [] : [filters.series[number]]).sort(byCount),
    year: count((number) => [filters.years[number]]).sort((a, b) => b.value - a.value),
  };
}
