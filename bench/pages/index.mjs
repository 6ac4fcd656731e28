// What is measured, in the order of the tables. The first is ours; the others are what it is compared with.
import { companion, frame } from "./companion.mjs";
import { preact, react } from "./single_page.mjs";
import { plain, withTypeface } from "./static.mjs";
import { timelinejs } from "./timelinejs.mjs";

/**
 * @typedef {object} Target a page to measure
 * @property {string} name as `--only` takes it
 * @property {string} about what it is, for the table's legend
 * @property {string} [path] where its page is below `/`, if it is not there itself
 * @property {(place: object) => Promise<void>} build makes its files for one film below `place.out`, served as `/`
 * @property {object} selectors where things are: `carousel` is what a click on `next` changes (or its `slide`s);
 *   `control` is the first thing that moves it, be it a link; `item` is what a reader clicks in the timeline; `ready` is
 *   there once the timeline has events; `search` has a `button` that opens it when the reader is `near`, a `field` for
 *   `words`, and a `filter`; `mark` is what stands for an event on a line of the whole time; `chapter` is a link to one;
 *   `jump` has a `link`, its `goal` far down, and the goal's `content`
 * @property {Function} [scrollStep] one step of a scroll through the timeline, if it does not scroll with the page
 */

/** @type {Target[]} */
export const targets = [companion, timelinejs, react, preact, plain, withTypeface, frame];
