// Development only: the page follows its author. The server says that something was saved; the page fetches itself again, shows what is
// new in place, and points at it. Scripts that work on the content hear "content-replaced" on the document and begin again.
const address = new URL("events", import.meta.url);
address.searchParams.set("page", decodeURI(location.pathname));

const containers = "ul, ol, li, dl, blockquote, div:not(.math), section, aside, details, figure, table, thead, tbody, tr, article";
let source = fetchPage("force-cache"); // what the browser was given for this page, before anything ran on it
let stream = null;
let words = null;
let dismissed = "";
let turn = 0;
let work = source;

connect();
document.addEventListener("visibilitychange", () => document.hidden ? leave() : connect());
addEventListener("pagehide", leave);
addEventListener("pageshow", connect);
document.addEventListener("keydown", (event) => { if (event.key === "Escape") dismiss(); });

// A browser keeps few connections to one server: only pages that are seen hold one, and the others catch up when they are looked at.
function connect() {
  if (stream || document.hidden) return;
  stream = new EventSource(address);
  stream.addEventListener("hello", (event) => hear(JSON.parse(event.data)));
  stream.addEventListener("page", (event) => {
    const news = JSON.parse(event.data);
    work = work.then(() => follow(news)).catch(() => { /* the server went away; the next connection begins with what is new */ });
  });
  stream.addEventListener("styles", renewStyles);
  stream.addEventListener("program", () => location.reload());
  stream.addEventListener("error", () => {
    if (stream?.readyState !== EventSource.CLOSED) return; // it comes back by itself
    leave();
    setTimeout(connect, 500); // the server is there again, but has no site yet
  });
}

function leave() {
  stream?.close();
  stream = null;
}

// Another build of the program may have other templates.
function hear(hello) {
  if (words && words.program !== hello.program) location.reload();
  words = hello;
}

async function follow(news) {
  const before = await source;
  const now = await fetchPage("no-cache");
  source = Promise.resolve(now);
  if (now !== before) await show(parse(before), parse(now));
  renewImages(news.files);
  complain(news.trouble);
}

async function fetchPage(cache) {
  return (await fetch(location.href, { cache })).text();
}

function parse(html) {
  return new DOMParser().parseFromString(html, "text/html");
}

async function show(before, now) {
  await dress(now);
  document.title = now.title;
  const main = document.querySelector("main");
  const next = document.importNode(now.querySelector("main"), true);
  const block = changeBetween(before.querySelector("main"), next);
  const [left, top] = [scrollX, scrollY];
  keepState(main, next);
  main.replaceChildren(...next.childNodes);
  scrollTo({ left, top, behavior: "instant" });
  document.dispatchEvent(new Event("content-replaced"));
  if (block?.isConnected) pointAt(block);
}

// What the page needs now and did not need before: the style sheet of formulas, the script of diagrams.
function dress(now) {
  const has = new Set([...document.head.querySelectorAll("link[rel=stylesheet], script[src]")].map((element) => nameOf(element)));
  const missing = [...now.head.querySelectorAll("link[rel=stylesheet], script[src]")].filter((element) => !has.has(nameOf(element)));
  return Promise.all(missing.map((element) => new Promise((done) => {
    const added = document.createElement(element.localName);
    for (const { name, value } of element.attributes) added.setAttribute(name, value);
    added.addEventListener("load", done);
    added.addEventListener("error", done);
    document.head.append(added);
    if (element.localName === "script") done();
  })));
}

function nameOf(element) {
  return new URL(element.getAttribute("href") ?? element.getAttribute("src"), location.href).pathname;
}

// Open tabs and details stay open, and pictures that are there do not blink.
function keepState(main, next) {
  for (const input of main.querySelectorAll("input[id]")) {
    const same = next.querySelector(`#${CSS.escape(input.id)}`);
    if (same) same.checked = input.checked;
  }
  const [was, is] = [main, next].map((root) => [...root.querySelectorAll("details")]);
  if (was.length === is.length) is.forEach((details, at) => { details.open = was[at].open; });
  const loaded = new Set([...main.querySelectorAll("img")].filter((image) => image.complete).map((image) => image.getAttribute("src")));
  for (const image of next.querySelectorAll("img")) if (loaded.has(image.getAttribute("src"))) Object.assign(image, { loading: "eager", decoding: "sync" });
}

// The smallest block that is not as it was. The text before everything around it: its length and its table of contents change with it.
function changeBetween(was, is) {
  const [old, now] = [was, is].map((main) => main.querySelector(".prose"));
  return old && now && !old.isEqualNode(now) ? changed(old, now) : changed(was, is);
}

function changed(was, is) {
  const [old, now] = [[...was.children], [...is.children]];
  const at = now.findIndex((child, index) => !old[index]?.isEqualNode(child));
  if (at < 0) return now.length < old.length && now.length > 0 ? now.at(-1) : is;
  const isInside = old.length === now.length && old[at].localName === now[at].localName && now[at].matches(containers);
  return isInside ? changed(old[at], now[at]) : now[at];
}

function pointAt(block) {
  const isCalm = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const { top, bottom } = block.getBoundingClientRect();
  if (bottom < 0 || top > innerHeight) block.scrollIntoView({ block: "center", behavior: isCalm ? "instant" : "smooth" });
  block.classList.add("live-changed");
  setTimeout(() => block.classList.remove("live-changed"), 1600);
}

function renewStyles() {
  turn++;
  for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
    const fresh = link.cloneNode();
    fresh.href = `${link.href.split("?")[0]}?live=${turn}`;
    fresh.addEventListener("load", () => link.remove());
    link.after(fresh);
  }
}

// The address of a picture says nothing of its bytes, and the browser shows the ones it has.
function renewImages(files) {
  turn++;
  for (const image of document.querySelectorAll("main img")) {
    const shown = new URL(image.currentSrc || image.src).pathname;
    if (!files.some((file) => shown === file || shown.startsWith(`${file}.w`))) continue;
    image.removeAttribute("srcset");
    image.src = `${image.getAttribute("src").split("?")[0]}?live=${turn}`;
  }
}

function complain(trouble) {
  document.querySelector(".live-trouble")?.remove();
  const text = JSON.stringify(trouble);
  if (text === dismissed) return;
  dismissed = "";
  if (trouble.length > 0) document.body.append(overlay(trouble, text));
}

function overlay(trouble, text) {
  const box = make("aside", "live-trouble");
  box.setAttribute("role", "alert");
  box.dataset.text = text;
  const close = make("button", "", words.dismiss);
  close.type = "button";
  close.addEventListener("click", dismiss);
  box.append(make("h2", "", words.trouble), close);
  for (const { message, line, column } of trouble) {
    box.append(make("p", "", message));
    if (line !== null) box.append(sourceLine(line, column));
  }
  return box;
}

// The caret stands behind an unseen copy of what is before it: right in any font, however wide its Han characters are.
function sourceLine(line, column) {
  const pre = make("pre");
  const caret = make("span", "caret");
  caret.append(make("span", "", line.slice(0, column)), "^");
  caret.setAttribute("aria-hidden", "true");
  pre.append(line, "\n", caret);
  return pre;
}

function dismiss() {
  const box = document.querySelector(".live-trouble");
  if (!box) return;
  dismissed = box.dataset.text;
  box.remove();
}

function make(name, className = "", text = "") {
  const element = document.createElement(name);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}
