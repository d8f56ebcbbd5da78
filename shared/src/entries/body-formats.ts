import {
  type AccountBody,
  type Line,
  type ReceiptCost,
  type ReceiptEffect,
  type ReceiptLine,
  type ReceiptTender,
  type SinceCheckpoint,
  statusKinds,
} from "../domain/bodies.ts";
import type { DeviceId, DocId, EntryId, LotId, PurseId, ReceiptId } from "../domain/ids.ts";
import type { LotAttributes, TaxKind } from "../domain/lot.ts";
import { largestAmount } from "../domain/measure.ts";
import {
  type Field,
  flag,
  hex,
  list,
  Malformed,
  oneOf,
  optional,
  record,
  text,
  whole,
} from "./wire.ts";

export const entryId: Field<EntryId> = hex(32);
export const deviceId: Field<DeviceId> = hex(16);
export const docId: Field<DocId> = hex(17);
export const lotId: Field<LotId> = hex(16);
const receiptId: Field<ReceiptId> = hex(16);
export const name: Field<string> = text(64);
export const purseId: Field<PurseId> = text(96) as unknown as Field<PurseId>;

/** 1 to `largestAmount`. */
export const positive: Field<number> = {
  ...whole(1),
  read: (wire, path) => {
    const value = whole(1).read(wire, path);
    if (value > largestAmount) throw new Malformed(`${path}: at most ${largestAmount}`);
    return value;
  },
};

export const day: Field<string> = {
  ...text(10, 10),
  read: (wire, path) => {
    const value = text(10, 10).read(wire, path);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new Malformed(`${path}: a day as YYYY-MM-DD`);
    return value;
  },
};

export const lotAttributes: Field<LotAttributes> = record<LotAttributes>({
  issuer: name,
  funder: optional(name),
  paid: flag,
  price: optional(whole()),
  from: optional(whole()),
  expires: optional(day),
  order: whole(),
  tax: optional(oneOf<TaxKind>("single", "multi", "discount")),
});

const lines: Field<readonly Line[]> = list(record<Line>({ lot: lotId, amount: positive }), 256);

const since: Field<SinceCheckpoint> = record<SinceCheckpoint>({
  checkpoint: optional(entryId),
  card: whole(),
  device: whole(),
});

const receiptLine: Field<ReceiptLine> = record<ReceiptLine>({
  id: name,
  kind: oneOf("goods", "voucher", "load", "deposit"),
  article: optional(name),
  group: optional(name),
  name: optional(text(120)),
  quantity: text(20),
  unitPrice: optional(whole(-largestAmount)),
  gross: whole(-largestAmount),
  net: whole(-largestAmount),
  tax: optional(text(16)),
  filled: optional(docId),
  discounts: list(
    record<ReceiptLine["discounts"][number]>({ campaign: name, amount: positive }),
    64,
  ),
});

const receiptEffect: Field<ReceiptEffect> = record<ReceiptEffect>({
  campaign: name,
  version: whole(1),
  parameters: text(4096),
  purse: purseId,
  gave: whole(),
});

const receiptTender: Field<ReceiptTender> = record<ReceiptTender>({
  purse: optional(purseId),
  doc: optional(docId),
  units: whole(),
  amount: whole(-largestAmount),
});

type Formats = {
  readonly [K in AccountBody["kind"]]: Field<Omit<Extract<AccountBody, { kind: K }>, "kind">>;
};

/** The fields of every body of an account's document, in the order they are written. */
export const accountFormats: Formats = {
  credit: record({
    purse: purseId,
    lot: lotAttributes,
    amount: positive,
    reason: name,
    holder: deviceId,
    minted: whole(),
    receipt: optional(receiptId),
    campaign: optional(name),
  }),
  debit: record({
    purse: purseId,
    lines,
    beyond: whole(),
    since: optional(since),
    reason: name,
    receipt: optional(receiptId),
    campaign: optional(name),
  }),
  grant: record({
    purse: purseId,
    lot: lotId,
    to: deviceId,
    amount: positive,
    for: optional(name),
  }),
  cover: record({ purse: purseId, of: entryId, lines }),
  inherit: record({ purse: purseId, lot: lotId, from: deviceId, amount: positive }),
  join: record({}),
  reverse: record({
    of: entryId,
    lines,
    beyond: whole(),
    holder: deviceId,
    into: optional(lotAttributes),
    minted: whole(),
  }),
  receipt: record({
    number: optional(text(64)),
    at: optional(whole()),
    hold: optional(receiptId),
    of: optional(receiptId),
    lines: list(receiptLine, 10_000),
    effects: list(receiptEffect, 256),
    costs: list(record<ReceiptCost>({ campaign: name, purse: purseId, amount: positive }), 64),
    tenders: list(receiptTender, 64),
    campaignSet: optional(text(64)),
  }),
  status: record({
    what: oneOf(...statusKinds),
    value: optional(text(256)),
    link: optional(docId),
  }),
};
