import * as fc from "fast-check";
import { assert } from "../domain/assert.ts";
import type { SignedEntry } from "../domain/entry.ts";
import type { DocId } from "../domain/ids.ts";
import { aCredit, aDebit, aDoc, aSigner, TestDevice } from "../entries/entry-builders.ts";

/** For tests only: random histories of one document, by three devices. */

export type Step = {
  readonly who: number;
  readonly what: "credit" | "debit" | "learn";
  readonly from: number;
  readonly amount: number;
};

export const doc: DocId = aDoc(1);
const steps = fc.array(
  fc.record<Step>({
    who: fc.nat(2),
    what: fc.constantFrom("credit", "credit", "debit", "learn", "learn"),
    from: fc.nat(2),
    amount: fc.integer({ min: 1, max: 500 }),
  }),
  { minLength: 1, maxLength: 24 },
);

/** What three devices write in a document, in that order, now and then learning from each other. */
export async function historyOf(plan: readonly Step[]): Promise<readonly SignedEntry[]> {
  const devices = ["a", "b", "c"].map((word) => new TestDevice(aSigner(word)));
  const written: SignedEntry[] = [];
  for (const { who, what, from, amount } of plan) {
    const device = devices[who];
    const other = devices[from];
    assert(device !== undefined && other !== undefined, "a plan names devices 0 to 2");
    const body = what === "credit" ? aCredit({ amount }) : aDebit({ beyond: amount });
    if (what === "learn") device.learn(other.held());
    else written.push(await device.write(doc, body));
  }
  return written;
}

/** A history, and the same entries in another order, some of them repeated. */
const histories = steps.chain((plan) =>
  fc.record({ plan: fc.constant(plan), seed: fc.infiniteStream(fc.nat(1_000_000)) }),
);

export function shuffled<T>(items: readonly T[], seed: Iterator<number>): readonly T[] {
  return items
    .map((item) => ({ item, rank: Number(seed.next().value) }))
    .toSorted((a, b) => a.rank - b.rank)
    .map(({ item }) => item);
}

export function law(
  runs: number,
  holds: (all: readonly SignedEntry[], seed: Iterator<number>) => unknown,
): Promise<void> {
  const property = fc.asyncProperty(histories, async ({ plan, seed }) => {
    await holds(await historyOf(plan), seed);
  });
  return Promise.resolve(fc.assert(property, { numRuns: runs }));
}

export type Split = {
  readonly left: readonly SignedEntry[];
  readonly right: readonly SignedEntry[];
};

/** Two replicas; together they have all, and each has the history of whatever it has. */
export function split(all: readonly SignedEntry[], seed: Iterator<number>): Split {
  const coin = () => Number(seed.next().value) % 2 === 0;
  const left = withHistory(all, all.filter(coin));
  const rest = all.filter((one) => !left.includes(one) || Number(seed.next().value) % 4 === 0);
  return { left: shuffled(left, seed), right: shuffled(withHistory(all, rest), seed) };
}

export function citedBy({ entry }: SignedEntry): readonly string[] {
  return entry.own === null ? entry.after : [...entry.after, entry.own];
}

function withHistory(all: readonly SignedEntry[], some: readonly SignedEntry[]) {
  const wanted = new Set<string>(some.map((one) => one.id));
  for (const one of all.toReversed()) {
    if (wanted.has(one.id)) for (const id of citedBy(one)) wanted.add(id);
  }
  return all.filter((one) => wanted.has(one.id));
}
