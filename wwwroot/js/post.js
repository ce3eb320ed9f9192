// A post: where one is, copying code, footnotes in place, images large. Each part leaves the page alone where it finds nothing.
let prose, words, content;

enhance();
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
  showFootnotes();
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
  for (const pre of prose.querySelectorAll("pre:not(.mermaid-source)")) {
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

function showFootnotes() {
  let open = null;
  let shown = null;
  const close = () => { open?.remove(); open = shown = null; };
  for (const ref of prose.querySelectorAll(".footnote-ref a, .citation a")) {
    const note = document.getElementById(decodeURIComponent(ref.hash.slice(1)));
    if (!note) continue;
    ref.addEventListener("click", (event) => {
      event.preventDefault();
      const again = shown === ref;
      close();
      if (again) return;
      shown = ref;
      open = document.createElement("aside");
      open.className = "note";
      open.setAttribute("role", "note");
      open.append(...note.cloneNode(true).childNodes);
      open.querySelectorAll(".footnote-back").forEach((back) => back.remove());
      open.querySelectorAll("[id]").forEach((element) => element.removeAttribute("id"));
      document.body.append(open);
      const at = ref.getBoundingClientRect();
      open.style.insetBlockStart = `${scrollY + at.bottom + 8}px`;
      open.style.insetInlineStart = `${Math.max(8, Math.min(at.left, innerWidth - open.offsetWidth - 16))}px`;
    });
  }
  document.addEventListener("click", (event) => { if (open && !event.target.closest(".note, .footnote-ref, .citation")) close(); }, { signal: content.signal });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); }, { signal: content.signal });
  content.signal.addEventListener("abort", close);
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
