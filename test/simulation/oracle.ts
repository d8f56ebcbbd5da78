import type { Body } from "@cardweave/shared/domain/bodies";
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
  readonly #gathers: boolean;

  /** `gathers`: what was refused may be booked when it is asked again, for rights have come. */
  constructor(report: Report, { gathers }: { readonly gathers: boolean }) {
    this.#report = report;
    this.#gathers = gathers;
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
    if (one.outcome === "refused" && !this.#gathers) {
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

  /**
   * Compares what is there at the end with what was said. `held`: all entries of accounts;
   * `orphans`: those among them that cannot be judged any more, and do not count.
   */
  settle(held: readonly StoredEntry[], orphans: ReadonlySet<EntryId>): ReadonlyMap<string, number> {
    const byName = named(held);
    for (const name of byName.keys()) {
      if (!this.issued.has(name)) this.#report.violate("nothing-invented", name);
    }
    const balances = new Map<string, number>();
    const bodies = new Map<string, Body>(held.map(({ id, entry }) => [id, entry.body]));
    for (const one of this.issued.values()) {
      const mine = byName.get(one.name) ?? [];
      const counted = mine.filter(({ id }) => !orphans.has(id));
      this.#compare(one, mine);
      this.#checkValid(one, counted);
      for (const wanted of one.wanted.filter((wanted) => bookedFor(counted, wanted) > 0)) {
        const { account, effect } = movedBy(wanted, counted, bodies);
        balances.set(account, (balances.get(account) ?? 0) + effect);
      }
    }
    return balances;
  }

  /** A credit may be in parts: what debts need goes to the pool. */
  #compare(one: Issued, held: readonly StoredEntry[]): void {
    const some = held.length > 0;
    const all = one.wanted.every((wanted) => bookedFor(held, wanted) === wantedLike(one, wanted));
    if (one.outcome === "acknowledged" && !all) {
      const what = `${one.name} was acknowledged; ${held.length} entries are there`;
      this.#report.violate("nothing-lost", what);
    }
    if ((one.outcome === "refused" || one.outcome === "failed") && some) {
      this.#report.violate("no-means-no", `${one.name} was ${one.outcome} and is booked`);
    }
    if (one.wanted.some((wanted) => bookedFor(held, wanted) > wantedLike(one, wanted))) {
      this.#report.violate("counted-once", `${one.name} is there ${held.length} times`);
    }
  }

  #checkValid({ name }: Issued, held: readonly StoredEntry[]): void {
    const invalid = held.find(({ verdict }) => verdict !== "valid");
    if (invalid === undefined) return;
    this.#report.violate("honest-is-valid", `${name}: ${invalid.verdict} ${invalid.reason}`);
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

/** Whose balance a booked wish changes, and by how much. */
function movedBy(
  wanted: Wanted,
  held: readonly StoredEntry[],
  bodies: ReadonlyMap<string, Body>,
): { readonly account: string; readonly effect: number } {
  const undone = wanted.of === null ? undefined : bodies.get(wanted.of);
  const purse = undone !== undefined && "purse" in undone ? undone.purse : wanted.purse;
  const effect = undone === undefined ? wanted.effect : undoneIn(held, wanted);
  const account = `${wanted.doc} ${purse}`;
  return { account, effect: undone?.kind === "credit" ? -effect : effect };
}

/** An undone credit may have been one of two parts, so what was undone is what counts. */
function undoneIn(held: readonly StoredEntry[], wanted: Wanted): number {
  return held
    .flatMap(({ entry: { body } }) =>
      body.kind === "reverse" && body.of === wanted.of
        ? [...body.lines, { amount: body.beyond }]
        : [],
    )
    .reduce((sum, { amount }) => sum + amount, 0);
}

/** What entries of a wish's kind move on its account: an amount, or how often it is undone. */
function bookedFor(held: readonly StoredEntry[], wanted: Wanted): number {
  return held
    .filter(({ entry }) => entry.doc === wanted.doc)
    .reduce((sum, { entry }) => sum + movedFor(entry, wanted), 0);
}

function movedFor({ body }: Entry, wanted: Wanted): number {
  if (body.kind !== wanted.type) return 0;
  if (body.kind === "reverse") return body.of === wanted.of ? 1 : 0;
  if (body.kind !== "credit" && body.kind !== "debit") return 0;
  if (body.purse !== wanted.purse) return 0;
  if (body.kind === "credit") return body.amount;
  return body.lines.reduce((sum, line) => sum + line.amount, body.beyond);
}

/** The same of all wishes of one action that are alike. */
function wantedLike({ wanted: all }: Issued, one: Wanted): number {
  if (one.type === "reverse") return 1;
  return all
    .filter(({ doc, purse, type }) => doc === one.doc && purse === one.purse && type === one.type)
    .reduce((sum, { amount }) => sum + amount, 0);
}
