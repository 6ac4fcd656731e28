/** The middle of these numbers, or `null` where there are none; what is no number does not count. */
export function median(values) {
  const sorted = values.filter(Number.isFinite).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  return (sorted[(sorted.length - 1) >> 1] + sorted[sorted.length >> 1]) / 2;
}

/** What is the worst of a visit, and so of all of them. */
const WORST = /Worst$|^scrollLong$/;

/** The medians of several runs, name by name; the worst of what is a worst; of what is no number, the first run's. */
export function medians(runs) {
  const [first] = runs;
  const names = new Set(runs.flatMap(Object.keys));
  const of = (name) => {
    const values = runs.map((run) => run[name]);
    const numbers = values.filter(Number.isFinite);
    if (numbers.length === 0) return first[name];
    return WORST.test(name) ? Math.max(...numbers) : median(numbers);
  };
  return Object.fromEntries([...names].map((name) => [name, of(name)]));
}
