import type { SaleRow } from "./sale-row.ts";

export type Cancelled = {
  readonly kept: readonly SaleRow[];
  /** Negative rows that no row of this receipt explains. */
  readonly open: readonly SaleRow[];
};

/** What a cashier took off again before the customer paid cancels what it stands against. */
export function cancelRows(rows: readonly SaleRow[]): Cancelled {
  let kept: readonly SaleRow[] = rows.filter((row) => !isBack(row));
  const open: SaleRow[] = [];
  for (const back of rows.filter(isBack)) {
    const left = without(kept, back);
    if (left === undefined) open.push(back);
    else kept = left;
  }
  return { kept, open };
}

/** Deposits come back as part of a sale. */
export function isBack({ kind, amount, quantity }: SaleRow): boolean {
  return kind === "goods" && (amount < 0 || quantity < 0);
}

/** Same goods: by article where both name one, else by what they are called. */
export function isSameArticle(
  a: { readonly article: string | null; readonly name: string | null },
  b: { readonly article: string | null; readonly name: string | null },
): boolean {
  if (a.article !== null || b.article !== null) return a.article === b.article;
  return a.name !== null && a.name === b.name;
}

function without(rows: readonly SaleRow[], back: SaleRow): readonly SaleRow[] | undefined {
  const like = rows.filter((row) => row.kind === "goods" && isSameArticle(row, back));
  const rest = (row: SaleRow): SaleRow => ({
    ...row,
    quantity: row.quantity + back.quantity,
    amount: row.amount + back.amount,
    discount: row.discount - back.discount,
  });
  const whole = like.find((row) => isNothing(rest(row)));
  if (whole !== undefined) return rows.filter((row) => row !== whole);
  const part = like.find((row) => isSound(rest(row)));
  return part === undefined ? undefined : rows.map((row) => (row === part ? rest(row) : row));
}

function isNothing({ quantity, amount, discount }: SaleRow): boolean {
  return quantity === 0 && amount === 0 && discount === 0;
}

function isSound({ quantity, amount, discount }: SaleRow): boolean {
  return quantity > 0 && amount >= discount && discount >= 0;
}
