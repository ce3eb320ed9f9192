"use strict";
// One function around KaTeX: renderFormula(tex, "display" | "inline", "page" | "feed", macros) → JSON
//   { html, macros }     macros is null unless the formula defined some; a table as JSON that the next call takes
//   { error, position, macros }  KaTeX's message and where in the TeX, in UTF-16 units from 0; macros as above
// A macro in a table is its expansion as text, or { tokens, numArgs, … } as KaTeX keeps what \newcommand and \def define.

globalThis.console ??= { log() {}, warn() {}, error() {} }; // KaTeX's \message and \show

globalThis.renderFormula = (() => {
  const maxHtml = 1 << 20;
  const { ParseError, __defineMacro: define, __parse: parse } = katex;

  const token = ({ text, noexpand, treatAsRelax }) =>
    ({ text, noexpand, treatAsRelax, range: (end, whole) => token({ text: whole }) });
  const isObject = value => typeof value === "object" && value !== null;

  // LaTeX's optional first argument, which KaTeX's own \newcommand has not.
  const withDefault = entry => Object.assign(context => {
    context.consumeSpaces();
    let first = entry.optional.map(token);
    if (context.future().text === "[") {
      context.popToken();
      first = context.consumeArg(["]"]).tokens;
    }
    const args = [first, ...context.consumeArgs(entry.numArgs - 1)];
    return { tokens: paste(entry.tokens.map(token), args), numArgs: 0 };
  }, { entry });

  // Tokens lie in reverse order: "#" is followed by its number at the index before.
  const paste = (tokens, args) => tokens.flatMap((one, i) =>
    one.text === "#" ? [] : tokens[i + 1]?.text === "#" && /^[1-9]$/.test(one.text) ? args[one.text - 1] ?? [] : [one]);

  // The author's definition wins over any that is there, as in MathJax.
  const newcommand = (context, { ifNew }) => {
    if (context.future().text === "*") context.popToken();
    const [name, ...rest] = context.consumeArg().tokens;
    if (!name || rest.length) throw new ParseError("\\newcommand's first argument must be a macro name");
    const exists = context.isDefined(name.text);
    const numArgs = Number(bracketed(context)?.reverse().map(t => t.text).join("") ?? 0);
    if (!(numArgs >= 0 && numArgs <= 9)) throw new ParseError("Invalid number of arguments", name);
    const optional = numArgs > 0 ? bracketed(context) : undefined;
    const { tokens } = context.consumeArg();
    if (!exists || !ifNew) context.macros.set(name.text, optional ? withDefault({ tokens, numArgs, optional }) : { tokens, numArgs });
    return "";
  };

  const bracketed = context => {
    context.consumeSpaces();
    if (context.future().text !== "[") return undefined;
    context.popToken();
    return context.consumeArg(["]"]).tokens;
  };

  define("\\newcommand", context => newcommand(context, {}));
  define("\\renewcommand", context => newcommand(context, {}));
  define("\\providecommand", context => newcommand(context, { ifNew: true }));

  define("\\DeclareMathOperator", context => {
    context.consumeSpaces();
    const star = context.future().text === "*" && context.popToken();
    const [[name], body] = context.consumeArgs(2);
    const operator = star ? "\\operatornamewithlimits" : "\\operatorname";
    context.macros.set(name.text, { tokens: [token({ text: "}" }), ...body, token({ text: "{" }), token({ text: operator })], numArgs: 0 }, true);
    return "";
  });

  // Blackboard bold of bbm and dsfont; KaTeX's \mathbb has no digits.
  const blackboard = context => {
    const [argument] = context.consumeArgs(1);
    const text = argument.map(t => t.text).reverse().join("");
    return /^\d$/.test(text)
      ? `\\text{${String.fromCodePoint(0x1d7d8 + Number(text))}}`
      : { tokens: [token({ text: "}" }), ...argument, token({ text: "{" }), token({ text: "\\mathbb" })], numArgs: 0 };
  };
  define("\\mathbbm", blackboard);
  define("\\mathds", blackboard);

  // Labels and references are taken out before; one that is left must not cost the formula.
  define("\\label", context => (context.consumeArgs(1), ""));
  define("\\ref", context => (context.consumeArgs(1), "\\text{??}"));
  define("\\eqref", context => (context.consumeArgs(1), "\\text{(??)}"));
  define("\\require", context => (context.consumeArgs(1), "")); // MathJax's way to load an extension
  define("\\*", "*"); // escaped for Markdown; TeX means a multiplication sign by it too

  // A number belongs to a displayed formula; within a line it stands behind the formula.
  let isDisplay = false;
  define("\\tag", () => isDisplay ? "\\@ifstar\\tag@literal\\tag@paren" : "\\@ifstar\\tag@inline\\tag@inlineparen");
  define("\\tag@inline", "\\qquad\\text{#1}");
  define("\\tag@inlineparen", "\\qquad\\text{(#1)}");

  const isSafe = url => /^(https?:\/\/|mailto:|#)/i.test(url);
  const trust = ({ command, url }) => {
    if (command !== "\\href" && command !== "\\url") return false;
    if (!isSafe(url)) throw new ParseError(`${command} leads to an address that is not https, http or mailto`);
    return true;
  };

  // What a refused formula defines still counts for the formulas behind it: each definition is tried by itself.
  const definition = /\\(?:(?:re|provide)?newcommand|[gex]?def|let|DeclareMathOperator)(?![A-Za-z])/g;
  const definitions = (tex, options) => {
    const starts = Array.from(tex.matchAll(definition), match => match.index);
    starts.forEach((start, i) => {
      try { parse(tex.slice(start, starts[i + 1] ?? tex.length), options); } catch { /* this one is what was refused */ }
    });
  };

  // A macro given as text becomes tokens without places: an error inside it must not point into the formula.
  const compile = (name, body) => {
    const count = Math.max(0, ...Array.from(body.matchAll(/#([1-9])/g), match => Number(match[1])));
    const parameters = Array.from({ length: count }, (_, i) => `#${i + 1}`).join("");
    const macros = {};
    try {
      parse(`\\gdef${name}${parameters}{${body}}`, { macros, globalGroup: true });
      return revive(JSON.parse(JSON.stringify(macros[name])));
    } catch {
      return body;
    }
  };
  const revive = entry => entry.optional ? withDefault(entry) : { ...entry, tokens: entry.tokens.map(token) };

  let known = { json: "{}", table: {} };
  const tableOf = json => {
    if (known.json === json) return known.table;
    const entries = Object.entries(JSON.parse(json)).map(([name, value]) => [name, typeof value === "string" ? compile(name, value) : revive(value)]);
    known = { json, table: Object.fromEntries(entries) };
    return known.table;
  };

  const plain = ({ tokens, optional, ...rest }) => ({
    ...rest,
    tokens: tokens.map(({ text, noexpand, treatAsRelax }) => ({ text, noexpand, treatAsRelax })),
    optional: optional?.map(({ text }) => ({ text })),
  });
  const defined = (before, after, json) => {
    const changes = Object.entries(after).filter(([name, value]) => value !== before[name] && name[0] === "\\" && !name.includes("@") && (isObject(value) || value.entry));
    return changes.length === 0 ? null : JSON.stringify({ ...JSON.parse(json), ...Object.fromEntries(changes.map(([name, value]) => [name, plain(value.entry ?? value)])) });
  };

  // KaTeX's MathML leaves the numbers of rows to a style sheet; feeds and screen readers have none, so they are written in.
  const rowTags = node => !isObject(node) ? [] : Array.isArray(node) ? node.flatMap(rowTags) :
    [...Object.entries(node).flatMap(([key, value]) => key === "tags" ? [] : rowTags(value)), ...(node.tags ?? []).filter(Array.isArray).map(textOf)];
  const textOf = node => !isObject(node) ? "" : Array.isArray(node) ? node.map(textOf).join("") : node.text ?? textOf(node.body);
  const rowNumber = '<mtd class ="mml-eqn-num"></mtd>';
  const escape = text => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
  const withRowNumbers = (html, tex, options) => {
    if (!html.includes(rowNumber)) return html;
    const tags = rowTags(parse(tex, options));
    return html.replaceAll(rowNumber, whole => tags.length ? `<mtd><mtext>${escape(tags.shift())}</mtext></mtd>` : whole);
  };

  const refusal = error => ({
    error: error instanceof RangeError ? "the formula is nested too deeply" : error.rawMessage ?? String(error.message),
    position: error.position ?? 0,
  });

  const render = (tex, mode, target, json) => {
    const table = unmetered(() => tableOf(json)); // kept, so that only some calls make it
    const macros = { ...table };
    const options = {
      displayMode: mode === "display", output: target === "feed" ? "mathml" : "htmlAndMathml", macros, globalGroup: true,
      throwOnError: true, trust, strict: "ignore", maxExpand: 1000, maxSize: 100,
    };
    isDisplay = options.displayMode;
    let html;
    try {
      html = withRowNumbers(katex.renderToString(tex, options), tex, { ...options, macros: { ...table } });
    } catch (error) {
      definitions(tex, options);
      return { ...refusal(error), macros: defined(table, macros, json) };
    }
    return html.length > maxHtml ? { error: "the formula is too large", position: 0, macros: null } : { html, macros: defined(table, macros, json) };
  };

  katex.renderToString("x_{x_x}"); // it reads its metrics of a size when it first needs them, which no formula shall bear

  return (tex, mode, target, macros) => {
    try {
      return JSON.stringify(render(tex, mode, target, macros));
    } catch (error) {
      return JSON.stringify(refusal(error));
    }
  };
})();
