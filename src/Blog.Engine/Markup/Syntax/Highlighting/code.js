"use strict";
// One function around highlight.js: highlightCode(code, language) → the language's own name, a line end, and HTML of spans
// with "hljs-" classes; an empty string when there is no such language.

globalThis.highlightCode = (() => {
  // Names that authors use and highlight.js does not know.
  const aliases = {
    bash: ["zsh", "fish", "shellscript"], cpp: ["cuda", "cu"], ini: ["conf", "cfg", "editorconfig"], javascript: ["node", "es6"],
    json: ["json5", "jsonl", "webmanifest"], latex: ["bibtex"], lisp: ["elisp", "emacs-lisp"], pgsql: ["plpgsql"], python: ["python3", "py3", "ipython"], objectivec: ["objective-c"],
    r: ["rlang"], shell: ["shell-session", "terminal"], sql: ["mysql", "tsql", "sqlite"], typescript: ["deno"],
    x86asm: ["asm", "nasm", "assembly"], xml: ["vue", "svelte", "jinja-html", "razor", "cshtml"],
  };
  for (const [languageName, names] of Object.entries(aliases))
    hljs.registerAliases(names.filter(name => !hljs.getLanguage(name)), { languageName });

  const nameOf = wanted => {
    const language = hljs.getLanguage(wanted);
    return language && hljs.listLanguages().find(name => hljs.getLanguage(name) === language);
  };

  return (code, wanted) => {
    const language = nameOf(wanted);
    return language ? `${language}\n${hljs.highlight(code, { language, ignoreIllegals: true }).value}` : "";
  };
})();
