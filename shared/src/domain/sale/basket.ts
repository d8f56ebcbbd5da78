import type { ReceiptLine } from "../bodies.ts";
import { largestAmount } from "../measure.ts";
import { millionthsOf } from "../quantity.ts";
import { ok, type Result, refused } from "../result.ts";

export type LineDiscount = {
  readonly campaign: string;
  readonly name: string;
  readonly amount: number;
};

/**
 * What stands in a basket's line. `amount` counts, minor units with VAT, for the whole quantity;
 * `prices` are line amounts by price group. `voucher` is the number of the voucher that is sold.
 * `discounts` are what a till took off that records a sale which has happened.
 */
export type BasketLine = Pick<
  ReceiptLine,
  "id" | "kind" | "article" | "group" | "name" | "quantity" | "unitPrice"
> & {
  readonly amount: number;
  readonly prices: Readonly<Record<string, number>>;
  readonly taxCode: string | null;
  readonly voucher: string | null;
  readonly discounts: readonly LineDiscount[];
};

export type Basket = { readonly lines: readonly BasketLine[] };

export const mostLines = 500;

type Problem = { readonly field: string; readonly reason: string };

/** Refuses `invalid` with every field that is wrong. Source: SPEC R70. */
export function checkBasket(basket: Basket): Result<Basket> {
  const { lines } = basket;
  if (lines.length === 0 || lines.length > mostLines) {
    const reason = `a basket has 1 to ${mostLines} lines, this one ${lines.length}`;
    return refused("invalid", { fields: [{ field: "basket.lines", reason }] });
  }
  const fields = [...lines.flatMap(problemsOf), ...repeated(lines), ...tooMuch(lines)];
  return fields.length === 0 ? ok(basket) : refused("invalid", { fields });
}

function problemsOf(line: BasketLine, at: number): readonly Problem[] {
  const field = (name: string) => `basket.lines.${at}.${name}`;
  const problems: Problem[] = [];
  const wrong = amountProblem(line);
  if (wrong !== null) problems.push({ field: field("amount"), reason: wrong });
  if ((millionthsOf(line.quantity) ?? 0) === 0) {
    problems.push({ field: field("quantity"), reason: "decimal text above 0, such as 2 or 0.250" });
  }
  if (discountOf(line) > Math.max(0, line.amount)) {
    problems.push({ field: field("discounts"), reason: "more than the line's amount" });
  }
  return problems;
}

function amountProblem({ kind, amount }: BasketLine): string | null {
  if (!Number.isSafeInteger(amount) || Math.abs(amount) > largestAmount) return "out of bounds";
  if (kind === "deposit") return null;
  if (kind === "goods") return amount < 0 ? "goods are not negative; return them instead" : null;
  return amount < 1 ? "vouchers and loads cost at least 1" : null;
}

export function discountOf({ discounts }: Pick<BasketLine, "discounts">): number {
  return discounts.reduce((sum, one) => sum + one.amount, 0);
}

function repeated(lines: readonly BasketLine[]): readonly Problem[] {
  const seen = new Set<string>();
  return lines.flatMap(({ id }, at) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [{ field: `basket.lines.${at}.id`, reason: "each line has an id of its own" }];
  });
}

function tooMuch(lines: readonly BasketLine[]): readonly Problem[] {
  const sum = lines.reduce((total, line) => total + Math.abs(line.amount), 0);
  if (sum <= largestAmount) return [];
  return [{ field: "basket.lines", reason: `together more than ${largestAmount}` }];
}
