import type { Instant } from "../measure.ts";

export type Names = { readonly de: string; readonly en: string };

/** What one unit costs by price group; minor units with VAT, of a kilogram where sold by weight. */
export type GroupPrices = Readonly<Record<string, number>>;

/** What one unit costs from an instant on; `unitPrice` null: the till asks for it. */
export type PriceRow = {
  readonly from: Instant;
  readonly unitPrice: number | null;
  readonly groups: GroupPrices;
};

export function isTextOrNull(value: unknown): boolean {
  return value === null || typeof value === "string";
}

export function isPriceRow(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const { from, unitPrice, groups } = value as Readonly<Record<string, unknown>>;
  return isCount(from) && (unitPrice === null || isCount(unitPrice)) && isPrices(groups);
}

function isPrices(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.values(value).every(isCount);
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
