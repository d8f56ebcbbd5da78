import type { BasketLine, LineKind, Payment, ReturnPart, SaleRequest } from "../api/sale-shapes.ts";
import type { CardRef } from "../api/shapes.ts";

/** Minor units. */
export interface DraftLine {
  readonly id: string;
  readonly kind: LineKind;
  readonly name: string;
  readonly quantity: number;
  readonly unitPrice: number;
  readonly voucher?: string;
  readonly article?: string;
}

export interface DraftPay {
  /** A voucher's number; null for a card. */
  readonly voucher: string | null;
  /** Another card than the sale's own. */
  readonly card?: CardRef;
  readonly purse: string;
  readonly amount: number | "all";
}

/** What comes back with a sale, and what the node said that it is worth. Minor units. */
export interface DraftReturn {
  readonly part: ReturnPart;
  readonly outside: number;
}

/** What stands on the counter and how it is to be paid, until it is booked. */
export interface SaleDraft {
  readonly lines: readonly DraftLine[];
  readonly pays: readonly DraftPay[];
  /** Cards that may pay beside the sale's own. */
  readonly others: readonly CardRef[];
  readonly coupons: readonly string[];
  readonly rewards: readonly string[];
  /** The customer takes a reward that is worth more than the basket. */
  readonly acceptLoss: boolean;
  /** The price group that the amounts were confirmed for. */
  readonly pricedFor: string | null;
  readonly returns: readonly DraftReturn[];
  readonly receiptNumber: string;
  /** The next line's id. */
  readonly next: number;
}

export const emptySale: SaleDraft = {
  lines: [],
  pays: [],
  others: [],
  coupons: [],
  rewards: [],
  acceptLoss: false,
  pricedFor: null,
  returns: [],
  receiptNumber: "",
  next: 1,
};

/** Vouchers hold money whatever else a network has. */
export const voucherPurse = "money";

export function isEmptySale({ lines, pays, others, coupons, returns }: SaleDraft): boolean {
  return lines.length + pays.length + others.length + coupons.length + returns.length === 0;
}

/** A voucher that is sold stands in the basket once. */
export function addLine(sale: SaleDraft, line: Omit<DraftLine, "id">): SaleDraft {
  const { voucher } = line;
  if (voucher !== undefined && sale.lines.some((one) => one.voucher === voucher)) return sale;
  const lines = [...sale.lines, { ...line, id: `${sale.next}` }];
  return { ...sale, lines, next: sale.next + 1 };
}

export function dropLine(sale: SaleDraft, id: string): SaleDraft {
  return { ...sale, lines: sale.lines.filter((line) => line.id !== id) };
}

/** One more or one less of a line; none of it is no line. */
export function moreOf(sale: SaleDraft, id: string, by: number): SaleDraft {
  const lines = sale.lines
    .map((line) => (line.id === id ? { ...line, quantity: line.quantity + by } : line))
    .filter(({ quantity }) => quantity > 0);
  return { ...sale, lines };
}

/** What came into the basket while an earlier state of it was being booked. */
export function addedSince(now: SaleDraft, before: SaleDraft): SaleDraft {
  const booked = new Map(before.lines.map(({ id, quantity }) => [id, quantity]));
  const lines = now.lines
    .map((line) => ({ ...line, quantity: line.quantity - (booked.get(line.id) ?? 0) }))
    .filter(({ quantity }) => quantity > 0);
  return lines.length === 0 ? emptySale : { ...emptySale, lines, next: now.next };
}

/** From where a payment comes. */
export type PaySource = Pick<DraftPay, "voucher" | "purse" | "card">;

function isSameCard(one: CardRef | undefined, other: CardRef | undefined): boolean {
  return one?.scheme === other?.scheme && one?.number === other?.number;
}

export function isSamePay(one: PaySource, other: PaySource): boolean {
  const isSamePurse = one.voucher === other.voucher && one.purse === other.purse;
  return isSamePurse && isSameCard(one.card, other.card);
}

