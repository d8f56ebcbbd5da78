import type { DocId } from "../../domain/ids.ts";
import { type Instant, instant } from "../../domain/measure.ts";
import { ok, type Result, refused } from "../../domain/result.ts";
import type { Basket } from "../../domain/sale/basket.ts";
import type { Tender } from "../../domain/sale/payment.ts";
import { cardInQr } from "../../domain/voucher/voucher-code.ts";
import type { CardRef } from "../../protocol/http/card.ts";
import type { BasketLineRequest, PayRequest, SaleRequest } from "../../protocol/http/sale.ts";
import type { Replica } from "../../replica/replica.ts";
import type { ShownCard } from "../card-gate.ts";
import type { CardBook } from "../replica-accounts.ts";
import { returnWish } from "../returns/exchange.ts";
import type { ReturnWish } from "../returns/return-planner.ts";
import { basketOf } from "./master-lines.ts";

/** `doc` is the account of a code that can be used once; null for what is no number of one. */
export type ShownCoupon = { readonly code: string; readonly doc: DocId | null };

/** A sale as it is wished for, with accounts for cards. */
export type SaleOrder = {
  /** Where the receipt and what is earned go. */
  readonly card: DocId | null;
  /** The cards that are part of it, by the account that each is for. */
  readonly shown: ReadonlyMap<DocId, ShownCard>;
  readonly currency: string;
  readonly basket: Basket;
  readonly coupons: readonly ShownCoupon[];
  readonly rewards: readonly string[];
  /** Rewards may be worth more than what there is to take off. */
  readonly acceptLoss: boolean;
  /** The price group for which the till has priced the lines. */
  readonly pricedFor: string | null;
  readonly tenders: readonly Tender[];
  /** The accounts of the vouchers that are sold, by line. */
  readonly vouchers: ReadonlyMap<string, DocId>;
  /** Null for now. */
  readonly at: Instant | null;
  readonly recorded: boolean;
  readonly number: string | null;
  readonly expectNet: number | null;
  /** What comes back with it. */
  readonly returns: readonly ReturnWish[];
};

/** How the cards of a request are opened: to look, or to earn and spend. */
export type Opening = {
  readonly earn: (card: CardRef) => Promise<Result<ShownCard>>;
  readonly spend: (card: CardRef) => Promise<Result<ShownCard>>;
};

type Reading = {
  readonly replica: Replica;
  readonly cards: CardBook;
  readonly till: string;
  readonly opening: Opening;
};

/** Reads a request; refuses what could never be sold, whoever asks and whatever is held. */
export async function orderOf(request: SaleRequest, reading: Reading): Promise<Result<SaleOrder>> {
  const { rewards = [], acceptLoss = false, pricedFor = null, currency } = request;
  const recorded = request.mode === "record";
  const at = timeOf(request, { ...reading, recorded });
  const basket = readBasket(request, reading, at.ok ? at.value : null);
  if (!basket.ok) return basket;
  const problem = currencyProblem(request, reading) ?? exchangeProblem(request, recorded);
  if (problem !== null) return problem;
  if (!at.ok) return at;
  const accounts = await accountsOf(request, reading);
  if (!accounts.ok) return accounts;
  const number = request.receiptNumber ?? null;
  const expectNet = request.expectNet ?? null;
  const coupons = couponsOf(request, reading.cards);
  const said = { basket: basket.value, coupons, rewards, acceptLoss, pricedFor };
  const rest = { currency, at: at.value, recorded };
  return ok({
    ...accounts.value,
    ...said,
    ...rest,
    number,
    expectNet,
    returns: returnsOf(request),
  });
}

/** What is scanned off the paper is the same as what is typed. */
function codeIn(scanned: string): string {
  const named = cardInQr(scanned);
  return named?.scheme === "coupon" ? named.number : scanned;
}

function couponsOf({ coupons = [] }: SaleRequest, cards: CardBook): readonly ShownCoupon[] {
  return [...new Set(coupons.map(codeIn))].map((code) => {
    const doc = cards.docOf({ scheme: "coupon", number: code });
    return { code, doc: doc.ok ? doc.value : null };
  });
}

function readBasket(
  { basket, mode }: SaleRequest,
  { replica }: Pick<Reading, "replica">,
  at: Instant | null,
): Result<Basket> {
  if (JSON.stringify(basket).length > longestBasket) {
    return wrong("basket.lines", `together more than ${longestBasket} characters`);
  }
  const own = basket.lines.findIndex(({ discounts = [] }) => discounts.length > 0);
  if (own >= 0 && mode !== "record") {
    return wrong(`basket.lines.${own}.discounts`, "only of a sale that is recorded");
  }
  const { articles: book, ports } = replica;
  return basketOf(basket.lines, { book, at: at ?? ports.clock.now() });
}

