"use strict";
// What MathJax and its common extensions take and KaTeX does not, each written with what KaTeX has: one table. A page's own macros win over these.
// Sources: MathJax 4 "Supported TeX/LaTeX commands"; the physics, mathtools, siunitx and braket packages for the forms of their arguments.

(() => {
  const { ParseError, __defineMacro: define } = katex;

  // Tokens lie in reverse order, the last first.
  const token = (text, noexpand) => ({ text, noexpand, range: (end, whole) => token(whole) });
  const tokens = (...parts) => ({ tokens: parts.flat(Infinity).map(part => typeof part === "string" ? token(part) : part).reverse(), numArgs: 0 });
  const inOrder = list => [...list].reverse();
  const group = list => ["{", inOrder(list), "}"].flat();
  const written = list => inOrder(list).map(t => t.text).join("");

  const takeStar = context => context.future().text === "*" && !!context.popToken();
  const takeOptional = context => {
    context.consumeSpaces();
    if (context.future().text !== "[") return null;
    context.popToken();
    return context.consumeArg(["]"]).tokens;
  };
  const takeGroup = context => {
    context.consumeSpaces();
    return context.future().text === "{" ? context.consumeArg().tokens : null;
  };
  const takeArgument = context => context.consumeArg().tokens;
  const asText = text => `\\text{${text.replace(/[\\{}$&#^_%~]/g, c => ({ "\\": "\\textbackslash ", "^": "\\textasciicircum ", "~": "\\textasciitilde " })[c] ?? "\\" + c)}}`;

  const simple = {
    "\\mbox": "\\text{#1}", "\\textsc": "\\text{#1}", "\\emph": "\\textit{#1}", "\\ensuremath": "#1", "\\strut": "\\vphantom{(}",
    "\\matrix": "\\begin{matrix}#1\\end{matrix}", "\\pmatrix": "\\begin{pmatrix}#1\\end{pmatrix}", "\\cases": "\\begin{cases}#1\\end{cases}",
    "\\eqalign": "\\begin{aligned}#1\\end{aligned}", "\\eqalignno": "\\begin{aligned}#1\\end{aligned}", "\\leqalignno": "\\begin{aligned}#1\\end{aligned}",
    "\\displaylines": "\\begin{gathered}#1\\end{gathered}", "\\intertext": "\\text{#1}\\\\", "\\shortintertext": "\\text{#1}\\\\",
    "\\overparen": "\\overgroup{#1}", "\\underparen": "\\undergroup{#1}", "\\overarc": "\\overgroup{#1}", "\\vv": "\\overrightarrow{#1}", "\\ul": "\\underline{#1}",
    "\\sideset": "\\mathop{{}#1#3\\nolimits#2}", "\\prescript": "{}^{#1}_{#2}#3", "\\nicefrac": "{}^{#1}\\!/_{#2}", "\\sfrac": "{}^{#1}\\!/_{#2}",
    "\\shoveleft": "#1", "\\shoveright": "#1", "\\hfill": "\\qquad", "\\hfil": "\\qquad", "\\mspace": "\\mkern#1 ", "\\displaylimits": "", "\\oldstyle": "",
    "\\iiiint": "\\iint\\!\\!\\iint", "\\idotsint": "\\int\\!\\cdots\\!\\int", "\\varoiint": "\\oiint", "\\Arrowvert": "\\Vert", "\\textquotedbl": "\\text{\"}",
    "\\mit": "\\mathit", "\\scr": "\\mathscr", "\\sp": "^", "\\sb": "_",
    // physics
    "\\grad": "\\boldsymbol{\\nabla}", "\\curl": "\\boldsymbol{\\nabla}\\times", "\\laplacian": "\\nabla^2", "\\order": "\\mathcal{O}\\left(#1\\right)",
    "\\comm": "\\left[#1,#2\\right]", "\\acomm": "\\left\\{#1,#2\\right\\}", "\\ev": "\\left\\langle #1\\right\\rangle",
    "\\tr": "\\operatorname{tr}", "\\Tr": "\\operatorname{Tr}", "\\rank": "\\operatorname{rank}", "\\erf": "\\operatorname{erf}", "\\Res": "\\operatorname{Res}",
    // siunitx
    "\\SI": "#1\\,\\mathrm{#2}", "\\si": "\\mathrm{#1}", "\\unit": "\\mathrm{#1}", "\\num": "#1", "\\celsius": "{}^\\circ\\mathrm{C}",
  };
  for (const [name, expansion] of Object.entries(simple)) define(name, expansion);

  // Marks for style sheets and scripts of the page: their content stays.
  for (const name of ["\\style", "\\class", "\\cssId", "\\htmlClass", "\\htmlId", "\\htmlStyle", "\\htmlData"]) {
    define(name, context => (takeArgument(context), tokens(group(takeArgument(context)))));
  }

  // \abs{x} and \norm{x} grow with their content; with a star they do not.
  const delimited = (open, close) => context => {
    const fixed = takeStar(context);
    const body = group(takeArgument(context));
    return fixed ? tokens(open, body, close) : tokens("\\left", open, body, "\\right", close);
  };
  define("\\abs", delimited("\\lvert", "\\rvert"));
  define("\\norm", delimited("\\lVert", "\\rVert"));

  // \dd, \dd{x}, \dd[3]{x}
  define("\\dd", context => {
    const power = takeOptional(context);
    return tokens("\\mathop", "{", "}", "\\!", "\\mathrm", "{", "d", "}", ...power ? ["^", group(power)] : []);
  });

  // \dv{x}, \dv{f}{x}, \dv[n]{f}{x}; \pdv{f}{x}{y} as well
  const derivative = sign => context => {
    takeStar(context);
    const power = takeOptional(context);
    const raised = power ? ["^", ...group(power)] : [];
    const first = takeArgument(context);
    const second = takeGroup(context), third = second && sign === "\\partial" ? takeGroup(context) : null;
    const below = second ?? first;
    const above = second ? [sign, ...third ? ["^", "2"] : raised, ...group(first)] : [sign, ...raised];
    return tokens("\\frac", "{", ...above.flat(), "}", "{", sign, ...group(below), ...third ? [sign, ...group(third)] : raised, "}");
  };
  define("\\dv", derivative("\\differential"));
  define("\\differential", "\\mathrm{d}");
  define("\\pdv", derivative("\\partial"));
  define("\\fdv", derivative("\\delta"));

  // \qty(x), \qty[x], \qty|x|, \qty{x} of physics; \qty{1}{m} of siunitx
  const closers = { "(": ")", "[": "]", "|": "|" };
  define("\\qty", context => {
    context.consumeSpaces();
    const open = context.future().text;
    if (closers[open]) return (context.popToken(), tokens("\\left", open, takeUntil(context, open, closers[open]), "\\right", closers[open]));
    const body = takeArgument(context), unit = takeGroup(context);
    return unit ? tokens(group(body), "\\,", "\\mathrm", group(unit)) : tokens("\\left", "\\{", group(body), "\\right", "\\}");
  });
  const takeUntil = (context, open, close) => {
    const taken = [];
    for (let depth = 1, braces = 0; ;) {
      const next = context.popToken();
      if (next.text === "EOF") throw new ParseError(`Expected '${close}' after \\qty${open}`, next);
      braces += next.text === "{" ? 1 : next.text === "}" ? -1 : 0;
      if (!braces && next.text === close && --depth === 0) return taken;
      if (!braces && next.text === open && open !== close) depth++;
      taken.push(next);
    }
  };

  define("\\root", context => tokens("\\sqrt", "[", "{", inOrder(context.consumeArg(["\\of"]).tokens), "}", "]", group(takeArgument(context))));
  define("\\buildrel", context => {
    const above = group(context.consumeArg(["\\over"]).tokens);
    return tokens("\\overset", above, group(takeArgument(context)));
  });
  const shifted = sign => context => {
    const height = [];
    while (!["{", "EOF"].includes(context.future().text)) height.push(context.popToken().text);
    return tokens("\\raisebox", "{", [...sign + height.join("").trim()].map(c => token(c)), "}", "{", "$", group(takeArgument(context)), "$", "}");
  };
  define("\\raise", shifted(""));
  define("\\lower", shifted("-"));
  for (const name of ["\\vspace", "\\vskip"]) define(name, context => (takeStar(context), takeArgument(context), ""));

  // \bbox[colour, padding, border…]{x}
  define("\\bbox", context => {
    const choices = written(takeOptional(context) ?? []).split(",").map(choice => choice.trim());
    const colour = choices.find(choice => /^(#[0-9a-f]{3,6}|[a-z]+)$/i.test(choice));
    const body = takeArgument(context);
    if (choices.some(choice => choice.startsWith("border"))) return tokens("\\boxed", group(body));
    return colour ? tokens("\\colorbox", "{", [...colour].map(c => token(c)), "}", "{", "$", "\\displaystyle", group(body), "$", "}") : tokens(group(body));
  });

  const enclosures = {
    updiagonalstrike: "\\cancel", downdiagonalstrike: "\\bcancel", horizontalstrike: "\\sout", box: "\\boxed", roundedbox: "\\boxed", circle: "\\boxed",
    top: "\\overline", bottom: "\\underline", actuarial: "\\angl", longdiv: "\\overline", radical: "\\sqrt",
  };
  define("\\enclose", context => {
    const names = written(takeArgument(context)).split(/[ ,]+/);
    takeOptional(context);
    const commands = names.map(name => enclosures[name]).filter(Boolean);
    return tokens(...commands.flatMap(command => [command, "{"]), inOrder(takeArgument(context)), ...commands.map(() => "}"));
  });

  define("\\unicode", context => {
    takeOptional(context);
    const code = written(takeArgument(context)).trim();
    const point = Number(/^x/i.test(code) ? `0${code}` : code);
    if (!(point >= 32 && point <= 0x10ffff) || (point >= 0xd800 && point <= 0xdfff)) throw new ParseError(`\\unicode{${code}} names no character`);
    return asText(String.fromCodePoint(point));
  });
  define("\\uppercase", context => tokens(inOrder(takeArgument(context)).map(t => token(t.text.length === 1 ? t.text.toUpperCase() : t.text))));
  define("\\ding", context => {
    const number = Number(written(takeArgument(context)));
    const character = number >= 172 && number <= 181 ? 0x2460 + number - 172 : number >= 182 && number <= 191 ? 0x2776 + number - 182 : { 51: 0x2713, 52: 0x2714, 55: 0x2717, 56: 0x2718 }[number];
    if (!character) throw new ParseError(`\\ding{${number}} is not known`);
    return asText(String.fromCodePoint(character));
  });

  // A picture within a formula is named, not loaded.
  define("\\includegraphics", context => {
    takeOptional(context);
    context.lexer.setCatcode("%", 12);
    const name = written(takeArgument(context));
    context.lexer.setCatcode("%", 14);
    return asText(`[${name}]`);
  });

  // In text "_", "^" and "&" are themselves, as MathJax reads them.
  // As a script, TeX takes a command with its arguments only within braces; MathJax takes it as it is.
  const argumentsOf = { "\\textcolor": 2, "\\colorbox": 2, "\\overset": 2, "\\underset": 2, "\\stackrel": 2, "\\boxed": 1, "\\underline": 1, "\\overline": 1, "\\href": 2 };
  const script = (sign, inText) => context => {
    if (context.mode === "text") return inText;
    const next = context.future().text;
    if (!argumentsOf[next]) return null;
    const name = context.popToken();
    const args = Array.from({ length: argumentsOf[next] }, () => group(takeArgument(context)));
    return tokens(token(sign, true), "{", name, args, "}");
  };
  define("^", script("^", "\\textasciicircum "));
  define("_", script("_", "\\_"));
  define("&", context => context.mode === "text" ? "\\&" : null);
})();
