import type { Receipt } from "@cardweave/shared/domain/bodies";
import { isBudget, isControl } from "@cardweave/shared/domain/ids";
import { instant } from "@cardweave/shared/domain/measure";
import { dayIn } from "@cardweave/shared/domain/time";
import type { NewEntry } from "@cardweave/shared/ports/entry-store";
import type { BranchOf } from "./account-shares.ts";
import { CountRing } from "./count-ring.ts";

export const minuteMs = 60_000;
const tenMinutesMs = 10 * minuteMs;
const dayMs = 24 * 60 * minuteMs;
export const weekMs: number = 7 * dayMs;

/** Bookings by the minute for a day and by ten minutes for a week; what was sold today. */
export type BranchTrade = {
  readonly minutes: CountRing;
  readonly tens: CountRing;
  day: string;
  /** Minor units: sales less returns. */
  turnover: number;
};

type Stored = Pick<NewEntry, "entry" | "receipt" | "storedAt">;

/**
 * How much goes on in each branch, by the branch's own clocks and as its devices say.
 * Promise: a function of what is stored and of the day, in whatever order it came.
 */
export class TradeBook {
  readonly #branchOf: BranchOf;
  readonly #zoneOf: (branch: string) => string;
  readonly #branches = new Map<string, BranchTrade>();

  constructor(branchOf: BranchOf, zoneOf: (branch: string) => string) {
    this.#branchOf = branchOf;
    this.#zoneOf = zoneOf;
  }

  /** An entry that is stored for the first time; answers with the branch where it counts. */
  add({ entry, receipt, storedAt }: Stored): string | null {
    const branch = this.#branchOf(entry.device);
    const { body, doc, hlc } = entry;
    if (branch === undefined || isControl(doc) || isBudget(doc)) return null;
    // A clock that runs ahead must not push out what happened.
    const at = Math.min(hlc.ms, storedAt);
    if (body.kind === "receipt") {
      this.#sell(branch, at, soldIn(body, receipt));
      return branch;
    }
    if (body.kind !== "credit" && body.kind !== "debit" && body.kind !== "reverse") return null;
    const { minutes, tens } = this.of(branch);
    minutes.add(at);
    tens.add(at);
    return branch;
  }

  of(branch: string): BranchTrade {
    const known = this.#branches.get(branch);
    if (known !== undefined) return known;
    const fresh = {
      minutes: new CountRing(minuteMs, dayMs / minuteMs),
      tens: new CountRing(tenMinutesMs, weekMs / tenMinutesMs),
      day: "",
      turnover: 0,
    };
    this.#branches.set(branch, fresh);
    return fresh;
  }

  /** Minor units that were sold on the branch's own day. */
  turnover(branch: string, now: number): number {
    const { day, turnover } = this.of(branch);
    return day === dayIn(this.#zoneOf(branch), instant(now)) ? turnover : 0;
  }

  #sell(branch: string, at: number, amount: number): void {
    if (amount === 0) return;
    const trade = this.of(branch);
    const day = dayIn(this.#zoneOf(branch), instant(at));
    if (day < trade.day) return;
    if (day > trade.day) Object.assign(trade, { day, turnover: 0 });
    trade.turnover += amount;
  }
}

/** Nothing for a hold, which sold nothing yet, and for the undoing of one. */
function soldIn({ lines, hold, of }: Receipt, receipt: string | null): number {
  if (hold !== null && (hold === of || hold === receipt)) return 0;
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  return of === null ? net : -net;
}
