// Diagrams: Mermaid draws what a page has as source. The source stays, folded away; without script it is all there is.
// Only pages with a diagram load this, and it loads only the kinds of diagram they have.
import mermaid from "../lib/mermaid/mermaid.esm.min.mjs";

let words, drawings;
let turn = 0;
find();

// What Mermaid measures in the page must look as it does in the shadow root: both start from nothing.
const stage = new CSSStyleSheet();
stage.replaceSync(":host { all: initial; display: block; color-scheme: inherit; } :host([hidden]) { display: none; } svg { display: block; margin: auto; max-inline-size: 100%; block-size: auto; }");

// Large, a drawing takes what room there is.
const filling = new CSSStyleSheet();
filling.replaceSync("svg { inline-size: 100%; block-size: 100%; max-inline-size: none !important; }");

await drawAll();
document.addEventListener("content-replaced", () => { find(); drawAll(); });
new MutationObserver(drawAll).observe(document.documentElement, { attributeFilter: ["data-theme"] });
for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)"]) matchMedia(query).addEventListener("change", drawAll);

function find() {
  words = document.querySelector("[data-words]").dataset;
  drawings = [...document.querySelectorAll("pre.mermaid-source")].map(place);
}

// A figure in place of the source: the drawing, in a shadow root that keeps the site's styles and Mermaid's apart, and the source below it.
function place(pre) {
  const figure = document.createElement("figure");
  figure.className = "diagram";
  const details = document.createElement("details");
  const summary = document.createElement("summary");
  summary.textContent = words.diagramSource;
  const host = document.createElement("div");
  host.hidden = true;
  host.attachShadow({ mode: "open" });
  pre.replaceWith(figure);
  details.append(summary, pre);
  details.open = true;
  figure.append(host, details);
  host.addEventListener("click", () => enlarge(host));
  host.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    enlarge(host);
  });
  return { figure, host, details, source: pre.textContent };
}

// One after another: Mermaid's settings are global. A newer theme ends the round of an older one.
async function drawAll() {
  const mine = ++turn;
  mermaid.initialize(settings());
  for (const [index, drawing] of drawings.entries()) {
    if (mine !== turn) return;
    await draw(drawing, `diagram-${index}-${mine}`);
  }
}

async function draw({ figure, host, details, source }, id) {
  try {
    const { svg, sheet } = await render(id, source);
    const isFirst = host.hidden;
    host.hidden = false;
    host.className = "drawing";
    host.tabIndex = 0;
    host.setAttribute("role", "button");
    host.setAttribute("aria-label", words.diagram);
    show(host, svg, sheet);
    if (isFirst) details.open = false;
  } catch (error) {
    let note = figure.querySelector(".refused");
    if (!note) figure.append(note = document.createElement("pre"));
    note.className = "refused";
    note.textContent = `${words.diagramRefused}\n${error.message ?? error}`;
  }
}

function show(host, svg, sheet) {
  host.shadowRoot.adoptedStyleSheets = [stage, sheet];
  host.shadowRoot.innerHTML = svg;
}

// Mermaid puts a <style> into the drawing, which the site's policy (style-src 'self') refuses. While it draws, it is given an
// empty <defs> instead, and the text becomes a constructed sheet. Its rules all start with the drawing's id.
async function render(id, source) {
  const sheet = new CSSStyleSheet();
  const bench = document.createElement("div");
  bench.style.cssText = "all: initial; position: absolute; inset: 0 auto auto 0; inline-size: 100%; block-size: 0; overflow: hidden; visibility: hidden";
  document.body.append(bench);
  document.adoptedStyleSheets.push(sheet);
  document.createElement = (name, options) => name === "style" ? collector(sheet) : Document.prototype.createElement.call(document, name, options);
  try {
    const { svg } = await mermaid.render(id, source, bench);
    return { svg, sheet };
  } finally {
    delete document.createElement;
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
    bench.remove();
  }
}

function collector(sheet) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", "defs");
  return Object.defineProperty(element, "innerHTML", { set(css) { sheet.replaceSync(css); } });
}

// The page's own colours. Mermaid computes shades and understands no oklch, so they are painted and read back.
function settings() {
  const root = getComputedStyle(document.documentElement);
  const isDark = root.colorScheme === "dark" || (root.colorScheme !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  const probe = document.createElement("i");
  document.body.append(probe);
  const brush = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const color = (name) => {
    probe.style.color = `var(${name})`;
    brush.fillStyle = getComputedStyle(probe).color;
    brush.fillRect(0, 0, 1, 1);
    return "#" + [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3).map((part) => part.toString(16).padStart(2, "0")).join("");
  };
  const [ground, raised, line, ink, soft, accent, edge, wash] =
    ["--ground", "--raised", "--line", "--ink", "--ink-soft", "--accent", "--accent-line", "--accent-wash"].map(color);
  probe.remove();
  return {
    startOnLoad: false,
    securityLevel: "strict",
    suppressErrorRendering: true,
    fontFamily: getComputedStyle(document.body).fontFamily,
    theme: "base",
    look: "classic",
    themeVariables: {
      darkMode: isDark, background: ground, fontSize: "15px", textColor: ink, lineColor: soft, titleColor: ink,
      primaryColor: raised, primaryTextColor: ink, primaryBorderColor: edge,
      secondaryColor: wash, secondaryTextColor: ink, secondaryBorderColor: line,
      tertiaryColor: raised, tertiaryTextColor: ink, tertiaryBorderColor: line,
      edgeLabelBackground: ground, clusterBkg: ground, clusterBorder: line,
      noteBkgColor: wash, noteTextColor: ink, noteBorderColor: edge, errorBkgColor: wash, errorTextColor: ink, pie1: accent, pieStrokeColor: ground, pieOuterStrokeColor: line,
    },
  };
}

function enlarge(host) {
  const dialog = document.createElement("dialog");
  dialog.className = "zoom";
  dialog.setAttribute("aria-label", words.diagram);
  const large = document.createElement("div");
  large.className = "vector";
  large.attachShadow({ mode: "open" });
  large.shadowRoot.adoptedStyleSheets = [...host.shadowRoot.adoptedStyleSheets, filling];
  large.shadowRoot.innerHTML = host.shadowRoot.innerHTML;
  dialog.append(large);
  dialog.addEventListener("click", () => dialog.close());
  dialog.addEventListener("close", () => { dialog.remove(); host.focus(); });
  document.body.append(dialog);
  dialog.showModal();
}
