// Measures every page with every film on every device and prints the tables. `cargo xtask bench page` starts it.
import { execFileSync } from "node:child_process";
import fs from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";

import { film } from "./content/film.mjs";
import { calm } from "./measure/calm.mjs";
import { profiles } from "./measure/profiles.mjs";
import { serve } from "./measure/server.mjs";
import { visit } from "./measure/visit.mjs";
import { targets } from "./pages/index.mjs";
import { document } from "./report/document.mjs";
import { medians } from "./report/numbers.mjs";

/** For how long a visit waits for a calm machine, in milliseconds. */
const PATIENCE = 5_000;
/** A visit that takes longer is not made again. */
const ONCE_IS_ENOUGH = 60_000;

const { values: options } = parseArgs({
  options: {
    n: { type: "string", default: "20,200,2000,10000" },
    runs: { type: "string", default: "3" },
    only: { type: "string" },
    profile: { type: "string", default: "phone,desktop" },
    root: { type: "string" },
    work: { type: "string" },
    modules: { type: "string" },
    program: { type: "string" },
    engine: { type: "string" },
    chromium: { type: "string" },
    save: { type: "string" },
  },
});

const list = (text) => text.split(",").filter(Boolean);
const chosen = targets.filter(({ name }) => !options.only || list(options.only).includes(name));
const unknown = list(options.only ?? "").filter((name) => !targets.some((target) => target.name === name));
if (unknown.length > 0) {
  const known = targets.map(({ name }) => name).join(", ");
  console.error(`error: there is no page called ${unknown.join(", ")}. There are: ${known}.`);
  process.exit(2);
}

const rows = [];
for (const n of list(options.n).map(Number)) {
  const sites = await build(n);
  for (const profile of list(options.profile)) rows.push(...(await measure(n, profile, sites)));
  for (const { site } of sites) await site.close();
}
const text = document({ rows, targets: chosen, profiles, surroundings: await surroundings() });
console.log(text);
await fs.writeFile(path.join(options.work, "results.json"), JSON.stringify(rows, undefined, 1));
if (options.save) await fs.writeFile(options.save, text);
// Connections that a browser left open would keep this program waiting.
process.exit(0);

/** Each page with a film of `n` events, on a host of its own. */
async function build(n) {
  const content = film(n);
  const sites = [];
  for (const target of chosen) {
    const out = path.join(options.work, "pages", `${target.name}-${n}`);
    await fs.rm(out, { recursive: true, force: true });
    await fs.mkdir(out, { recursive: true });
    await target.build({ ...options, film: content, out });
    sites.push({ target, site: await serve(out, path.join(options.work, "compressed")), runs: [] });
  }
  return sites;
}

/** Visits every page in turn, and all of them again, so that what the machine does meanwhile befalls all alike. */
async function measure(n, profile, sites) {
  const visits = sites.map((each) => ({ ...each, runs: [], isDone: false }));
  for (let run = 1; run <= Number(options.runs); run += 1) {
    for (const each of visits.filter(({ isDone }) => !isDone)) {
      const { target, site, runs } = each;
      const isCalm = await calm(PATIENCE);
      const began = Date.now();
      const found = await visit(target, profile, site, options.chromium).catch((error) => ({
        failed: error.message.split("\n")[0],
      }));
      runs.push({ ...found, isCalm });
      const seconds = Math.round((Date.now() - began) / 1000);
      each.isDone = Date.now() - began > ONCE_IS_ENOUGH;
      const said = found.failed ?? found.notes.join("; ");
      const circumstances = isCalm ? "" : ", on a busy machine";
      console.error(`${n} events, ${profile}, ${target.name}, run ${run}: ${seconds} s${circumstances} ${said}`);
    }
  }
  return visits.map(({ target, runs }) => {
    const good = runs.filter(({ failed }) => !failed);
    const notes = [...new Set(runs.flatMap(({ notes, failed }) => notes ?? [failed]))];
    const found = good.length > 0 ? medians(good) : {};
    return { ...found, target: target.name, n, profile, isGood: good.length > 0, notes, runs };
  });
}

/** With what and on what it was measured. */
async function surroundings() {
  const { dependencies } = JSON.parse(await fs.readFile(path.join(options.root, "bench/package.json"), "utf8"));
  const say = (program, ...words) => {
    try {
      return execFileSync(program, words, { encoding: "utf8", cwd: options.root }).trim();
    } catch {
      return "unknown";
    }
  };
  return {
    date: new Date().toISOString().slice(0, 10),
    commit: say("git", "describe", "--always", "--dirty"),
    chromium: say(options.chromium, "--version").split(" built ")[0],
    runs: options.runs,
    packages: dependencies,
  };
}
