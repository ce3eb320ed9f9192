// Search from anywhere: "/" or Ctrl/⌘-K. Without this script the link it hangs on leads to the search page.
const dialog = document.getElementById("palette");
const input = dialog.querySelector("input");
const list = dialog.querySelector("[role=listbox]");
const status = dialog.querySelector("[role=status]");
const api = new URL("api/search", dialog.querySelector("form").action); // beside the search page, wherever the site's root is
let pending = null;
let timer = 0;

function open() {
  if (dialog.open) return;
  dialog.showModal();
  input.select();
}

function option(hit, index) {
  const link = document.createElement("a");
  link.id = `hit-${index}`;
  link.href = hit.url;
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.tabIndex = -1;
  const title = document.createElement("strong");
  title.textContent = hit.title;
  const where = document.createElement("small");
  where.textContent = hit.heading ?? "";
  const snippet = document.createElement("span");
  snippet.innerHTML = hit.snippet; // the server encodes it; its only tag is <mark>
  link.append(title, where, snippet);
  return link;
}

function select(link) {
  list.querySelector("[aria-selected=true]")?.setAttribute("aria-selected", "false");
  link?.setAttribute("aria-selected", "true");
  link?.scrollIntoView({ block: "nearest" });
  if (link) input.setAttribute("aria-activedescendant", link.id);
  else input.removeAttribute("aria-activedescendant");
}

function show(hits, total) {
  list.replaceChildren(...hits.map(option));
  input.setAttribute("aria-expanded", String(hits.length > 0));
  status.textContent = total === 0 ? dialog.dataset.none : dialog.dataset.count.replace("{0}", total);
  select(list.firstElementChild);
}

function clear() {
  list.replaceChildren();
  status.textContent = "";
  input.setAttribute("aria-expanded", "false");
  select(null);
}

// Only the latest question is answered: a newer one aborts the one on its way.
async function search() {
  pending?.abort();
  const question = input.value.trim();
  if (!question) return clear();
  pending = new AbortController();
  try {
    const response = await fetch(`${api}?limit=8&q=${encodeURIComponent(question)}`, { signal: pending.signal });
    if (!response.ok) throw new Error(response.statusText);
    const { hits, total } = await response.json();
    show(hits, total);
  } catch (error) {
    if (error.name === "AbortError") return;
    clear();
    status.textContent = dialog.dataset.failed;
  }
}

function soon() {
  clearTimeout(timer);
  timer = setTimeout(search, 60);
}

function move(step) {
  const links = [...list.children];
  if (links.length === 0) return;
  const at = links.findIndex((link) => link.getAttribute("aria-selected") === "true");
  select(links[(at + step + links.length) % links.length]);
}

input.addEventListener("input", (event) => { if (!event.isComposing) soon(); });
input.addEventListener("compositionend", soon);
input.addEventListener("keydown", (event) => {
  if (event.isComposing) return; // Enter and the arrows belong to the input method
  if (event.key === "ArrowDown") move(1);
  else if (event.key === "ArrowUp") move(-1);
  else if (event.key === "Enter" && list.querySelector("[aria-selected=true]")) list.querySelector("[aria-selected=true]").click();
  else return;
  event.preventDefault();
});
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("[role=option]")) dialog.close();
});
document.querySelector("[data-palette-open]").addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open();
});
document.addEventListener("keydown", (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");
  const asked = (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey)
    || (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !document.querySelector("dialog[open]"));
  if (!asked || event.isComposing) return;
  event.preventDefault();
  open();
});
