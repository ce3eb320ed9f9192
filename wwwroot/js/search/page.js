// The search page of an exported site: every state of it has an address, as on the server, and is shown with the same elements.
import { ask } from "./site.js";

const PAGE_SIZE = 10, MOST_PAGES = 100;
const form = document.querySelector("main form");
const box = document.querySelector("[data-search]");
const words = box.dataset;
const asked = new URLSearchParams(location.search);
const names = ["tag", "category", "series", "year"];
const state = { q: (asked.get("q") ?? "").trim().slice(0, form.q.maxLength), sort: asked.get("sort") === "date" ? "date" : "", page: Math.min(MOST_PAGES, Math.max(1, parseInt(asked.get("page"), 10) || 1)) };
for (const name of names) state[name] = asked.get(name)?.trim() ?? "";

/** The address of this search with some of it changed; from the first page on. */
function address(changes) {
  const next = { ...state, page: 1, ...changes };
  const query = new URLSearchParams();
  for (const name of ["q", ...names, "sort"]) if (next[name]) query.set(name, next[name]);
  if (next.page > 1) query.set("page", next.page);
  return `${location.pathname}?${query}`;
}

function element(name, attributes, ...children) {
  const created = Object.assign(document.createElement(name), attributes);
  created.append(...children);
  return created;
}

const link = (href, ...children) => element("a", { href }, ...children);
const marked = (name, attributes, html) => element(name, { ...attributes, innerHTML: html }); // encoded by the index; its only tag is <mark>
const number = (value) => value.toLocaleString(document.documentElement.lang);
const counted = (total) => (total === 1 ? words.one : words.count).replace("{0}", number(total));

async function search() {
  document.title = `${words.for.replace("{0}", state.q)} · ${document.title}`;
  for (const name of names.filter((one) => state[one])) form.append(element("label", { className: "filter" }, element("input", { type: "checkbox", name, value: state[name], checked: true }), ` ${state[name]}`));
  if (state.sort) form.append(element("input", { type: "hidden", name: "sort", value: state.sort }));
  let answer;
  try {
    answer = await ask({ text: state.q, tag: state.tag, category: state.category, series: state.series, year: state.year, order: state.sort, offset: (state.page - 1) * PAGE_SIZE, limit: PAGE_SIZE, withFacets: true });
  } catch {
    return box.replaceChildren(element("p", { className: "hint", role: "alert" }, words.failed));
  }
  box.replaceChildren(...answer.total > 0 ? [facets(answer.facets)] : [], results(answer));
}

function facets(all) {
  const nav = element("nav", { className: "facets", ariaLabel: words.narrow });
  for (const name of names.filter((one) => all[one].length > 1)) {
    const items = all[name].slice(0, 8).map(({ value, count }) => element("li", {}, link(address({ [name]: value }), value), " ", element("span", { className: "count" }, number(count))));
    nav.append(element("details", {}, element("summary", {}, words[name]), element("ul", {}, ...items)));
  }
  return nav;
}

function results({ total, hits, didYouMean }) {
  const section = element("section", { className: "hits-box" });
  section.setAttribute("aria-labelledby", "results");
  const head = element("div", { className: "hits-head" }, element("h2", { className: "telemetry", id: "results" }, total === 0 ? words.none : counted(total)));
  if (total > 1) head.append(element("p", { className: "telemetry" }, link(address({ sort: state.sort ? "" : "date" }), state.sort ? words.byRelevance : words.byDate)));
  section.append(head);
  if (didYouMean) section.append(element("p", { className: "better" }, words.better, " ", link(`${location.pathname}?${new URLSearchParams({ q: didYouMean })}`, didYouMean)));
  section.append(element("ol", { className: "hits", start: (state.page - 1) * PAGE_SIZE + 1 }, ...hits.map(item)));
  if (state.page > 1 || total > state.page * PAGE_SIZE) section.append(pager(total));
  return section;
}

function item(hit) {
  const heading = hit.headingHtml ? [marked("p", { className: "where" }, hit.headingHtml)] : [];
  const facts = element("p", { className: "telemetry" }, element("time", { dateTime: hit.day }, hit.day), ...hit.tags.slice(0, 3).map(({ text, url }) => link(url, text)));
  return element("li", {}, element("h3", {}, marked("a", { href: hit.url }, hit.titleHtml)), ...heading, marked("p", {}, hit.snippet), facts);
}

function pager(total) {
  const nav = element("nav", { className: "pager", ariaLabel: words.pager });
  if (state.page > 1) nav.append(element("a", { href: address({ page: state.page - 1 }), rel: "prev" }, `← ${words.back}`));
  nav.append(element("span", { className: "position" }, number(state.page)));
  if (total > state.page * PAGE_SIZE && state.page < MOST_PAGES) nav.append(element("a", { href: address({ page: state.page + 1 }), rel: "next" }, `${words.forward} →`));
  return nav;
}

form.hidden = false;
document.querySelector("[data-scriptless]").hidden = true;
form.q.value = state.q;
if (state.q) await search();
else form.after(element("p", { className: "hint" }, words.hint));
