import { typedCard } from "./typed-card.ts";

export interface CardRef {
  readonly scheme: string;
  readonly number: string;
}

/** What somebody who looks for a card has typed into the one field. */
export type Meaning =
  | { readonly kind: "nothing" }
  | { readonly kind: "account"; readonly id: string }
  | { readonly kind: "receipt"; readonly id: string }
  | { readonly kind: "sale"; readonly till: string; readonly number: string }
  /** `isSure`: nothing else looks so; else people are looked for where no card has it. */
  | { readonly kind: "card"; readonly tries: readonly CardRef[]; readonly isSure: boolean }
  | { readonly kind: "email" | "phone" | "name"; readonly text: string };

export interface Known {
  readonly schemes: readonly string[];
  /** As the till's own number of a receipt is told with the till. */
  readonly tills: readonly string[];
}

const fewestDigits = 4;

function saleIn(plain: string, tills: readonly string[]): Meaning | null {
  const [, till = "", number = ""] = /^([a-z0-9-]+)[\s/#:,]+(\S{1,40})$/i.exec(plain) ?? [];
  const known = tills.find((one) => one === till.toLowerCase());
  return known === undefined ? null : { kind: "sale", till: known, number };
}

/** The numbers of our own cards and vouchers look alike; of each a card is tried first. */
function cardIn(plain: string, schemes: readonly string[]): Meaning | null {
  const meant = typedCard(plain, schemes);
  if (meant.kind !== "card") return null;
  const { scheme, number } = meant;
  const isOwn = scheme === "own" && schemes.includes("voucher");
  const tries = [{ scheme, number }, ...(isOwn ? [{ scheme: "voucher", number }] : [])];
  const isSure = scheme === "own" || (scheme === "uid" && /[A-F]/.test(number));
  return { kind: "card", tries, isSure };
}

function contactIn(plain: string): Meaning | null {
  if (/^\S+@\S*$/.test(plain)) return { kind: "email", text: plain };
  const isPhone = /^\+?[0-9 ()/.-]+$/.test(plain);
  const digits = plain.replaceAll(/\D/g, "").length;
  return isPhone && digits >= fewestDigits ? { kind: "phone", text: plain } : null;
}

export function meaningOf(typed: string, { schemes, tills }: Known): Meaning {
  const plain = typed.trim();
  if (plain.length < 2) return { kind: "nothing" };
  const account = typedCard(plain, []);
  if (account.kind === "account") return account;
  if (/^[0-9a-f]{32}$/.test(plain)) return { kind: "receipt", id: plain };
  if (plain.startsWith("+")) return contactIn(plain) ?? { kind: "name", text: plain };
  return (
    saleIn(plain, tills) ??
    cardIn(plain, schemes) ??
    contactIn(plain) ?? { kind: "name", text: plain }
  );
}
