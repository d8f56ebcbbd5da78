import { couponPurse } from "@cardweave/shared/domain/campaigns/effects/issue";
import type { EntryId, PurseId } from "@cardweave/shared/domain/ids";
import { sumOf } from "@cardweave/shared/domain/lines";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { CouponView } from "@cardweave/shared/protocol/http/coupon";
import type { Replica } from "@cardweave/shared/replica/replica";

type Sums = { issued: number; redeemed: number; sales: number };
type Part = { readonly purse: PurseId; readonly what: "issued" | "redeemed" };

const pageSize = 2_000;
const prefix = "coupon:";

/**
 * How many coupons went out and came back. The first look after a start reads all entries, later
 * ones what is new; what is pending is looked at again. Source: SPEC R666.
 */
export class CouponTally {
  readonly #replica: Replica;
  readonly #sums = new Map<string, Sums>();
  readonly #parts = new Map<EntryId, Part>();
  readonly #pending = new Set<EntryId>();
  #row = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(replica: Replica) {
    this.#replica = replica;
  }

  async of(coupon: string): Promise<Result<CouponView>> {
    const { directory, campaigns } = this.#replica;
    const known = campaigns.current.campaigns.find(({ campaign }) => campaign.id === coupon);
    const purse = directory.purses.get(couponPurse(coupon));
    const campaign = known?.campaign;
    if (purse === undefined && campaign?.trigger === undefined) return refused("not-found");
    const read = this.#last.then(() => this.#catchUp());
    this.#last = read.catch(() => undefined);
    await read;
    const { issued, redeemed, sales } = this.#sumsOf(coupon);
    return ok({
      coupon,
      name: campaign?.name ?? purse?.nameDe ?? coupon,
      use: campaign?.trigger === undefined ? null : (campaign.trigger.use ?? "code"),
      code: campaign?.trigger?.coupon ?? null,
      validFrom: campaign?.time?.dateFrom ?? null,
      validTo: campaign?.time?.dateTo ?? null,
      ...{ issued, redeemed, sales },
    });
  }

  #sumsOf(coupon: string): Sums {
    const sums = this.#sums.get(coupon) ?? { issued: 0, redeemed: 0, sales: 0 };
    this.#sums.set(coupon, sums);
    return sums;
  }

  async #catchUp(): Promise<void> {
    const { store, timers } = this.#replica.ports;
    for (const id of [...this.#pending]) {
      const entry = await store.get(id);
      if (entry !== undefined && entry.verdict !== "pending") this.#take(entry);
    }
    for (;;) {
      const { items } = await store.after(this.#row, pageSize);
      for (const one of items) this.#take(one);
      this.#row = items.at(-1)?.row ?? this.#row;
      if (items.length < pageSize) return;
      await new Promise<void>((resolve) => void timers.after(0, resolve));
    }
  }

  #take(one: StoredEntry): void {
    const { id, verdict, entry } = one;
    this.#pending.delete(id);
    if (verdict === "pending") this.#pending.add(id);
    if (verdict !== "valid") return;
    const { body } = entry;
    if (body.kind === "credit") this.#book(id, { ...body, what: "issued", amount: body.amount });
    if (body.kind === "debit") {
      this.#book(id, { ...body, what: "redeemed", amount: sumOf(body.lines) + body.beyond });
    }
    if (body.kind === "reverse") this.#undo(body.of, sumOf(body.lines) + body.beyond);
    this.#sale(one);
  }

  #book(id: EntryId, { purse, what, amount }: Booked): void {
    if (!purse.startsWith(prefix)) return;
    this.#parts.set(id, { purse, what });
    this.#sumsOf(purse.slice(prefix.length))[what] += amount;
  }

  #undo(of: EntryId, amount: number): void {
    const part = this.#parts.get(of);
    if (part !== undefined) this.#sumsOf(part.purse.slice(prefix.length))[part.what] -= amount;
  }

  /** A campaign that took something off, or gave something, counts once for a receipt. */
  #sale({ entry: { body }, receipt }: StoredEntry): void {
    if (body.kind !== "receipt" || body.of !== null || body.hold === receipt) return;
    const discounts = body.lines.flatMap((line) => line.discounts);
    for (const id of new Set([...discounts, ...body.effects].map(({ campaign }) => campaign))) {
      this.#sumsOf(id).sales += 1;
    }
  }
}

type Booked = Pick<Part, "purse" | "what"> & { readonly amount: number };
