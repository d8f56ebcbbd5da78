export interface WordRun {
  readonly text: string;
  readonly kind: "same" | "gone" | "new";
}

/**
 * What changed from one sentence to another, word by word: the longest run of words that both have
 * stays, the rest is gone or new.
 */
export function wordChanges(before: string, after: string): readonly WordRun[] {
  const sides = { a: before.split(" "), b: after.split(" ") };
  const kept = keptTable(sides.a, sides.b);
  const runs: WordRun[] = [];
  let [at, to] = [0, 0];
  while (at < sides.a.length || to < sides.b.length) {
    const kind = kindAt(sides, kept, { at, to });
    runs.push({ text: (kind === "new" ? sides.b[to] : sides.a[at]) ?? "", kind });
    if (kind !== "new") at += 1;
    if (kind !== "gone") to += 1;
  }
  return joined(runs);
}

interface Sides {
  readonly a: readonly string[];
  readonly b: readonly string[];
}

function kindAt(
  { a, b }: Sides,
  kept: Table,
  { at, to }: { readonly at: number; readonly to: number },
): WordRun["kind"] {
  if (at >= a.length) return "new";
  if (to >= b.length) return "gone";
  if (a[at] === b[to]) return "same";
  return keptAt(kept, at + 1, to) >= keptAt(kept, at, to + 1) ? "gone" : "new";
}

type Table = readonly (readonly number[])[];

function keptAt(table: Table, at: number, to: number): number {
  return table[at]?.[to] ?? 0;
}

/** At [i][j]: how many words the rests from i and from j have in common, in their order. */
function keptTable(a: readonly string[], b: readonly string[]): Table {
  const table: number[][] = Array.from({ length: a.length + 1 }, () => []);
  for (let at = a.length - 1; at >= 0; at--) {
    const row = table[at] ?? [];
    for (let to = b.length - 1; to >= 0; to--) {
      row[to] =
        a[at] === b[to]
          ? keptAt(table, at + 1, to + 1) + 1
          : Math.max(keptAt(table, at + 1, to), row[to + 1] ?? 0);
    }
  }
  return table;
}

function joined(runs: readonly WordRun[]): readonly WordRun[] {
  const result: WordRun[] = [];
  for (const run of runs) {
    const last = result.at(-1);
    if (last?.kind === run.kind)
      result[result.length - 1] = { ...run, text: `${last.text} ${run.text}` };
    else result.push(run);
  }
  return result;
}
