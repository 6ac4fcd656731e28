// The devices and lines that a page is measured on.

/**
 * @typedef {object} Profile
 * @property {string} about
 * @property {{width: number, height: number}} window in CSS pixels, one device pixel each
 * @property {number} slowdown how many times slower than this machine the processor is
 * @property {{latency: number, downloadThroughput: number, uploadThroughput: number}} [line] milliseconds for each
 *   request, and bytes a second
 */

/** @type {Record<string, Profile>} */
export const profiles = {
  phone: {
    about: "412 × 823, processor 4 × slower, 1.6 Mbit/s, 150 ms for each request",
    window: { width: 412, height: 823 },
    slowdown: 4,
    line: { latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 },
  },
  desktop: {
    about: "1280 × 800, the machine and its line as they are",
    window: { width: 1280, height: 800 },
    slowdown: 1,
  },
};