/** A purse or voucher pays once in a sale; saying it again says how much. */
export function payWith(sale: SaleDraft, pay: DraftPay): SaleDraft {
  const isThere = sale.pays.some((one) => isSamePay(one, pay));
  const pays = isThere
    ? sale.pays.map((one) => (isSamePay(one, pay) ? pay : one))
    : [...sale.pays, pay];
  return { ...sale, pays };
}

export function dropPay(sale: SaleDraft, of: PaySource): SaleDraft {
  return { ...sale, pays: sale.pays.filter((one) => !isSamePay(one, of)) };
}

/** A further card pays what is left with a purse of its own; more or less is said afterwards. */
export function withOther(sale: SaleDraft, card: CardRef, purse: string): SaleDraft {
  if (sale.others.some((one) => isSameCard(one, card))) return sale;
  const joined = { ...sale, others: [...sale.others, card] };
  return payWith(joined, { voucher: null, card, purse, amount: "all" });
}

export function dropOther(sale: SaleDraft, card: CardRef): SaleDraft {
  const others = sale.others.filter((one) => !isSameCard(one, card));
  return { ...sale, others, pays: sale.pays.filter((one) => !isSameCard(one.card, card)) };
}

/** A receipt comes back once in an exchange; the newest word about it counts. */
export function withReturn(sale: SaleDraft, coming: DraftReturn): SaleDraft {
  const others = sale.returns.filter(({ part }) => part.receipt !== coming.part.receipt);
  return { ...sale, returns: [...others, coming] };
}

export function dropReturn(sale: SaleDraft, receipt: string): SaleDraft {
  return { ...sale, returns: sale.returns.filter(({ part }) => part.receipt !== receipt) };
}

/** What the returns of an exchange take off what is left to collect. */
export function comesBack({ returns }: Pick<SaleDraft, "returns">): number {
  return returns.reduce((sum, { outside }) => sum + outside, 0);
}

export function toggled(list: readonly string[], one: string): readonly string[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one];
}

/** Another choice of rewards is another loss: it is asked about anew. */
export function rewardToggled(sale: SaleDraft, campaign: string): SaleDraft {
  return { ...sale, rewards: toggled(sale.rewards, campaign), acceptLoss: false };
}

export function lineAmount({
  quantity,
  unitPrice,
}: Pick<DraftLine, "quantity" | "unitPrice">): number {
  return quantity * unitPrice;
}

function basketLine(line: DraftLine): BasketLine {
  const { id, kind, name, quantity, unitPrice, voucher, article } = line;
  return {
    id,
    kind,
    quantity: `${quantity}`,
    amount: lineAmount(line),
    unitPrice,
    ...(name === "" ? {} : { name }),
    ...(voucher === undefined ? {} : { voucher }),
    ...(article === undefined ? {} : { article }),
  };
}

function payment({ voucher, card, purse, amount }: DraftPay): Payment {
  if (voucher !== null) return { card: { scheme: "voucher", number: voucher }, purse, amount };
  return card === undefined ? { purse, amount } : { card, purse, amount };
}

export interface SaleFacts {
  readonly card: CardRef | null;
  readonly currency: string;
}

/** Null while there is nothing to sell. Without a card of its own only vouchers and others pay. */
export function requestOf(sale: SaleDraft, { card, currency }: SaleFacts): SaleRequest | null {
  if (sale.lines.length === 0) return null;
  const pays = sale.pays.filter(
    (pay) => pay.voucher !== null || pay.card !== undefined || card !== null,
  );
  const { coupons, rewards, receiptNumber, acceptLoss, pricedFor } = sale;
  return {
    card,
    currency,
    basket: { lines: sale.lines.map(basketLine) },
    ...(coupons.length === 0 ? {} : { coupons }),
    ...(rewards.length === 0 || card === null
      ? {}
      : { rewards, ...(acceptLoss && { acceptLoss }) }),
    ...(pricedFor === null ? {} : { pricedFor }),
    ...(pays.length === 0 ? {} : { pay: pays.map(payment) }),
    ...(receiptNumber.trim() === "" ? {} : { receiptNumber: receiptNumber.trim() }),
  };
}
