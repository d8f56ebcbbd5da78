import type { Credit } from "@cardweave/shared/domain/bodies";
import { couponPurse } from "@cardweave/shared/domain/campaigns/effects/issue";
import type { PurseDefinition } from "@cardweave/shared/domain/control-bodies";
import type { DocId, PurseId } from "@cardweave/shared/domain/ids";
import type { LotAttributes } from "@cardweave/shared/domain/lot";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { dayIn } from "@cardweave/shared/domain/time";
import { couponQr } from "@cardweave/shared/domain/voucher/voucher-code";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import type { AccountViews } from "@cardweave/shared/http/account-views";
import type { Principal } from "@cardweave/shared/http/principal";
import type { CardBook } from "@cardweave/shared/http/replica-accounts";
import type { Answered } from "@cardweave/shared/http/services";
import type { VoucherFile } from "@cardweave/shared/http/voucher/voucher-services";
import type { BookingAnswer } from "@cardweave/shared/protocol/http/booking";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type {
  BatchFileQuery,
  CouponBatchView,
  NewCouponBatch,
  PersonalCoupon,
} from "@cardweave/shared/protocol/http/voucher-batch";
import { write } from "@cardweave/shared/replica/act";
import type { Replica, Step } from "@cardweave/shared/replica/replica";
import type { PoolDesk } from "../pool/pool-desk.ts";
import type { Batch } from "./batch-book.ts";
import type { Asking, BatchDesk } from "./batch-desk.ts";
import type { BatchContent } from "./batch-maker.ts";

type Details = { readonly coupon: string; readonly expires: string | null };

export type CouponDeskParts = {
  readonly replica: Replica;
  readonly batches: BatchDesk;
  readonly cards: CardBook;
  readonly views: AccountViews;
  readonly pool: Pick<PoolDesk, "holderOf">;
};

/** Coupons with a number of their own, and those that lie on somebody's card. */
export class CouponDesk {
  readonly #parts: CouponDeskParts;

  constructor(parts: CouponDeskParts) {
    this.#parts = parts;
  }

