import { readAccountOrNone } from "./read-account.ts";
import { list, listOrNone, moment, record, text, whole, wholeOr } from "./readers.ts";
import type {
  EvaluationView,
  FoundPerson,
  OfferView,
  OutcomeView,
  PurseAmount,
  ReceiptLine,
  ReceiptView,
  RefundView,
  ReturnAnswer,
  SaleAnswer,
  VoucherView,
} from "./sale-shapes.ts";

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

function purseAmount(value: unknown): PurseAmount {
  const part = record(value);
  return { purse: text(part["purse"]), amount: whole(part["amount"]) };
}

function readOffer(value: unknown): OfferView {
  const { campaign, name, cost } = record(value);
  const isFree = cost === undefined || cost === null;
  return { campaign: text(campaign), name: text(name), cost: isFree ? null : purseAmount(cost) };
}

function readOutcome(value: unknown): OutcomeView {
  const { campaign, name, applied, why, lost } = record(value);
  return {
    campaign: text(campaign),
    name: text(name),
    applied: applied === true,
    why: textOrNull(why),
    lost: wholeOr(lost, 0),
  };
}

export function readEvaluation(value: unknown): EvaluationView {
  const it = record(value);
  const net = whole(it["net"]);
  return {
    gross: whole(it["gross"]),
    discount: whole(it["discount"]),
    net,
    payable: wholeOr(it["payable"], net),
    toPay: wholeOr(it["toPay"], net),
    lines: list(it["lines"], (one) => {
      const line = record(one);
      return { id: text(line["id"]), discount: whole(line["discount"]) };
    }),
    earns: listOrNone(it["earns"], purseAmount),
    costs: listOrNone(it["costs"], purseAmount),
    offers: listOrNone(it["offers"], readOffer),
    campaigns: listOrNone(it["campaigns"], readOutcome),
    repricing: it["repricing"] === true,
    priceGroup: textOrNull(it["priceGroup"]),
  };
}

function readRefund(value: unknown): RefundView {
  const refund = record(value);
  return {
    purses: list(refund["purses"], purseAmount),
    outside: whole(refund["outside"]),
    taken: listOrNone(refund["taken"], (one) => {
      const { short, deduction } = record(one);
      return { ...purseAmount(one), short: wholeOr(short, 0), deduction: wholeOr(deduction, 0) };
    }),
  };
}

export function isProvisional(entries: unknown): boolean {
  return listOrNone(entries, (entry) => record(entry)["state"]).includes("provisional");
}

export function readSale(value: unknown): SaleAnswer {
  const sale = record(value);
  const evaluation = readEvaluation(sale["evaluation"]);
  return {
    receipt: text(sale["receipt"]),
    net: evaluation.net,
    earns: evaluation.earns,
    toPay: whole(sale["toPay"]),
    provisional: isProvisional(sale["entries"]),
    refund: sale["refund"] === undefined ? null : readRefund(sale["refund"]),
    account: readAccountOrNone(sale["account"]),
  };
}

export function readVoucher(value: unknown): VoucherView {
  const it = record(value);
  const worth = whole(it["value"]);
  return {
    number: text(it["number"]),
    state: text(it["state"]),
    price: whole(it["price"]),
    value: worth,
    rest: wholeOr(it["rest"], 0),
    guaranteed: wholeOr(it["guaranteed"], 0),
    provisional: wholeOr(it["provisional"], 0),
    expires: textOrNull(it["expires"]),
  };
}

export function readMadeVouchers(value: unknown): readonly VoucherView[] {
  return list(record(value)["vouchers"], readVoucher);
}

function readLine(value: unknown): ReceiptLine {
  const line = record(value);
  return {
    id: text(line["id"]),
    kind: text(line["kind"]),
    name: textOrNull(line["name"]) ?? textOrNull(line["article"]),
    quantity: text(line["quantity"]),
    net: whole(line["net"]),
  };
}

function readState(value: unknown): ReceiptView["state"] {
  return value === "reversed" || value === "partly-reversed" ? value : "booked";
}

function readTender(value: unknown): ReceiptView["tenders"][number] {
  const tender = record(value);
  const { purse } = tender;
  return {
    purse: textOrNull(purse),
    units: whole(tender["units"]),
    amount: whole(tender["amount"]),
  };
}

export function readReceipt(value: unknown): ReceiptView {
  const it = record(value);
  return {
    receipt: text(it["receipt"]),
    kind: text(it["kind"]),
    number: textOrNull(it["number"]),
    till: textOrNull(it["till"]),
    branchName: textOrNull(it["branchName"]),
    at: moment(it["happenedAt"] ?? it["at"]),
    state: readState(it["state"]),
    net: whole(it["net"]),
    lines: list(it["lines"], readLine),
    tenders: list(it["tenders"], readTender),
    returned: listOrNone(it["returned"], (one) => {
      const back = record(one);
      return { id: text(back["id"]), quantity: text(back["quantity"]) };
    }),
    provisional: isProvisional(it["entries"]),
  };
}

export function readReceipts(value: unknown): readonly ReceiptView[] {
  return list(record(value)["items"], readReceipt);
}

export function readReturn(value: unknown): ReturnAnswer {
  const it = record(value);
  return {
    receipt: text(it["receipt"]),
    refund: readRefund(it["refund"]),
    lines: listOrNone(it["lines"], (one) => {
      const { id, quantity, net } = record(one);
      return { id: text(id), quantity: text(quantity), net: whole(net) };
    }),
  };
}

export function readPeople(value: unknown): readonly FoundPerson[] {
  return list(record(value)["items"], (one) => {
    const { name, number, account } = record(one);
    return { name: text(name), number: text(number), account: text(account) };
  });
}

export function readNewCard(value: unknown): { readonly scheme: string; readonly number: string } {
  const [card] = list(record(value)["cards"], (one) => {
    const { scheme, number } = record(one);
    return { scheme: text(scheme), number: text(number) };
  });
  return card ?? { scheme: text(undefined), number: "" };
}
