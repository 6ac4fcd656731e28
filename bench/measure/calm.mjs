// A machine that others use at the same time measures them too.
import os from "node:os";
import { setTimeout as pause } from "node:timers/promises";

const LOOK = 500;
/** How much of the processor others may use, from 0 to 1. */
const CALM = 0.2;

const spent = () =>
  os.cpus().reduce(
    ({ idle, all }, { times }) => ({
      idle: idle + times.idle,
      all: all + Object.values(times).reduce((sum, time) => sum + time, 0),
    }),
    { idle: 0, all: 0 },
  );

/** How much of the processor is in use during half a second, from 0 to 1. */
async function inUse() {
  const before = spent();
  await pause(LOOK);
  const after = spent();
  return 1 - (after.idle - before.idle) / Math.max(1, after.all - before.all);
}

/**
 * Waits until nobody else is at work.
 *
 * @param {number} patience for how many milliseconds at most
 * @returns {Promise<boolean>} whether it came to that
 */
export async function calm(patience) {
  const began = Date.now();
  do {
    if ((await inUse()) <= CALM) return true;
  } while (Date.now() - began < patience);
  return false;
}
