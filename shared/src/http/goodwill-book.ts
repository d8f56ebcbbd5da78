import type { Body } from "../domain/bodies.ts";
import type { PurseKind } from "../domain/control-bodies.ts";
import type { Entry, SignedEntry } from "../domain/entry.ts";
import { type GoodwillRole, goodwillObjection, isGoodwill } from "../domain/goodwill.ts";
import type { EntryId, PurseId } from "../domain/ids.ts";
import { sumOf } from "../domain/lines.ts";
import { instant } from "../domain/measure.ts";
import type { Refusal } from "../domain/result.ts";
import { dayIn } from "../domain/time.ts";
import type { Replica, Step } from "../replica/replica.ts";

export type GoodwillAsk = {
  /** The operator's pseudonym; null for a till at which nobody has signed in. */
  readonly operator: string | null;
  readonly till: string;
  readonly purse: PurseId;
  readonly amount: number;
  /** Where it is not the operator's own. */
  readonly role?: GoodwillRole;
};

type Part = { readonly who: string; readonly amount: number };

/** What was booked so on one day, by operator and kind of purse; what was undone is taken off. */
class Tally {
  readonly #sums: Map<string, number>;
  readonly #parts: Map<EntryId, Part>;

  constructor(before?: Tally) {
    this.#sums = new Map(before === undefined ? [] : before.#sums);
    this.#parts = new Map(before === undefined ? [] : before.#parts);
  }

  sum(who: string): number {
    return this.#sums.get(who) ?? 0;
  }

  count({ id, entry }: Pick<SignedEntry, "id" | "entry">, unitOf: UnitOf): void {
    const { body } = entry;
    if (body.kind === "reverse") {
      const part = this.#parts.get(body.of);
      if (part !== undefined) this.#add(part.who, -(sumOf(body.lines) + body.beyond));
      return;
    }
    const amount = goodwillIn(body);
    if (amount === null) return;
    const who = nameOf(entry.by, entry.key?.till ?? "", unitOf(amount.purse));
    this.#parts.set(id, { who, amount: amount.amount });
    this.#add(who, amount.amount);
  }

  #add(who: string, amount: number): void {
    this.#sums.set(who, this.sum(who) + amount);
  }
}

type UnitOf = (purse: PurseId) => PurseKind;

function goodwillIn(body: Body): { purse: PurseId; amount: number } | null {
  if (body.kind === "credit" && isGoodwill(body.reason)) return body;
  if (body.kind !== "debit" || !isGoodwill(body.reason)) return null;
  return { purse: body.purse, amount: sumOf(body.lines) + body.beyond };
}

function nameOf(operator: string | null, till: string, unit: PurseKind): string {
  return JSON.stringify([operator, operator === null ? till : null, unit]);
}

const pageSize = 500;

/**
 * Holds operators to their goodwill limits. It counts this device's own chain, so it knows after a
 * restart what was given before; what the same operator books on another device that is out of
 * touch it cannot know. Source: SPEC R563, R564.
 */
export class GoodwillBook {
  readonly #replica: Replica;
  #day = "";
  #upTo = 0;
  #tally = new Tally();
  #last: Promise<unknown> = Promise.resolve();

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  /** Reads what has become durable; what is left to read inside of a step is little then. */
  catchUp(): Promise<void> {
    const done = this.#last.then(() => this.#read());
    this.#last = done.catch(() => undefined);
    return done;
  }

  async objection(step: Step, ask: GoodwillAsk): Promise<Refusal | null> {
    await this.catchUp();
    const { directory, device } = this.#replica;
    const tally = new Tally(this.#tally);
    for (const { signed } of step.workspace.settled) {
      const { entry } = signed;
      const isOurs = entry.device === device && entry.seq > this.#upTo;
      if (isOurs && this.#dayOf(entry) === this.#day) tally.count(signed, this.#unitOf);
    }
    const unit = this.#unitOf(ask.purse);
    return goodwillObjection(directory.policy.goodwill, {
      role: ask.role ?? this.#roleOf(ask.operator),
      unit,
      amount: ask.amount,
      givenToday: tally.sum(nameOf(ask.operator, ask.till, unit)),
    });
  }

  /** Whoever nobody knows by name may do the least. */
  #roleOf(operator: string | null): GoodwillRole {
    const role = this.#replica.directory.operators.get(operator ?? "")?.role;
    return role === "manager" ? "manager" : "cashier";
  }

  async #read(): Promise<void> {
    const { ports, device } = this.#replica;
    const today = this.#dayAt(ports.clock.now());
    if (today !== this.#day) {
      this.#upTo = await this.#endBefore(today);
      this.#tally = new Tally();
      this.#day = today;
    }
    for (;;) {
      const page = await ports.store.chain(device, this.#upTo, pageSize);
      for (const one of page) {
        if (this.#dayOf(one.entry) === today) this.#tally.count(one, this.#unitOf);
        this.#upTo = one.entry.seq;
      }
      if (page.length < pageSize) return;
    }
  }

  /** The last position of our chain before a day: its clock only rises. */
  async #endBefore(day: string): Promise<number> {
    const { ports, device, chain } = this.#replica;
    let low = 0;
    let high = chain.seq;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const [one] = await ports.store.chain(device, middle, 1);
      if (one !== undefined && this.#dayOf(one.entry) < day) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #dayOf({ hlc }: Entry): string {
    return this.#dayAt(hlc.ms);
  }

  #dayAt(ms: number): string {
    return dayIn(this.#replica.directory.network?.zone ?? "UTC", instant(ms));
  }

  readonly #unitOf: UnitOf = (purse) => this.#replica.directory.purses.get(purse)?.unit ?? "points";
}
