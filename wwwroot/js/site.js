// Every page: the theme switch, and the keyboard.
const root = document.documentElement;
const button = document.querySelector("[data-theme-switch]");
const themes = ["system", "dark", "light"];

function showTheme(theme) {
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  const label = button.dataset["label" + theme[0].toUpperCase() + theme.slice(1)];
  button.setAttribute("aria-label", label);
  button.title = label;
}

function nextTheme() {
  const theme = themes[(themes.indexOf(root.dataset.theme ?? "system") + 1) % themes.length];
  try {
    if (theme === "system") localStorage.removeItem("theme");
    else localStorage.setItem("theme", theme);
  } catch { /* it holds for this page only */ }
  showTheme(theme);
}

showTheme(root.dataset.theme ?? "system");
button.hidden = false;
button.addEventListener("click", nextTheme);

const shortcuts = document.getElementById("shortcuts");
const go = (selector) => document.querySelector(selector)?.click();
const palette = document.getElementById("palette");

// Search from anywhere, where the site has one: "/", Ctrl/⌘-K, or the link, which leads to the search page without this script.
function openPalette() {
  if (palette.open) return;
  palette.showModal();
  palette.querySelector("input").select();
  import("./palette.js").then(({ opened }) => opened());
}

document.querySelector("[data-palette-open]")?.addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  openPalette();
});

const keys = {
  ...palette && { "/": openPalette },
  "t": nextTheme,
  "?": () => shortcuts.showModal(),
  "[": () => go("a[rel=prev]"),
  "]": () => go("a[rel=next]"),
  "gh": () => go(".brand"),
  "ga": () => go(".menu a[href*='archive']"),
};
let waiting = "";

const isTyping = (event) =>
  event.isComposing || event.target.closest?.("input, textarea, select, [contenteditable], dialog[open]");

document.addEventListener("keydown", (event) => {
  if (palette && event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.isComposing && !document.querySelector("dialog[open]")) {
    event.preventDefault();
    return openPalette();
  }
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event)) return;
  const action = keys[waiting + event.key];
  waiting = event.key === "g" ? "g" : "";
  if (!action) return;
  event.preventDefault();
  action();
});

// What is wider than the page can be scrolled with the arrow keys.
function openToArrowKeys() {
  for (const box of document.querySelectorAll("pre, .table-scroll, .math.display"))
    if (box.scrollWidth > box.clientWidth + 1 && getComputedStyle(box).overflowX !== "visible") box.tabIndex = 0;
}

openToArrowKeys();
document.addEventListener("content-replaced", openToArrowKeys);
