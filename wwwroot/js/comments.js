// Comments, which another origin keeps: asked for when a reader comes near them, and told the theme of the page whenever it changes.
const section = document.getElementById("comments");
const place = section.querySelector("div");
const { server, script, style, ...options } = JSON.parse(section.dataset.options);
const lang = section.dataset.lang;
const system = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (document.documentElement.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";
// The page as the site names it: the same on the server and in an export, with and without a path before it.
const thread = decodeURI(new URL(document.querySelector("link[rel=canonical]").href).pathname);

// Each shows the comments and gives what has to be done when the theme changes.
const clients = {
  async giscus() {
    const theme = () => (isDark() ? "dark" : "light");
    await add("script", {
      src: script, crossOrigin: "anonymous",
      data: { ...options, mapping: "specific", term: thread, strict: "1", reactionsEnabled: "1", emitMetadata: "0", inputPosition: "top", theme: theme(), lang },
    });
    return () => document.querySelector("iframe.giscus-frame")?.contentWindow.postMessage({ giscus: { setConfig: { theme: theme() } } }, new URL(server).origin);
  },
  async waline() {
    const { init } = await import(script);
    const client = init({ el: place, serverURL: server, path: thread, lang, dark: isDark() });
    return () => client.update({ dark: isDark() });
  },
  async twikoo() {
    await add("script", { src: script });
    await window.twikoo.init({ envId: server, el: place, path: thread, lang });
  },
  async artalk() {
    await add("script", { src: script });
    const client = window.Artalk.init({ el: place, server, site: options.site, pageKey: thread, pageTitle: document.title, locale: lang, darkMode: isDark() });
    return () => client.setDarkMode(isDark());
  },
  async isso() {
    const list = document.createElement("section");
    list.id = "isso-thread";
    Object.assign(list.dataset, { issoId: thread, title: document.querySelector("h1").textContent });
    place.append(list);
    await add("script", { src: script, data: { isso: server + "/", issoLang: lang.split("-")[0] } });
  },
};

function add(name, { data = {}, ...properties }) {
  const element = Object.assign(document.createElement(name), properties);
  Object.assign(element.dataset, data);
  return new Promise((resolve, reject) => {
    element.onload = resolve;
    element.onerror = () => reject(new Error(`${element.src ?? element.href} did not load`));
    place.append(element);
  });
}

async function show() {
  try {
    if (style) await add("link", { rel: "stylesheet", href: style });
    const follow = await clients[section.dataset.provider]();
    if (!follow) return;
    new MutationObserver(follow).observe(document.documentElement, { attributeFilter: ["data-theme"] });
    system.addEventListener("change", follow);
  } catch {
    const said = section.querySelector("[data-failed]");
    said.textContent = said.dataset.failed;
  }
}

new IntersectionObserver((entries, observer) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  observer.disconnect();
  show();
}, { rootMargin: "600px" }).observe(section);
