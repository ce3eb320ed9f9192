// Makes a script count its own work: `work` goes up by one with each call of a function and each turn of a loop, and stops the script above `most`.
// One input costs the same in every engine, on every machine and at any load, which no clock can say.
import { createRequire } from "node:module";
import { join } from "node:path";

/** Runs before the metered scripts of an engine, which share its variables. */
export const prelude = `"use strict";
let work = 0, most = Infinity, depth = 0;
const deepest = 400;
const tooMuch = () => { throw new Error("too much work"); };
const tooDeep = () => { throw new RangeError("nested too deeply"); };
globalThis.metered = (limit, name, ...args) => {
  [work, most, depth] = [0, limit, 0];
  let result = "";
  try {
    result = globalThis[name](...args);
  } catch (error) {
    if (work <= most) throw error;
  }
  most = Infinity;
  return work + "\\n" + (work > limit ? "" : result);
};
globalThis.unmetered = make => {
  const worked = work;
  try { return make(); } finally { work = worked; }
};
`;

const tick = "if(++work>most)tooMuch();";
const isLoop = node => /^(For|ForIn|ForOf|While|DoWhile)Statement$/.test(node.type);
const isFunction = node => /^(FunctionDeclaration|FunctionExpression|ArrowFunctionExpression)$/.test(node.type);

/** The meter with the parser that it takes from a folder of modules. */
export const importMeter = async modules => {
  const require = createRequire(join(modules, "index.js"));
  return { prelude, metered: (source, options = {}) => metered(source, options, require("acorn").parse, require("acorn-walk").fullAncestor) };
};

/**
 * @param source  a script, not a module
 * @param free    texts that stand in one function each, whose work is not counted: it is kept, so that only the first call of an engine does it
 * @param nested  names of methods that call themselves for each level of the input: they stop at the deepest level, long before the engine's stack does
 * @param heavy   names of methods that have the engine do much at once, and what that counts
 */
function metered(source, { free = [], nested = [], heavy = {} }, parse, fullAncestor) {
  const inserts = [];
  const missing = new Set([...free, ...nested, ...Object.keys(heavy)]);
  fullAncestor(parse(source, { ecmaVersion: "latest" }), (node, _, ancestors) => { // inner nodes first
    if (!isLoop(node) && !isFunction(node)) return;
    if (node.body.type !== "BlockStatement") {
      const [before, after] = isLoop(node) ? [`{${tick}`, "}"] : ["(++work>most&&tooMuch(),", ")"];
      return inserts.push([node.body.start, before], [node.body.end, after]);
    }
    inserts.push([beginning(node.body), tick]);
    if (!isFunction(node)) return;
    const name = ancestors.at(-2).key?.name;
    if (nested.includes(name) && missing.delete(name)) wrap(node.body, "if(depth>=deepest)tooDeep();depth++;", "depth--");
    if (name in heavy && missing.delete(name)) inserts.push([beginning(node.body), `work+=${heavy[name]};`]);
    for (const text of free)
      if (missing.has(text) && source.slice(node.start, node.end).includes(text) && missing.delete(text)) wrap(node.body, "const worked=work;", "work=worked");
  });
  if (missing.size) throw new Error(`the script has no function with ${[...missing].join(", ")}`);
  return inserted(source, inserts);

  function wrap(body, before, after) {
    inserts.push([beginning(body), `${before}try{`], [body.end - 1, `}finally{${after}}`]);
  }
}

const beginning = ({ body, start }) => body.findLast(statement => statement.directive)?.end ?? start + 1;

function inserted(source, inserts) {
  const parts = [];
  let at = 0;
  for (const [position, text] of inserts.sort((a, b) => a[0] - b[0])) { // stable: inner nodes stay first
    parts.push(source.slice(at, position), text);
    at = position;
  }
  return parts.concat(source.slice(at)).join("");
}
