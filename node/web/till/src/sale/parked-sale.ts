import { list, listOrNone, moment, record, text, UnreadableAnswer, whole } from "../api/readers.ts";
import type { LineKind } from "../api/sale-shapes.ts";
import type { CardRef } from "../api/shapes.ts";
import type { ErrandDone } from "../till/errand.ts";
import { type DraftLine, type DraftPay, emptySale, type SaleDraft } from "./sale-draft.ts";

/** A sale that waits while the customer fetches the purse; the node keeps its prices and value. */
export interface ParkedSale {
  readonly hold: string;
  readonly card: CardRef | null;
  readonly draft: SaleDraft;
  /** Minor units. */
  readonly net: number;
  readonly toPay: number;
  readonly parkedAt: number;
  /** Then the node lets go of what it keeps. */
  readonly validUntil: number;
}

const kinds: readonly LineKind[] = ["goods", "voucher", "load"];

function lineIn(value: unknown): DraftLine {
  const { id, kind, name = "", quantity, unitPrice, voucher, article } = record(value);
  return {
    id: text(id),
    kind: kinds.find((one) => one === kind) ?? "goods",
    name: text(name),
    quantity: Number(text(quantity)),
    unitPrice: whole(unitPrice),
    ...(voucher === undefined ? {} : { voucher: text(voucher) }),
    ...(article === undefined ? {} : { article: text(article) }),
  };
}

function payIn(value: unknown): DraftPay {
  const { card, purse, amount } = record(value);
  const paid = { purse: text(purse), amount: amount === "all" ? "all" : whole(amount) } as const;
  if (card === undefined) return { voucher: null, ...paid };
  const { scheme, number } = record(card);
  const named = { scheme: text(scheme), number: text(number) };
  if (named.scheme === "voucher") return { voucher: named.number, ...paid };
  return { voucher: null, card: named, ...paid };
}

/** Each once, however many of its purses pay. */
function cardsOf(pays: readonly DraftPay[]): readonly CardRef[] {
  const cards = pays.flatMap(({ card }) => (card === undefined ? [] : [card]));
  return [...new Map(cards.map((card) => [`${card.scheme} ${card.number}`, card])).values()];
}

/** The basket again that a request was made of. */
export function draftIn(body: unknown): SaleDraft {
  const { basket, pay, coupons, rewards, acceptLoss, pricedFor, receiptNumber } = record(body);
  const lines = list(record(basket)["lines"], lineIn);
  const pays = listOrNone(pay, payIn);
  return {
    ...emptySale,
    lines,
    pays,
    others: cardsOf(pays),
    coupons: listOrNone(coupons, text),
    rewards: listOrNone(rewards, text),
    acceptLoss: acceptLoss === true,
    pricedFor: typeof pricedFor === "string" ? pricedFor : null,
    receiptNumber: typeof receiptNumber === "string" ? receiptNumber : "",
    next: 1 + lines.reduce((most, { id }) => Math.max(most, Number(id) || 0), 0),
  };
}

/** The sale that the node has just taken into keeping; null where its answer cannot be read. */
export function parkedOf({ errand, answer, at }: ErrandDone): ParkedSale | null {
  try {
    const evaluation = record(answer["evaluation"]);
    return {
      hold: text(answer["hold"]),
      card: errand.card,
      draft: draftIn(errand.body),
      net: whole(evaluation["net"]),
      toPay: whole(answer["toPay"]),
      parkedAt: at,
      validUntil: moment(answer["validUntil"]),
    };
  } catch (fault) {
    if (fault instanceof UnreadableAnswer) return null;
    throw fault;
  }
}

const holdPath = /^\/v1\/holds\/([^/]+)\/(?:commit|void)$/;

/** The hold that an errand ends. */
export function holdIn(path: string): string | null {
  return holdPath.exec(path)?.[1] ?? null;
}

export function holdEnd(hold: string, how: "commit" | "void"): string {
  return `/v1/holds/${hold}/${how}`;
}
