/** An article as a cashier scans or types it: by its code, or by words of its name. */
export interface ArticleAsked {
  readonly quantity: number;
  readonly by: "code" | "q";
  readonly text: string;
}

/** "3 x rye", "3xrye" and "3*rye" are three of them; "3 xylophones" is a price and a name. */
const form = /^(?:(\d{1,4})(?:[x*×]\s*|\s+[x*×]\s+))?(.{2,100})$/i;
/** EAN-8, UPC-A, EAN-13, GTIN-14: longer than any price that somebody types without a comma. */
const code = /^(?:\d{8}|\d{12,14})$/;

/** "2x4006381333931" or "2 x Rye bread"; null for what begins as a price does. */
export function articleIn(typed: string): ArticleAsked | null {
  const [, times = "1", rest = ""] = form.exec(typed.trim()) ?? [];
  const quantity = Number(times);
  if (quantity === 0) return null;
  if (code.test(rest)) return { quantity, by: "code", text: rest };
  return /^\p{L}/u.test(rest) ? { quantity, by: "q", text: rest } : null;
}
