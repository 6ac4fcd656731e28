// Pages that a script draws from JSON, with Embla: once in React, as it is usually written, and once in Preact by
// somebody who minds speed (rows that are drawn only once, JSON asked for beside the script).
import fs from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { html, STYLE } from "./html.mjs";

const STYLES = `
.embla{overflow:hidden;background:#f4f1ea}
.embla__container{display:flex}
.embla__slide{flex:0 0 100%;min-width:0;margin:0;padding:1rem;min-height:14rem}
.dots{display:flex;gap:.25rem}
.dots button[aria-current=true]{background:#a33}
.t{list-style:none;padding:0;border-left:2px solid #a33}
.t li{padding:.25rem 1rem}
.t button{all:unset;cursor:pointer;padding:.35rem 0;display:block;width:100%}
time{color:#a33;margin-right:.5rem}`;

const SELECTORS = {
  carousel: ".embla",
  slide: ".embla__slide",
  control: "button.next",
  next: "button.next",
  item: ".event button",
  ready: ".event",
};

const FLAVOURS = {
  react: { jsxImportSource: "react", alias: {}, isTuned: false },
  preact: {
    jsxImportSource: "preact",
    alias: {
      react: "preact/compat",
      "react-dom": "preact/compat",
      "react-dom/client": "preact/compat/client",
      "react/jsx-runtime": "preact/jsx-runtime",
    },
    isTuned: true,
  },
};

/** The script of a flavour, bundled and made small. */
async function bundle({ jsxImportSource, alias, isTuned }, modules) {
  const esbuild = await import(pathToFileURL(path.join(modules, "esbuild/lib/main.js")));
  const { outputFiles } = await esbuild.default.build({
    entryPoints: [new URL("single_page/main.jsx", import.meta.url).pathname],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    jsx: "automatic",
    jsxImportSource,
    alias,
    nodePaths: [modules],
    define: { "process.env.NODE_ENV": '"production"', IS_TUNED: String(isTuned) },
    legalComments: "none",
  });
  return outputFiles[0].text;
}

const target = (name, about) => ({
  name,
  about,
  build: async ({ film, out, modules }) => {
    const flavour = FLAVOURS[name];
    const preload = flavour.isTuned ? '<link rel="preload" href="/data.json" as="fetch" crossorigin>' : "";
    const head = `${preload}<script type="module" src="/main.js"></script>`;
    const page = html({ title: film.card.title, style: STYLE + STYLES, head, body: '<div id="root"></div>' });
    await fs.writeFile(path.join(out, "index.html"), page);
    await fs.writeFile(path.join(out, "main.js"), await bundle(flavour, modules));
    await fs.writeFile(path.join(out, "data.json"), JSON.stringify(film));
  },
  selectors: SELECTORS,
});

export const react = target("react", "React and Embla, drawn from JSON");
export const preact = target("preact", "Preact and Embla, drawn from JSON, tuned");
