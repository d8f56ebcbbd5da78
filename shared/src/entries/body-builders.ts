import * as fc from "fast-check";
import { type AccountBody, type Line, type ReceiptLine, statusKinds } from "../domain/bodies.ts";
import type { DeviceId, DocId, EntryId, LotId, PurseId, ReceiptId } from "../domain/ids.ts";
import type { LotAttributes } from "../domain/lot.ts";
import { largestAmount } from "../domain/measure.ts";

/** For tests only: every body that the formats admit, borders included. */

function hexOf<T extends string>(bytes: number): fc.Arbitrary<T> {
  const digits = fc.uint8Array({ minLength: bytes, maxLength: bytes });
  return digits.map((array) => Buffer.from(array).toString("hex") as T);
}

/** Any characters, those outside ASCII and outside the first plane included. */
export function textOf(longest: number, shortest = 1): fc.Arbitrary<string> {
  const fits = (text: string) => text.length >= shortest && text.length <= longest;
  const inUtf8 = fc.string({ unit: "grapheme", minLength: shortest, maxLength: longest });
  return inUtf8.filter((text) => fits(text) && !text.startsWith("\ufeff"));
}

export const entryIds: fc.Arbitrary<EntryId> = hexOf(32);
export const deviceIds: fc.Arbitrary<DeviceId> = hexOf(16);
export const docIds: fc.Arbitrary<DocId> = hexOf(17);
export const keys: fc.Arbitrary<string> = hexOf(32);
export const lotIds: fc.Arbitrary<LotId> = hexOf(16);
export const names: fc.Arbitrary<string> = textOf(64);
export const purseIds: fc.Arbitrary<PurseId> = textOf(96).map((text) => text as PurseId);
export const amounts: fc.Arbitrary<number> = fc.oneof(
  fc.integer({ min: 1, max: largestAmount }),
  fc.constantFrom(1, 23, 24, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, largestAmount),
);
export const wholes: fc.Arbitrary<number> = fc.oneof(
  fc.maxSafeNat(),
  fc.constantFrom(0, 23, 24, 255, 256, 65_535, 65_536, 2 ** 32 - 1, 2 ** 32, 2 ** 53 - 1),
);

const receiptIds = hexOf<ReceiptId>(16);
const signed = fc.integer({ min: -largestAmount, max: largestAmount });
export const days: fc.Arbitrary<string> = fc
  .record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.nat(11), day: fc.nat(27) })
  .map(({ year, month, day }) => `${year}-${twoDigits(month + 1)}-${twoDigits(day + 1)}`);

function twoDigits(number: number): string {
  return String(number).padStart(2, "0");
}

export function listOf<T>(items: fc.Arbitrary<T>): fc.Arbitrary<readonly T[]> {
  return fc.array(items, { maxLength: 4 });
}

export function orNull<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { nil: null });
}

export const lots: fc.Arbitrary<LotAttributes> = fc.record({
  issuer: names,
  funder: orNull(names),
  paid: fc.boolean(),
  price: orNull(wholes),
  from: orNull(wholes),
  expires: orNull(days),
  order: wholes,
  tax: orNull(fc.constantFrom("single", "multi", "discount")),
});

const lines: fc.Arbitrary<readonly Line[]> = listOf(fc.record({ lot: lotIds, amount: amounts }));

const receiptLines: fc.Arbitrary<readonly ReceiptLine[]> = listOf(
  fc.record({
    id: names,
    kind: fc.constantFrom("goods", "voucher", "load", "deposit"),
    article: orNull(names),
    group: orNull(names),
    name: orNull(textOf(120)),
    quantity: textOf(20),
    unitPrice: orNull(signed),
    gross: signed,
    net: signed,
    tax: orNull(textOf(16)),
    filled: orNull(docIds),
    discounts: listOf(fc.record({ campaign: names, amount: amounts })),
  }),
);

type Arbitraries<B extends { readonly kind: string }> = {
  readonly [K in B["kind"]]: fc.Arbitrary<Extract<B, { kind: K }>>;
};

export type BodyArbitraries<B extends { readonly kind: string }> = Arbitraries<B>;

const optionalNames = orNull(names);

/** One for each kind; a kind without one does not compile. */
export const accountBodies: BodyArbitraries<AccountBody> = {
  credit: fc.record({
    kind: fc.constant("credit"),
    purse: purseIds,
    lot: lots,
    amount: amounts,
    reason: names,
    holder: deviceIds,
    minted: wholes,
    receipt: orNull(receiptIds),
    campaign: optionalNames,
  }),
  debit: fc.record({
    kind: fc.constant("debit"),
    purse: purseIds,
    lines,
    beyond: wholes,
    since: orNull(fc.record({ checkpoint: orNull(entryIds), card: wholes, device: wholes })),
    reason: names,
    receipt: orNull(receiptIds),
    campaign: optionalNames,
  }),
  grant: fc.record({
    kind: fc.constant("grant"),
    purse: purseIds,
    lot: lotIds,
    to: deviceIds,
    amount: amounts,
    for: optionalNames,
  }),
  cover: fc.record({ kind: fc.constant("cover"), purse: purseIds, of: entryIds, lines }),
  inherit: fc.record({
    kind: fc.constant("inherit"),
    purse: purseIds,
    lot: lotIds,
    from: deviceIds,
    amount: amounts,
  }),
  join: fc.record({ kind: fc.constant("join") }),
  reverse: fc.record({
    kind: fc.constant("reverse"),
    of: entryIds,
    lines,
    beyond: wholes,
    holder: deviceIds,
    into: orNull(lots),
    minted: wholes,
  }),
  receipt: fc.record({
    kind: fc.constant("receipt"),
    number: orNull(textOf(64)),
    at: orNull(wholes),
    hold: orNull(receiptIds),
    of: orNull(receiptIds),
    lines: receiptLines,
    effects: listOf(
      fc.record({
        campaign: names,
        version: amounts,
        parameters: textOf(4096),
        purse: purseIds,
        gave: wholes,
      }),
    ),
    costs: listOf(fc.record({ campaign: names, purse: purseIds, amount: amounts })),
    tenders: listOf(
      fc.record({
        purse: orNull(purseIds),
        doc: orNull(docIds),
        units: wholes,
        amount: signed,
      }),
    ),
    campaignSet: orNull(textOf(64)),
  }),
  status: fc.record({
    kind: fc.constant("status"),
    what: fc.constantFrom(...statusKinds),
    value: orNull(textOf(256)),
    link: orNull(docIds),
  }),
};
