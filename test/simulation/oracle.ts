import type { Entry } from "@cardweave/shared/domain/entry";
import type { DocId, EntryId, PurseId } from "@cardweave/shared/domain/ids";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { Report } from "./report.ts";

/** One wish of a command, in the oracle's own words. */
export type Wanted = {
  readonly doc: DocId;
  readonly type: "credit" | "debit" | "reverse";
  readonly purse: PurseId;
  /** What is booked; of a reversal, what the booking it undoes was about. */
  readonly amount: number;
  readonly of: EntryId | null;
  /** What the balance changes by. */
  readonly effect: number;
};

/**
 * `unknown`: no answer came. `failed`: the answer was that nothing is stored. `lost`: it was
 * acknowledged, and every disk that held it has been destroyed since.
 */
export type Outcome = "unknown" | "acknowledged" | "refused" | "failed" | "lost";

export type Issued = {
  readonly name: string;
  readonly wanted: readonly Wanted[];
  readonly node: number;
  readonly incarnation: number;
  outcome: Outcome;
  body: string | null;
  entries: readonly EntryId[];
};

/**
 * What the tills asked for and were answered, one after another, and what follows from it by
 * adding whole numbers. It knows nothing of entries' rules, of rights or of the network.
 */
export class Oracle {
  readonly issued: Map<string, Issued> = new Map();
  readonly #report: Report;

  constructor(report: Report) {
    this.#report = report;
  }

  add(one: Omit<Issued, "outcome" | "body" | "entries">): Issued {
    const issued: Issued = { ...one, outcome: "unknown", body: null, entries: [] };
    this.issued.set(one.name, issued);
    return issued;
  }

  acknowledged(one: Issued, answer: { body: string; entries: readonly EntryId[] }): void {
    if (one.outcome === "acknowledged" && one.body !== answer.body) {
      this.#report.violate("same-answer", `${one.name}: ${one.body} became ${answer.body}`);
    }
    if (one.outcome === "refused") {
      this.#report.violate("same-answer", `${one.name} was refused before`);
    }
    one.outcome = "acknowledged";
    one.body = answer.body;
    one.entries = answer.entries;
  }

  refused(one: Issued): void {
    if (one.outcome === "acknowledged") {
      this.#report.violate("same-answer", `${one.name} was acknowledged, then refused`);
    }
    if (one.outcome !== "lost") one.outcome = "refused";
  }

  /** After a disk is gone: what was acknowledged and no disk holds is lost, and nobody's fault. */
  destroyed(held: ReadonlySet<EntryId>): readonly Issued[] {
    const lost = [...this.issued.values()].filter(
      (one) => one.outcome === "acknowledged" && !one.entries.every((id) => held.has(id)),
    );
    for (const one of lost) one.outcome = "lost";
    this.#report.count("bookings lost with their only disk", lost.length);
    return lost;
  }

  /** Compares what is there at the end with what was said. `held`: all entries of accounts. */
  settle(held: readonly StoredEntry[]): ReadonlyMap<string, number> {
    const byName = named(held);
    for (const name of byName.keys()) {
      if (!this.issued.has(name)) this.#report.violate("nothing-invented", name);
    }
    const balances = new Map<string, number>();
    for (const one of this.issued.values()) {
      for (const wanted of this.#compare(one, byName.get(one.name) ?? [])) {
        const account = `${wanted.doc} ${wanted.purse}`;
        balances.set(account, (balances.get(account) ?? 0) + wanted.effect);
      }
    }
    return balances;
  }

  /** The wishes that are booked. */
  #compare(one: Issued, held: readonly StoredEntry[]): readonly Wanted[] {
    const there = one.wanted.map((wanted) =>
      held.filter(({ entry }) => entry.doc === wanted.doc && isFor(entry, wanted)),
    );
    const some = held.length > 0;
    const all = held.length === one.wanted.length && there.every((found) => found.length > 0);
    if (one.outcome === "acknowledged" && !all) {
      const what = `${one.name} was acknowledged; ${held.length} of ${one.wanted.length} are there`;
      this.#report.violate("nothing-lost", what);
    }
    if ((one.outcome === "refused" || one.outcome === "failed") && some) {
      this.#report.violate("no-means-no", `${one.name} was ${one.outcome} and is booked`);
    }
    if (held.length > one.wanted.length) {
      this.#report.violate("counted-once", `${one.name} is there ${held.length} times`);
    }
    const invalid = held.find(({ verdict }) => verdict !== "valid");
    if (invalid !== undefined) {
      this.#report.violate("honest-is-valid", `${one.name}: ${invalid.verdict} ${invalid.reason}`);
    }
    return one.wanted.filter((_, at) => (there[at]?.length ?? 0) > 0);
  }
}

function named(held: readonly StoredEntry[]): ReadonlyMap<string, readonly StoredEntry[]> {
  const byName = new Map<string, StoredEntry[]>();
  for (const one of held) {
    const { key } = one.entry;
    if (key === null) continue;
    const name = nameOf(key);
    byName.set(name, [...(byName.get(name) ?? []), one]);
  }
  return byName;
}

export function nameOf(key: { readonly till: string; readonly id: string }): string {
  return `${key.till} ${key.id}`;
}

function isFor({ body }: Entry, wanted: Wanted): boolean {
  if (body.kind === "credit") return body.kind === wanted.type && body.amount === wanted.amount;
  if (body.kind === "reverse") return body.kind === wanted.type && body.of === wanted.of;
  if (body.kind !== "debit" || wanted.type !== "debit") return false;
  const taken = body.lines.reduce((sum, line) => sum + line.amount, body.beyond);
  return taken === wanted.amount && body.purse === wanted.purse;
}