/** Characters as JSON: a receipt of this much still fits into one frame of the line. */
const longestBasket = 262_144;

function exchangeProblem({ returns = [] }: SaleRequest, recorded: boolean): Result<never> | null {
  if (!recorded || returns.length === 0) return null;
  return wrong("returns", "a sale that has happened takes nothing back; return it by itself");
}

function returnsOf({ returns = [] }: SaleRequest): readonly ReturnWish[] {
  return returns.map(returnWish);
}

function wrong(field: string, reason: string): Result<never> {
  return refused("invalid", { fields: [{ field, reason }] });
}

function currencyProblem(
  { currency }: SaleRequest,
  { replica }: Pick<Reading, "replica">,
): Result<never> | null {
  const own = replica.directory.network?.currency;
  return own === currency ? null : wrong("currency", `this network is in ${own}`);
}

/** Only training tills and recorded sales say when. Source: SPEC R414. */
function timeOf(
  { at }: SaleRequest,
  { replica, till, recorded }: Reading & { readonly recorded: boolean },
): Result<Instant | null> {
  if (at === undefined) return ok(null);
  const isTraining = replica.directory.tills.get(till)?.training === true;
  if (!recorded && !isTraining) {
    const detail = "Only a training till sets the time; a sale that has happened is recorded.";
    return refused("not-allowed", {
      fields: [{ field: "at", reason: "not of this till" }],
      detail,
    });
  }
  const ms = Date.parse(at);
  return Number.isSafeInteger(ms) && ms >= 0 ? ok(instant(ms)) : wrong("at", "no time of ours");
}

type Accounts = Pick<SaleOrder, "card" | "shown" | "tenders" | "vouchers">;

async function accountsOf(
  request: SaleRequest,
  { cards, opening }: Reading,
): Promise<Result<Accounts>> {
  const load = request.basket.lines.findIndex(({ kind }) => kind === "load");
  if (load >= 0 && !request.card) {
    return wrong(`basket.lines.${load}.kind`, "a load needs the card that it goes to");
  }
  const vouchers = vouchersOf(request.basket.lines, cards);
  if (!vouchers.ok) return vouchers;
  const { pay = [], rewards = [] } = request;
  const isSpent = rewards.length > 0 || pay.some(({ card }) => card === undefined);
  const open = isSpent ? opening.spend : opening.earn;
  const own = request.card ? await open(request.card) : ok(null);
  if (!own.ok) return own;
  const tenders = await tendersOf(pay, own.value, opening);
  if (!tenders.ok) return tenders;
  const all = [
    ...(own.value === null ? [] : [own.value]),
    ...tenders.value.map((one) => one.shown),
  ];
  return ok({
    card: own.value?.account ?? null,
    shown: new Map(all.map((one) => [one.account, one])),
    tenders: tenders.value.map((one) => one.tender),
    vouchers: vouchers.value,
  });
}

type Opened = { readonly shown: ShownCard; readonly tender: Tender };

async function tendersOf(
  pay: readonly PayRequest[],
  own: ShownCard | null,
  { spend }: Opening,
): Promise<Result<readonly Opened[]>> {
  const tenders: Opened[] = [];
  for (const [tender, { card, purse, amount }] of pay.entries()) {
    const opened = card === undefined ? ok(own) : await spend(card);
    if (!opened.ok) return { ok: false, error: { ...opened.error, tender } };
    const { value: shown } = opened;
    if (shown === null) return wrong(`pay.${tender}.card`, "this sale has no card of its own");
    tenders.push({ shown, tender: { doc: shown.account, purse, amount } });
  }
  return ok(tenders);
}

/** A voucher line names its voucher, by `article` where it has no `voucher`. */
function vouchersOf(
  lines: readonly BasketLineRequest[],
  cards: CardBook,
): Result<ReadonlyMap<string, DocId>> {
  const vouchers = new Map<string, DocId>();
  for (const [at, { id, kind, voucher, article }] of lines.entries()) {
    if (kind !== "voucher") continue;
    const number = voucher ?? article;
    if (number === undefined) return wrong(`basket.lines.${at}.voucher`, "which voucher is sold");
    const doc = cards.docOf({ scheme: "voucher", number });
    if (!doc.ok) return { ok: false, error: { ...doc.error, line: id } };
    if ([...vouchers.values()].includes(doc.value)) {
      return wrong(`basket.lines.${at}.voucher`, "sold twice in this basket");
    }
    vouchers.set(id, doc.value);
  }
  return ok(vouchers);
}
