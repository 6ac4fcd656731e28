/** A Markdown table: the first column is words, the others are numbers. */
export function table(head, rows) {
  const line = (cells) => `| ${cells.join(" | ")} |`;
  const rule = `|${head.map((_, index) => (index === 0 ? "---" : "--:")).join("|")}|`;
  return [line(head), rule, ...rows.map(line)].join("\n");
}

/** A number with so many decimals; a dash where there is none. */
export const number = (value, decimals = 0) => (Number.isFinite(value) ? value.toFixed(decimals) : "–");

/** Bytes in KiB. */
export const kib = (bytes) => (Number.isFinite(bytes) ? number(bytes / 1024, 1) : "–");

/** How many times the second the first is. */
export const ratio = (ours, theirs) => (Number.isFinite(ours) && theirs > 0 ? number(ours / theirs, 2) : "–");
