// Reads timelines with TimelineJS's own parser and prints, a line each, what it makes of them:
//     node read.mjs FOLDER-OF-NODE-MODULES FILE…
import { readFileSync } from "node:fs";
import { createRequire, register } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, ...files] = process.argv.slice(2);
const require = createRequire(`${modules}/`);
const { JSDOM } = require("jsdom");
// TimelineJS expects to be in a browser.
const { window } = new JSDOM("<!doctype html>", { url: "https://example.org/" });
for (const name of Object.getOwnPropertyNames(window)) {
  if (!(name in globalThis)) globalThis[name] = window[name];
}
register("./hooks.mjs", import.meta.url);
const parser = `${modules}/@knight-lab/timelinejs/src/js/core/TimelineConfig.js`;
const { TimelineConfig } = await import(pathToFileURL(parser));

console.log = () => {};
for (const file of files) {
  let answer;
  try {
    const config = new TimelineConfig(JSON.parse(readFileSync(file, "utf8")));
    config.validate();
    answer = {
      errors: config.getErrors().map(String),
      title: config.title?.text?.headline ?? null,
      ids: config.events.map((event) => event.unique_id),
      eras: config.eras.map((era) => era.headline ?? ""),
    };
  } catch (error) {
    answer = { errors: [String(error.message ?? error)], title: null, ids: [], eras: [] };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
