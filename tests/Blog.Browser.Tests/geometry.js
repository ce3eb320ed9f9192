() => {
  // Answers with each break of the geometry law, as text. Nothing scrolls sideways but what shows that it does; no text, number or control lies where
  // it can neither be seen nor reached; no two texts cover each other.
  const breaks = [];
  const root = document.documentElement;
  const width = root.clientWidth;
  const slack = 1.5;
  const describe = (element, text = element.textContent) => {
    const name = element.id ? `#${element.id}` : [element.localName, ...element.classList].join(".");
    return `${name} “${text.trim().replace(/\s+/g, " ").slice(0, 40)}”`;
  };

  if (root.scrollWidth > width + slack) breaks.push(`the page scrolls sideways: ${root.scrollWidth} > ${width}`);

  const isClipped = (box) => box.right - box.left <= 1.5 || box.bottom - box.top <= 1.5;
  const isHidden = (element) => !element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })
    || element.closest(".unseen, .skip, .katex-mathml, [aria-hidden=true]:not(.katex-html)") !== null;

  // Where what stands in an element can be seen: its own box cut by each ancestor that cuts, all of it where one scrolls with a cue.
  const windows = new Map();
  const cutOf = (element) => {
    if (windows.has(element)) return windows.get(element);
    const above = element.parentElement ? cutOf(element.parentElement) : { left: 0, right: width };
    const style = getComputedStyle(element);
    const box = element.getBoundingClientRect();
    let cut = style.position === "fixed" ? { left: 0, right: width } : above;
    const scrolls = /auto|scroll/.test(style.overflowX);
    if (element !== document.body && element !== root && style.overflowX !== "visible" && style.display !== "inline") {
      if (scrolls && element.scrollWidth > element.clientWidth + slack) {
        if (box.left < above.left - slack || box.right > above.right + slack) breaks.push(`out of reach: ${describe(element)}`);
        if (!hasCue(style)) breaks.push(`scrolls without a cue: ${describe(element)}`);
        cut = { left: -Infinity, right: Infinity };
      } else if (style.textOverflow !== "ellipsis" && !style.webkitLineClamp.match(/\d/)) cut = { left: Math.max(above.left, box.left), right: Math.min(above.right, box.right) };
      else cut = { left: -Infinity, right: Infinity };
    }
    windows.set(element, cut);
    return cut;
  };

  // A fade at the edge is drawn by the style sheet; a box that is scrolled by keys alone has none.
  const hasCue = (style) => style.maskImage !== "none";

  const lines = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    const parent = node.parentElement;
    if (text === "" || /^[\u200b\u2060]+$/.test(text) || parent.closest("script, style, svg, option, dialog:not([open])") || isHidden(parent)) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) {
      if (isClipped(box)) continue;
      const cut = cutOf(parent);
      if (box.left < cut.left - slack || box.right > cut.right + slack) { breaks.push(`out of sight: ${describe(parent, text)} at ${Math.round(box.left)}–${Math.round(box.right)}`); break; }
      if (!parent.closest(".katex-html, pre, sup, sub")) lines.push({ parent, text, box, fixed: parent.closest(".resume, .progress") !== null });
    }
  }

  for (const control of document.querySelectorAll("button, input, summary, select, textarea, label")) {
    const box = control.getBoundingClientRect();
    if (isHidden(control) || isClipped(box) || getComputedStyle(control).opacity === "0") continue;
    const cut = cutOf(control.parentElement);
    if (box.left < cut.left - slack || box.right > cut.right + slack) breaks.push(`out of sight: ${describe(control)}`);
  }

  // The number of an equation stands within its formula's box, at once.
  for (const number of document.querySelectorAll(".math.display .katex-tag")) {
    if (isHidden(number)) continue;
    const box = number.getBoundingClientRect();
    const frame = number.closest(".math.display").getBoundingClientRect();
    if (box.left < frame.left - slack || box.right > frame.right + slack) breaks.push(`number out of sight: ${describe(number)}`);
  }

  // Lines of text in the order of their tops; each is compared with those that begin before it ends.
  const depth = (line) => [line.box.top + scrollY, line];
  const sorted = lines.filter((line) => !line.fixed).map(depth).sort(([a], [b]) => a - b).map(([, line]) => line);
  for (let i = 0; i < sorted.length; i++)
    for (let j = i + 1; j < sorted.length && sorted[j].box.top < sorted[i].box.bottom - 4; j++) {
      const [a, b] = [sorted[i], sorted[j]];
      const across = Math.min(a.box.right, b.box.right) - Math.max(a.box.left, b.box.left);
      const down = Math.min(a.box.bottom, b.box.bottom) - Math.max(a.box.top, b.box.top);
      if (across > 3 && down > Math.min(a.box.height, b.box.height) * 0.5) breaks.push(`covers: ${describe(a.parent, a.text)} and ${describe(b.parent, b.text)}`);
    }
  return [...new Set(breaks)];
}
