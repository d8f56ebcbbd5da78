import { type Basket, type BasketLine, discountOf } from "./basket.ts";
import type { Evaluate, EvaluatedLine, Evaluation } from "./evaluation.ts";

/** Without campaigns: what stands in the basket, and the discounts of a recorded sale. */
export const plainEvaluation: Evaluate = ({ basket, recorded }) =>
  evaluationOf(
    basket,
    basket.lines.map((line) => (recorded ? lineOf(line) : lineOf({ ...line, discounts: [] }))),
  );

function lineOf(line: BasketLine): EvaluatedLine {
  const { id, amount: gross, discounts } = line;
  const discount = discountOf(line);
  return { id, gross, discount, net: gross - discount, discounts };
}

/** The whole of it from its lines, with nothing earned. */
export function evaluationOf(basket: Basket, lines: readonly EvaluatedLine[]): Evaluation {
  const sum = (part: "gross" | "discount" | "net") =>
    lines.reduce((total, line) => total + line[part], 0);
  return {
    lines,
    gross: sum("gross"),
    discount: sum("discount"),
    net: sum("net"),
    byTax: byTax(basket, lines),
    priceGroup: null,
    repricing: false,
    earns: [],
    costs: [],
    campaigns: [],
    offers: [],
    campaignSet: null,
    warnings: [],
    effects: [],
    caps: [],
    coupons: [],
  };
}

function byTax({ lines }: Basket, evaluated: readonly EvaluatedLine[]): Evaluation["byTax"] {
  const nets = new Map<string | null, number>();
  for (const [at, { net }] of evaluated.entries()) {
    const code = lines[at]?.taxCode ?? null;
    nets.set(code, (nets.get(code) ?? 0) + net);
  }
  return [...nets].map(([taxCode, net]) => ({ taxCode, net }));
}
