import { isReached, type Line } from "./measures.ts";

const marks = new Map([
  [true, "reached"],
  [false, "MISSED"],
]);

/** Lines as a table for people: name, value, unit, what is asked for. */
export function tableOf(lines: readonly Line[]): string {
  const rows = lines.map((line) => [line.name, shown(line.value), line.unit, goalOf(line)]);
  const widths = [0, 1, 2, 3].map((at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows.map((row) => rowText(row, widths)).join("\n");
}

function rowText(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((cell, at) =>
    at === 1 ? cell.padStart(widths[at] ?? 0) : cell.padEnd(widths[at] ?? 0),
  );
  return cells.join("  ").trimEnd();
}

function shown(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString("en") : value.toPrecision(3);
}

function goalOf(line: Line): string {
  const { goal } = line;
  if (goal === undefined) return "";
  const wanted = goal.most === undefined ? `at least ${goal.least}` : `at most ${goal.most}`;
  return `${wanted}: ${marks.get(isReached(line) ?? false)}`;
}
