import { largestAmount } from "../../domain/measure.ts";
import { type Millionths, millionthsOf } from "../../domain/quantity.ts";

/** How amounts are written: in the currency, as 2.50 or 2,50, or in its minor unit, as 250. */
export type Writing = { readonly inMinor: boolean };

const sign = /^([+-]?) ?(.*?) ?(-?)$/;
const grouped = /^[0-9]{1,3}(?:([.,' ])[0-9]{3})(?:\1[0-9]{3})*([.,])([0-9]{1,2})$/;
const plain = /^([0-9]{1,14})(?:[.,]([0-9]{1,2}))?$/;

/**
 * An amount in minor units, negative with a minus in front or behind.
 * Rounding: none; 1.234 may be a thousand or a fraction, so it is refused.
 * Source: SPEC R812.
 */
export function amountOf(text: string, { inMinor }: Writing): number | undefined {
  const [, front = "", bare = "", behind = ""] = sign.exec(withoutCurrency(text)) ?? [];
  if (front !== "" && behind !== "") return undefined;
  const value = inMinor ? wholeOf(bare) : majorOf(bare);
  if (value === undefined || value > largestAmount) return undefined;
  return value === 0 || (front !== "-" && behind !== "-") ? value : -value;
}

/** A quantity in millionths, negative for what comes back. */
export function quantityOf(text: string): Millionths | undefined {
  const [, front = "", bare = "", behind = ""] = sign.exec(text) ?? [];
  if (front !== "" && behind !== "") return undefined;
  const value = millionthsOf(bare.replace(",", "."));
  if (value === undefined) return undefined;
  return value === 0 || (front !== "-" && behind !== "-") ? value : -value;
}

function withoutCurrency(text: string): string {
  return text.replace(/\s*(?:€|EUR)$/i, "").replaceAll("\u00a0", " ");
}

function wholeOf(text: string): number | undefined {
  return /^[0-9]{1,14}$/.test(text) ? Number(text) : undefined;
}

function majorOf(text: string): number | undefined {
  const thousands = grouped.exec(text);
  const isGrouped = thousands !== null && thousands[1] !== thousands[2];
  const bare = isGrouped ? text.replaceAll(thousands[1] ?? "", "") : text;
  const [, major, minor = ""] = plain.exec(bare) ?? [];
  return major === undefined ? undefined : Number(major) * 100 + Number(minor.padEnd(2, "0"));
}
