import type { Receipt, ReceiptLine, ReceiptTender } from "../bodies.ts";
import type { DocId, ReceiptId } from "../ids.ts";
import type { Basket, BasketLine } from "./basket.ts";
import type { EvaluatedLine, Evaluation } from "./evaluation.ts";
import type { PaymentPlan } from "./payment.ts";

export type Sold = {
  /** Where the receipt goes. */
  readonly doc: DocId;
  readonly number: string | null;
  readonly at: number | null;
  readonly hold: ReceiptId | null;
  readonly basket: Basket;
  readonly evaluation: Evaluation;
  readonly plan: PaymentPlan;
  /** The accounts that voucher and load lines filled, by the line's id. */
  readonly filled: ReadonlyMap<string, DocId>;
};

/**
 * What is kept of a sale. Promise: the tenders' amounts add up to the lines' nets.
 * Source: SPEC R74.
 */
export function receiptBody(sold: Sold): Receipt {
  const { number, at, hold, basket, evaluation } = sold;
  return {
    kind: "receipt",
    number,
    at,
    hold,
    of: null,
    lines: basket.lines.map((line, place) => receiptLine(line, evaluation.lines[place], sold)),
    effects: evaluation.effects,
    costs: evaluation.costs,
    tenders: tendersOf(sold),
    campaignSet: evaluation.campaignSet,
  };
}

function receiptLine(
  line: BasketLine,
  evaluated: EvaluatedLine | undefined,
  { filled }: Sold,
): ReceiptLine {
  const { id, kind, article, group, name, quantity, unitPrice } = line;
  const discounts = evaluated?.discounts ?? [];
  return {
    id,
    kind,
    article,
    group,
    name,
    quantity,
    unitPrice,
    gross: evaluated?.gross ?? line.amount,
    net: evaluated?.net ?? line.amount,
    tax: line.taxCode,
    filled: filled.get(id) ?? null,
    discounts: discounts
      .filter(({ amount }) => amount > 0)
      .map(({ campaign, amount }) => ({ campaign, amount })),
  };
}

function tendersOf({ doc: own, plan }: Sold): readonly ReceiptTender[] {
  const tenders: ReceiptTender[] = plan.payments.flatMap((payment) => {
    const { purse, doc, units, amount, openUnits, open } = payment;
    const booked = { purse, doc: doc === own ? null : doc, units, amount };
    const unsettled = { purse: null, doc, units: openUnits, amount: open };
    return [...(units > 0 ? [booked] : []), ...(openUnits > 0 ? [unsettled] : [])];
  });
  if (plan.toPay === 0) return tenders;
  return [...tenders, { purse: null, doc: null, units: 0, amount: plan.toPay }];
}
