import type { Instant } from "@cardweave/shared/domain/measure";
import type { ReplayPart, ReplayResult } from "@cardweave/shared/protocol/http/campaign-replay";

/** What became of one receipt. Amounts in minor units. */
export type Replayed = {
  readonly receipt: string;
  readonly branch: string;
  readonly day: string;
  readonly at: Instant;
  readonly net: number;
  readonly inScope: boolean;
  readonly applied: boolean;
  /** Why not, where a cap kept it from applying. */
  readonly capped: string | null;
  readonly discount: number;
  readonly netChange: number;
  readonly gives: readonly { readonly purse: string; readonly amount: number }[];
  readonly isUnlike: boolean;
};

type Counts = "receipts" | "inScope" | "applied" | "discount" | "netChange" | "worth" | "unlike";
type Sums = Record<Counts, number>;
type Part = { -readonly [K in keyof ReplayPart]: ReplayPart[K] };
export type Winner = Replayed & { readonly worth: number };

const mostWinners = 10;

/** Minor units that units of a purse are worth; null where they have no value in money. */
export type WorthOf = (purse: string, units: number) => number | null;

/** Adds up receipt after receipt; nothing of a receipt is kept but of those that win most. */
export class ReplayTally {
  readonly #worthOf: WorthOf;
  readonly sums: Sums = {
    receipts: 0,
    inScope: 0,
    applied: 0,
    discount: 0,
    netChange: 0,
    worth: 0,
    unlike: 0,
  };
  readonly #branches = new Map<string, Part>();
  readonly #days = new Map<string, Part>();
  readonly #capped = new Map<string, number>();
  readonly #gives = new Map<string, number>();
  winners: readonly Winner[] = [];
  times: { readonly from: Instant; readonly to: Instant } | null = null;

  constructor(worthOf: WorthOf) {
    this.#worthOf = worthOf;
  }

  add(one: Replayed): void {
    const worth = this.#worth(one);
    const { sums } = this;
    sums.receipts += 1;
    sums.inScope += Number(one.inScope);
    sums.applied += Number(one.applied);
    sums.discount += one.discount;
    sums.netChange += one.netChange;
    sums.worth += worth;
    sums.unlike += Number(one.isUnlike);
    addPart(this.#branches, one.branch, { ...one, worth });
    addPart(this.#days, one.day, { ...one, worth });
    if (one.capped !== null) add(this.#capped, one.capped, 1);
    for (const { purse, amount } of one.gives) add(this.#gives, purse, amount);
    this.#noteTime(one.at);
    if (one.applied) this.#noteWinner({ ...one, worth });
  }

  #worth({ gives }: Replayed): number {
    return gives.reduce((sum, { purse, amount }) => sum + (this.#worthOf(purse, amount) ?? 0), 0);
  }

  #noteTime(at: Instant): void {
    const { from = at, to = at } = this.times ?? {};
    this.times = { from: at < from ? at : from, to: at > to ? at : to };
  }

  #noteWinner(one: Winner): void {
    const least = this.winners.at(-1);
    const isFull = this.winners.length >= mostWinners;
    if (isFull && least !== undefined && gain(one) <= gain(least)) return;
    const all = [...this.winners, one].toSorted((a, b) => gain(b) - gain(a));
    this.winners = all.slice(0, mostWinners);
  }

  get parts(): Pick<ReplayResult, "branches" | "days" | "capped" | "gives"> {
    return {
      branches: sorted(this.#branches).map(([branch, part]) => ({ branch, ...part })),
      days: sorted(this.#days).map(([day, part]) => ({ day, ...part })),
      capped: sorted(this.#capped).map(([why, receipts]) => ({ why, receipts })),
      gives: sorted(this.#gives).map(([purse, units]) => {
        return { purse, units, worth: this.#worthOf(purse, units) };
      }),
    };
  }
}

function gain({ discount, worth }: Winner): number {
  return discount + worth;
}

function add(counts: Map<string, number>, name: string, more: number): void {
  counts.set(name, (counts.get(name) ?? 0) + more);
}

function addPart(parts: Map<string, Part>, name: string, one: Winner): void {
  const part = parts.get(name) ?? { receipts: 0, applied: 0, discount: 0, worth: 0 };
  part.receipts += 1;
  part.applied += Number(one.applied);
  part.discount += one.discount;
  part.worth += one.worth;
  parts.set(name, part);
}

function sorted<T>(map: ReadonlyMap<string, T>): readonly (readonly [string, T])[] {
  return [...map].toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
}
