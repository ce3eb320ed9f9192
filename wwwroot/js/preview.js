// What a link leads to, shown beside it: an article of this site, one of its sections, a figure, an equation, a note. Loaded when a reader first asks.
// WCAG 1.4.13: Escape takes it away, the pointer may rest on it, and it stays until pointer and focus have left both.
const patience = 300; // ms that a pointer rests on a link before it opens
const grace = 250; // ms to get from the link to what it opened
const enough = 500; // characters of a section
const pages = new Map();
let box = null;
let opener = null;
let wanted = null;
let returned = null; // the link that got the focus back: having it is no wish to see the same again
let timer = 0;

export function wish(link) {
  clearTimeout(timer);
  const isReturn = link === returned;
  returned = null;
  if (link === opener || isReturn) return;
  wanted = link;
  timer = setTimeout(() => open(link), patience);
}

export function leave() {
  clearTimeout(timer);
  wanted = null;
  timer = setTimeout(close, grace);
}

export async function open(link) {
  wanted = link;
  const content = await contentOf(link);
  if (wanted !== link) return;
  close();
  if (content) show(link, content);
}

export function toggle(link) {
  if (link === opener) close();
  else open(link);
}

function close() {
  clearTimeout(timer);
  const hadFocus = box?.contains(document.activeElement);
  box?.remove();
  if (hadFocus) {
    opener.focus();
    returned = opener.matches(":focus-visible") ? opener : null;
  }
  box = opener = wanted = null;
}

async function contentOf(link) {
  const id = decodeURIComponent(link.hash.slice(1));
  if (isHere(link)) return part(document, id);
  const page = await pageOf(link).catch(() => null);
  return page?.querySelector(".post") ? [heading(page, link), ...(part(page, id) ?? [summary(page)])] : null;
}

const isHere = (link) => link.pathname === location.pathname && link.hash.length > 1;

function pageOf(link) {
  const address = link.origin + link.pathname;
  if (!pages.has(address)) pages.set(address, fetch(address).then((answer) => answer.ok ? answer.text() : "").then((html) => new DOMParser().parseFromString(html, "text/html")));
  return pages.get(address);
}

function heading(page, link) {
  const box = document.createElement("header");
  const title = document.createElement("a");
  title.href = link.href;
  title.textContent = page.querySelector("h1").textContent;
  const note = document.createElement("p");
  note.className = "telemetry";
  note.textContent = [...page.querySelectorAll(".coordinates time")].slice(-1).map((time) => time.textContent).join("");
  box.append(title, note);
  return box;
}

function summary(page) {
  const text = document.createElement("p");
  text.textContent = page.querySelector("meta[name=description]")?.content ?? "";
  return text;
}

// Copies of what an id names: of a heading its section, of a note its text, of anything else its block.
function part(page, id) {
  const target = id && page.getElementById(id);
  if (!target) return null;
  const nodes = /^H[1-6]$/.test(target.tagName) ? section(target)
    : target.matches("li") ? [...target.childNodes].filter((node) => !node.classList?.contains("footnote-back"))
    : [target.closest("figure, .math, .table-scroll, p, pre, blockquote, li, .callout, .tab") ?? target];
  return nodes.map((node) => copy(node));
}

function section(heading) {
  const nodes = [heading];
  let length = 0;
  for (let next = heading.nextElementSibling; next && length < enough; next = next.nextElementSibling) {
    if (/^H[1-6]$/.test(next.tagName) && next.tagName <= heading.tagName) break;
    nodes.push(next);
    length += next.textContent.length;
  }
  return nodes;
}

function copy(node) {
  const clone = document.importNode(node, true);
  if (clone.nodeType !== Node.ELEMENT_NODE) return clone;
  clone.querySelectorAll(".heading-anchor, .footnote-back, .footnote-ref, .copy, input, iframe").forEach((element) => element.remove());
  for (const element of [clone, ...clone.querySelectorAll("[id], [style*=anchor]")]) {
    element.removeAttribute("id");
    element.style.removeProperty("anchor-name");
  }
  if (!document.querySelector("link[href*=katex]")) clone.querySelectorAll(".katex-html").forEach((element) => element.remove()); // MathML needs no sheet
  return clone;
}

function show(link, content) {
  box = document.createElement("aside");
  box.className = "preview";
  box.popover = "manual";
  box.setAttribute("role", "note");
  if (link.closest(".footnote-ref, .citation") === null) box.setAttribute("aria-label", link.textContent.trim());
  const text = document.createElement("div");
  text.className = "prose";
  text.append(...content);
  box.append(text);
  box.addEventListener("pointerenter", () => clearTimeout(timer));
  box.addEventListener("pointerleave", leave);
  box.addEventListener("focusout", (event) => { if (!box?.contains(event.relatedTarget)) leave(); });
  document.body.append(box);
  opener = link;
  box.showPopover({ source: link });
  place(link.getClientRects()[0] ?? link.getBoundingClientRect());
}

function place(at) {
  const above = at.bottom + box.offsetHeight + 16 > innerHeight && at.top > innerHeight - at.bottom;
  box.style.insetBlockStart = `${scrollY + (above ? at.top - box.offsetHeight - 6 : at.bottom + 6)}px`;
  box.style.insetInlineStart = `${Math.max(8, Math.min(at.left, document.documentElement.clientWidth - box.offsetWidth - 8))}px`;
}

document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
document.addEventListener("click", (event) => { if (box && !box.contains(event.target) && !opener.contains(event.target)) close(); });
addEventListener("focusin", (event) => { if (box?.contains(event.target)) clearTimeout(timer); });
