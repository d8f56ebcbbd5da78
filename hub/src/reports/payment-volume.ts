import type { Debit } from "@cardweave/shared/domain/bodies";
import type { LotId } from "@cardweave/shared/domain/ids";
import type { BusinessDay } from "@cardweave/shared/domain/lots";
import { instant } from "@cardweave/shared/domain/measure";
import { dayIn } from "@cardweave/shared/domain/time";
import { lotIdOf } from "@cardweave/shared/entries/hash";
import type { EntryStore, StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { Replica } from "@cardweave/shared/replica/replica";

/** Minor units by issuer; no issuer where a debit went beyond the rights at hand. */
export type ByIssuer = ReadonlyMap<string | null, number>;

const pageSize = 1_000;
const paying: ReadonlySet<string> = new Set(["spend", "hold"]);

/**
 * What was paid with prepaid money, by day and by who issued it, less what was given back; counted
 * on from where it was left. An entry counts when it is good; one that is found bad after it was
 * counted leaves at the next start.
 */
export class PaymentVolume {
  readonly #replica: Replica;
  readonly #days = new Map<BusinessDay, Map<string | null, number>>();
  readonly #issuers = new Map<LotId, string>();
  #waiting: StoredEntry["id"][] = [];
  #row = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  /** From included, until excluded. */
  async between(from: BusinessDay, until: BusinessDay): Promise<ByIssuer> {
    this.#last = this.#last.then(() => this.#read());
    await this.#last;
    const sums = new Map<string | null, number>();
    for (const [day, amounts] of this.#days) {
      if (day < from || day >= until) continue;
      for (const [issuer, amount] of amounts) sums.set(issuer, (sums.get(issuer) ?? 0) + amount);
    }
    return sums;
  }

  get #store(): EntryStore {
    return this.#replica.ports.store;
  }

  async #read(): Promise<void> {
    const before = this.#waiting;
    this.#waiting = [];
    for (const id of before) {
      const found = await this.#store.get(id);
      if (found !== undefined) await this.#note(found);
    }
    for (let isMore = true; isMore; ) {
      const page = await this.#store.after(this.#row, pageSize);
      for (const one of page.items) {
        await this.#note(one);
        this.#row = one.row;
      }
      isMore = page.next !== null && page.items.length > 0;
    }
  }

  async #note(stored: StoredEntry): Promise<void> {
    const { body } = stored.entry;
    if (stored.verdict === "pending") this.#waiting.push(stored.id);
    if (stored.verdict !== "valid" && stored.verdict !== "unconfirmed") return;
    if (body.kind === "credit") {
      const { issuer } = body.lot;
      this.#issuers.set(lotIdOf(body.lot), issuer);
    }
    if (body.kind === "debit") this.#count(stored, body, 1);
    if (body.kind === "reverse") {
      const paid = await this.#store.get(body.of);
      if (paid?.entry.body.kind !== "debit") return;
      const { lines, beyond } = body;
      this.#count(paid, { ...paid.entry.body, lines, beyond }, -1);
    }
  }

  #count(paid: StoredEntry, { purse, reason, lines, beyond }: Debit, sign: 1 | -1): void {
    const { purses, network } = this.#replica.directory;
    if (purses.get(purse)?.unit !== "money" || !paying.has(reason)) return;
    const day = dayIn(network?.zone ?? "UTC", instant(paid.entry.hlc.ms));
    const amounts = this.#days.get(day) ?? new Map<string | null, number>();
    this.#days.set(day, amounts);
    const add = (issuer: string | null, amount: number) =>
      amounts.set(issuer, (amounts.get(issuer) ?? 0) + sign * amount);
    for (const { lot, amount } of lines) add(this.#issuers.get(lot) ?? null, amount);
    if (beyond > 0) add(null, beyond);
  }
}
