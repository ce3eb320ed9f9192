// A post: where one is, copying code, notes beside the text, what links lead to, images large. Each part leaves the page alone where it finds nothing.
let prose, words, content;

const isNote = (link) => link.closest(".footnote-ref, .citation") !== null;
const isBeside = () => getComputedStyle(prose).getPropertyValue("--beside") === "1";
const targetOf = (link) => document.getElementById(decodeURIComponent(link.hash.slice(1)));
const preview = () => import("./preview.js");

enhance();
previewLinks();
resume();
document.addEventListener("content-replaced", enhance);

// Now, and again when the page has got other content; what listens to the whole page for the old one ends with it.
function enhance() {
  content?.abort();
  content = new AbortController();
  prose = document.querySelector(".prose");
  words = prose?.dataset;
  if (!prose) return;
  followHeadings();
  offerCopies();
  citeBeside();
  enlargeImages();
}

function followHeadings() {
  const links = [...document.querySelectorAll(".toc a")];
  const entries = links
    .map((link) => ({ link, heading: document.getElementById(decodeURIComponent(link.hash.slice(1))) }))
    .filter((entry) => entry.heading);
  if (entries.length === 0) return;
  let current = null;
  function mark() {
    const passed = entries.filter((entry) => entry.heading.getBoundingClientRect().top < innerHeight * 0.25);
    const next = (passed.at(-1) ?? entries[0]).link;
    if (next === current) return;
    current?.removeAttribute("aria-current");
    next.setAttribute("aria-current", "location");
    current = next;
    const box = next.closest(".toc");
    const place = next.offsetTop - box.clientHeight / 2;
    if (box.scrollHeight > box.clientHeight) box.scrollTo({ top: place });
  }
  let asked = false;
  addEventListener("scroll", () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(() => { asked = false; mark(); });
  }, { passive: true, signal: content.signal });
  mark();
}

function offerCopies() {
  for (const pre of document.querySelectorAll(".prose pre:not(.mermaid-source), .share pre")) {
    let box = pre.closest("figure.code");
    if (!box) {
      box = document.createElement("div");
      box.className = "code-box";
      pre.replaceWith(box);
      box.append(pre);
    }
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = words.copy;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(codeOf(pre));
      button.textContent = words.copied;
      setTimeout(() => { button.textContent = words.copy; }, 1500);
    });
    box.append(button);
  }
}

// What was typed: without prompts, without what a session answered, without lines that a change takes away.
function codeOf(pre) {
  const session = pre.closest(".transcript") !== null;
  const lines = [...pre.querySelectorAll(session ? ".line:not(.output)" : ".line:not(.deleted)")];
  if (lines.length === 0) return pre.textContent;
  return lines.map((line) => line.textContent.slice(line.querySelector(".prompt")?.textContent.length ?? 0).replace(/\n$/, "")).join("\n") + "\n";
}

// A link says what it leads to when a pointer rests on it or the keyboard reaches it; a note opens where it is called, unless it stands beside the text anyway.
function previewLinks() {
  const linkAt = (event) => {
    const link = event.target.closest?.(".prose a, .post-foot a");
    return link && leadsToText(link) && !(isNote(link) && isBeside()) ? link : null;
  };
  addEventListener("pointerover", async (event) => {
    const link = event.pointerType === "mouse" && linkAt(event);
    if (!link) return;
    const { wish, leave } = await preview();
    if (!link.matches(":hover")) return;
    wish(link);
    link.addEventListener("pointerleave", leave, { once: true });
  });
  addEventListener("focusin", async (event) => {
    const link = linkAt(event);
    if (!link?.matches(":focus-visible")) return;
    const { wish, leave } = await preview();
    if (document.activeElement !== link) return;
    wish(link);
    link.addEventListener("blur", leave, { once: true });
  });
  addEventListener("click", async (event) => {
    const link = linkAt(event);
    if (!link || !isNote(link) || !targetOf(link)) return;
    event.preventDefault();
    (await preview()).toggle(link);
  });
}

function leadsToText(link) {
  if (link.origin !== location.origin || link.matches(".heading-anchor, .footnote-back") || link.closest(".tags, .preview")) return false;
  return link.pathname === location.pathname ? link.hash.length > 1 : link.pathname.includes("/posts/") && !link.pathname.endsWith(".md");
}

// Beside the text, where there is room for it, each work stands where it is first cited, among the footnotes in reading order. The bibliography stays.
function citeBeside() {
  if (!prose.querySelector(".citation a") || !CSS.supports("top", "anchor(--a top)")) return;
  const list = prose.querySelector(".footnotes ol") ?? prose.appendChild(Object.assign(document.createElement("ol"), { className: "cited" }));
  const placed = new Set();
  let last = null;
  for (const link of prose.querySelectorAll(".footnote-ref a, .citation a")) {
    const note = targetOf(link);
    if (!note || placed.has(note)) continue;
    placed.add(note);
    const copy = link.closest(".citation") ? besideOf(note, link) : note;
    if (copy !== note && last) last.after(copy);
    else if (copy !== note) list.prepend(copy);
    last = copy;
  }
  prose.dataset.beside = "";
}

function besideOf(note, link) {
  const copy = document.createElement("li");
  const place = link.closest(".citation");
  place.style.anchorName = `--${place.id}`;
  copy.className = "beside";
  copy.style.setProperty("--at", `--${place.id}`);
  copy.ariaHidden = "true"; // the bibliography says the same
  copy.dataset.number = `[${note.id.replace("ref-", "")}]`;
  copy.append(...note.cloneNode(true).childNodes);
  copy.querySelectorAll(".footnote-back").forEach((back) => back.remove());
  copy.querySelectorAll("a").forEach((link) => { link.tabIndex = -1; });
  return copy;
}

function enlargeImages() {
  for (const image of prose.querySelectorAll("img")) {
    if (image.closest("a")) continue;
    image.classList.add("zoomable");
    image.tabIndex = 0;
    image.setAttribute("role", "button");
    image.setAttribute("aria-label", [image.alt, words.zoom].filter(Boolean).join(" · "));
    image.addEventListener("click", () => enlarge(image));
    image.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      enlarge(image);
    });
  }
}

function enlarge(image) {
  const dialog = document.createElement("dialog");
  dialog.className = "zoom";
  dialog.setAttribute("aria-label", image.alt || words.zoom);
  const large = new Image();
  large.src = image.currentSrc || image.src;
  large.alt = image.alt;
  if (new URL(large.src).pathname.endsWith(".svg")) large.className = "vector";
  dialog.append(large);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { dialog.remove(); image.focus(); });
  document.body.append(dialog);
  dialog.showModal();
}

// Where one stopped, kept in this browser alone; offered when one comes back to a text left in the middle.
function resume() {
  const key = `read:${location.pathname}`;
  const far = () => scrollY / (document.documentElement.scrollHeight - innerHeight);
  let left = 0;
  try { left = Number(localStorage.getItem(key)) || 0; } catch { return; }
  if (left > 0.1 && left < 0.95 && !location.hash && scrollY < innerHeight) offer(left);
  addEventListener("pagehide", () => {
    try {
      if (far() > 0.1 && far() < 0.95) localStorage.setItem(key, far().toFixed(3));
      else if (far() >= 0.95) localStorage.removeItem(key);
    } catch { /* storage is full or closed */ }
  });
}

function offer(left) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "resume";
  button.textContent = words.resume;
  button.addEventListener("click", () => {
    scrollTo({ top: left * (document.documentElement.scrollHeight - innerHeight) });
    button.remove();
  });
  document.querySelector(".post").append(button);
  setTimeout(() => button.remove(), 12000);
}
