/** What one bench found. `ratio` and `goal` say the same thing in two numbers of one run. */
export type Line = {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What is asked for; nothing for a line that only explains another. */
  readonly goal?: { readonly most?: number; readonly least?: number };
};

export type Bench = {
  readonly name: string;
  readonly what: string;
  /** `folder` is empty and on the disk that is to be measured. */
  readonly run: (folder: string) => Promise<readonly Line[]>;
};

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/** Milliseconds of one piece of work. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return performance.now() - begun;
}

/** Keeps `width` pieces of work going until `count` are done; each one's milliseconds. */
export async function inFlight(
  { count, width }: { readonly count: number; readonly width: number },
  work: (at: number) => Promise<unknown>,
): Promise<readonly number[]> {
  const times: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let at = next++; at < count; at = next++) times.push(await timed(() => work(at)));
  };
  await Promise.all(Array.from({ length: width }, worker));
  return times;
}

export function isReached({ value, goal }: Line): boolean | null {
  if (goal === undefined) return null;
  return value <= (goal.most ?? Number.POSITIVE_INFINITY) && value >= (goal.least ?? 0);
}