  async order(request: NewCouponBatch, asking: Asking): Promise<Result<CouponBatchView>> {
    const { coupon, count, name } = request;
    const expires = request.expires ?? null;
    if (this.#isPast(expires)) return past();
    await this.#define(coupon, name, asking.by);
    const details = JSON.stringify({ coupon, expires } satisfies Details);
    const batch = this.#parts.batches.order(asking, { kind: "coupon", details, count });
    return batch.ok ? ok(this.#view(batch.value)) : batch;
  }

  async find(id: string): Promise<Result<CouponBatchView>> {
    const batch = this.#parts.batches.find(id, "coupon");
    return batch.ok ? ok(this.#view(batch.value)) : batch;
  }

  async list(page: ListQuery): Promise<Result<Listed<CouponBatchView>>> {
    const list = this.#parts.batches.list("coupon", page);
    if (!list.ok) return list;
    const { items, next } = list.value;
    return ok({ items: items.map((batch) => this.#view(batch)), next });
  }

  #view(batch: Batch): CouponBatchView {
    return { ...this.#parts.batches.progress(batch), ...detailsOf(batch) };
  }

  /** As CSV: what a printer or a mailing takes. */
  async file(id: string, query: BatchFileQuery, by: Principal): Promise<Result<VoucherFile>> {
    const batch = this.#parts.batches.find(id, "coupon");
    if (!batch.ok) return batch;
    const part = { from: query.from - 1, count: query.count ?? batch.value.count };
    const numbers = this.#parts.batches.handOut(batch.value, by, part);
    if (!numbers.ok) return numbers;
    const { coupon, expires } = detailsOf(batch.value);
    const { domain } = this.#parts.replica.directory.policy;
    const rows = numbers.value.map((number) =>
      [number, couponQr(domain, number), coupon, expires ?? ""].join(","),
    );
    const text = ["number,qr,coupon,expires", ...rows, ""].join("\r\n");
    const bytes = Buffer.from(text, "utf8");
    return ok({ media: "text/csv; charset=utf-8", bytes, name: `coupons-${id}.csv` });
  }

  /** One coupon onto a card; its right lies with the pool, which lends it to wherever it is used. */
  async give(
    coupon: string,
    request: PersonalCoupon,
    { by, key, request: hash }: Asking,
  ): Promise<Result<Answered>> {
    const { cards, replica } = this.#parts;
    const doc = cards.docOf(request.card);
    if (!doc.ok) return doc;
    const expires = request.expires ?? null;
    if (this.#isPast(expires)) return past();
    await this.#define(coupon, request.name, by);
    const action = { till: headquarters, id: `${by.user ?? by.role} ${key}` };
    return replica.step(async (step): Promise<Result<Answered>> => {
      const before = await step.workspace.answer(action);
      if (before !== undefined) {
        if (before.request !== hash) return refused("key-reused");
        return ok({ status: before.status, body: before.body, replayed: true });
      }
      const answer = await this.#credit(step, { doc: doc.value, coupon, expires, by });
      const body = JSON.stringify(answer);
      step.workspace.putAnswer({ key: action, request: hash, status: 201, body });
      return ok({ status: 201, body, replayed: false });
    });
  }

  async #credit(
    step: Step,
    { doc, coupon, expires, by }: Details & { readonly doc: DocId; readonly by: Principal },
  ): Promise<Omit<BookingAnswer, "receipt">> {
    const { replica, views, pool } = this.#parts;
    const purse = couponPurse(coupon);
    const holder = await pool.holderOf(step, doc);
    const minted = (step.chain.minted[purse] ?? 0) + 1;
    const lot = lotOf(expires);
    const rest = { reason: "coupon-given", holder, minted, receipt: null, campaign: coupon };
    const body: Credit = { kind: "credit", purse, lot, amount: 1, ...rest };
    const author = { by: by.user ?? null, key: null };
    const entries = await write(replica, step, { author, bodies: [{ doc, body }] });
    const booked = entries.map(({ id }) => ({ entry: id, state: "guaranteed" }) as const);
    return { entries: booked, account: await views.within(step, doc) };
  }

  #isPast(expires: string | null): boolean {
    const { directory, ports } = this.#parts.replica;
    const today = dayIn(directory.network?.zone ?? "UTC", ports.clock.now());
    return expires !== null && expires < today;
  }

  /** The purse that every coupon needs, signed when it is first used. */
  async #define(coupon: string, name: string | undefined, by: Principal): Promise<void> {
    const { replica } = this.#parts;
    const id = couponPurse(coupon);
    await replica.step(async (step) => {
      if (replica.directory.purses.get(id)?.active === true) return;
      const author = { by: by.user ?? null, key: null };
      const body = purseOf(id, name ?? coupon);
      await write(replica, step, { author, bodies: [{ doc: directoryDoc, body }] });
    });
  }
}

const headquarters = "headquarters";

function past(): Result<never> {
  return refused("invalid", { fields: [{ field: "expires", reason: "in-the-past" }] });
}

function purseOf(id: PurseId, name: string): PurseDefinition {
  const none = { currency: null, unitValue: null, slots: null, active: true };
  return { kind: "purse", id, unit: "coupon", nameDe: name, nameEn: name, ...none };
}

function lotOf(expires: string | null): LotAttributes {
  const none = { funder: null, price: null, from: null, order: 0, tax: null };
  return { issuer: headquarters, paid: false, expires, ...none };
}

function detailsOf({ details }: Batch): Details {
  return JSON.parse(details) as Details;
}

/** One unit each: whoever takes it first has used the code. */
export function couponContent(batch: Batch, pool: Pick<PoolDesk, "holderOf">): BatchContent {
  const { coupon, expires } = detailsOf(batch);
  return {
    scheme: "coupon",
    purse: couponPurse(coupon),
    reason: "coupon-made",
    parts: [{ lot: lotOf(expires), amount: 1 }],
    holderOf: (step, doc) => pool.holderOf(step, doc),
  };
}
