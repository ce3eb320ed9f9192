// The search dialog, loaded when it is first opened (site.js). What was typed before that waits in its input; Enter leads to the search page.
const dialog = document.getElementById("palette");
const input = dialog.querySelector("input");
const list = dialog.querySelector("[role=listbox]");
const status = dialog.querySelector("[role=status]");
const words = dialog.dataset;
const page = dialog.querySelector("form").action; // the search page, wherever the site's root is
const limit = 8;
let pending = new AbortController();
let timer = 0;
let isWaiting = false; // for the answer to what is typed
let isEntered = false; // Enter was pressed meanwhile: it means the answer, not what still stands there

// One answers from the server, the other from the files of an export; both say { hits, total, didYouMean, suggestions }.
async function askServer(question, signal) {
  const response = await fetch(`${new URL("api/search", page)}?limit=${limit}&suggest=20&q=${encodeURIComponent(question)}`, { signal });
  if (!response.ok) throw new Error(response.statusText);
  return response.json();
}

async function askFiles(question) {
  const { ask } = await import("./search/site.js");
  return ask({ text: question, limit });
}

const ask = "static" in words ? askFiles : askServer;

export function opened() {
  if (input.value.trim() === "") showRecent();
  else if (list.children.length === 0) search();
  dialog.dataset.ready = "";
}

function option(href, title, note, act) {
  const link = document.createElement("a");
  link.href = href;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.tabIndex = -1;
  const strong = document.createElement("strong");
  strong.textContent = title;
  const small = document.createElement("small");
  small.textContent = note;
  link.append(strong, small);
  link.act = act;
  return link;
}

const again = (question, note) => option(`${page}?q=${encodeURIComponent(question)}`, question, note, () => put(question));

function hitOption(hit) {
  const link = option(hit.url, hit.title, hit.heading ?? "");
  const snippet = document.createElement("span");
  snippet.innerHTML = hit.snippet; // encoded by who answers; its only tag is <mark>
  link.append(snippet);
  // A text directive: the browser itself marks the words on the page one lands on.
  const found = snippet.querySelector("mark")?.textContent.trim();
  if (found) link.href += `${link.hash ? "" : "#"}:~:text=${encodeURIComponent(found).replaceAll("-", "%2D")}`;
  return link;
}

function select(link) {
  list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
  link?.setAttribute("aria-selected", "true");
  link?.scrollIntoView({ block: "nearest" });
  if (link) input.setAttribute("aria-activedescendant", link.id);
  else input.removeAttribute("aria-activedescendant");
}

function show(options, message, selected) {
  options.forEach((link, index) => { link.id = `hit-${index}`; });
  list.replaceChildren(...options);
  input.setAttribute("aria-expanded", String(options.length > 0));
  status.textContent = message;
  select(selected);
}

function showAnswer({ hits, total, didYouMean, suggestions, isIndexing }) {
  const found = hits.map(hitOption);
  const better = didYouMean ? [again(didYouMean, words.better)] : [];
  const tags = suggestions.filter(({ kind }) => kind === "tag").slice(0, 3).map(({ text, url }) => option(url, text, words.tag));
  const options = [...found, ...tags];
  options.splice(hits.length > 0 ? 1 : 0, 0, ...better); // what one may have meant does not take the place of what was found
  show(options, isIndexing ? words.indexing : total === 0 ? words.none : words.count.replace("{0}", total), found[0] ?? better[0]);
}

// What was searched before stays in this browser; where it keeps nothing, nothing is offered.
const recent = {
  read() {
    try { return JSON.parse(localStorage.getItem("searches")) ?? []; } catch { return []; }
  },
  add(question) {
    try { localStorage.setItem("searches", JSON.stringify([question, ...this.read().filter((one) => one !== question)].slice(0, limit))); } catch { /* storage is full or closed */ }
  },
  clear() {
    try { localStorage.removeItem("searches"); } catch { /* there is nothing to clear */ }
  },
};

function showRecent() {
  const questions = recent.read();
  const forget = option(page, words.forget, "", () => { recent.clear(); showRecent(); });
  show(questions.length > 0 ? [...questions.map((question) => again(question, words.recent)), forget] : [], "", null);
}

function put(question) {
  input.value = question;
  search();
}

// Only the latest question is answered: a newer one aborts the one on its way.
async function search() {
  clearTimeout(timer);
  pending.abort();
  const { signal } = pending = new AbortController();
  const question = input.value.trim();
  isWaiting = question !== "";
  if (!question) return showRecent();
  try {
    const answer = await ask(question, signal);
    if (!signal.aborted) showAnswer(answer);
  } catch {
    if (!signal.aborted) show([], words.failed, null);
  }
  if (signal.aborted) return;
  isWaiting = false;
  const selected = list.querySelector("[aria-selected=true]");
  if (isEntered && selected) choose(selected);
}

function soon() {
  [isWaiting, isEntered] = [true, false];
  clearTimeout(timer);
  timer = setTimeout(search, 60);
}

function move(step) {
  const links = [...list.children];
  if (links.length === 0) return;
  const at = links.findIndex((link) => link.getAttribute("aria-selected") === "true");
  select(links[at < 0 && step < 0 ? links.length - 1 : (at + step + links.length) % links.length]);
}

// What is under way is dropped first, so that nothing changes the list between the choice and the page.
function choose(link) {
  isEntered = false;
  if (link.act) return link.act();
  clearTimeout(timer);
  pending.abort();
  recent.add(input.value.trim());
  dialog.close();
  location.assign(link.href);
}

input.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
input.addEventListener("compositionend", soon);
input.addEventListener("keydown", (event) => {
  if (event.isComposing) return; // Enter and the arrows belong to the input method
  const selected = list.querySelector("[aria-selected=true]");
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Enter" && isWaiting) isEntered = true;
  else if (event.key === "Enter" && selected) choose(selected);
  else if (event.key === "Enter") return recent.add(input.value.trim());
  else return;
  event.preventDefault();
});
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  const link = event.target.closest("[role=option]");
  if (event.target === dialog) dialog.close();
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  choose(link);
});
