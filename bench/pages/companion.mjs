// Ours, as `companion build` makes it.
import { execFile } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { promisify } from "node:util";

import { companion as adapt } from "../content/companion.mjs";

const run = promisify(execFile);

const build = async ({ film, out, program, engine }) => {
  const source = `${out}-film`;
  await fs.mkdir(source, { recursive: true });
  await fs.writeFile(path.join(source, "companion.json"), adapt(film));
  await run(program, ["build", source, "--out", out, "--engine", engine, "--force"]);
};

export const companion = {
  name: "companion",
  about: "ours: prerendered, with an engine that starts when the browser is idle",
  build,
  selectors: {
    carousel: "#quotes-slides",
    slide: ".slide",
    // Before the engine has come the pickers are links, which is enough to go on.
    control: "a.quotes__picker:nth-child(2), .quotes__controls button:last-child",
    next: ".quotes__controls button:last-child",
    item: ".event sup a",
    search: {
      near: "#timeline",
      button: "#find > summary",
      field: "#find input",
      words: "the co",
      filter: "#find select",
    },
    mark: ".is-time .axis__mark",
    chapter: ".timeline__chapters a",
    ready: ".event",
    jump: { link: '.timeline__chapters a[href$="#c-c5"]', goal: "#c-c5", content: "#c-c5 .event" },
  },
};

export const frame = {
  name: "frame",
  about: "ours for frames on other sites: the same sections, without the engine (of a long film the first events)",
  path: "embed/all/",
  build,
  // Search and line are the whole page's.
  selectors: {
    ...companion.selectors,
    control: "a.quotes__picker:nth-child(2)",
    search: undefined,
    mark: undefined,
    chapter: undefined,
  },
};
