import type { PurseKind } from "./control-bodies.ts";
import {
  defaultGoodwill,
  type GoodwillLimit,
  type GoodwillLimits,
  goodwillRoles,
} from "./goodwill.ts";

const kinds: ReadonlySet<unknown> = new Set<PurseKind>([
  "points",
  "money",
  "stamps",
  "coupon",
  "reward",
  "cap",
]);

const roles: ReadonlySet<string> = new Set(goodwillRoles);

/** Roles that are not given keep their defaults; undefined for what is not of this form. */
export function readGoodwill(value: unknown): GoodwillLimits | undefined {
  if (!isTable(value)) return undefined;
  const given = Object.entries(value);
  if (!given.every(([role, limit]) => roles.has(role) && isLimit(limit))) return undefined;
  return { ...defaultGoodwill, ...(value as Partial<GoodwillLimits>) };
}

function isLimit(value: unknown): value is GoodwillLimit {
  if (!isTable(value) || Object.keys(value).length !== 3) return false;
  const { purses, perBooking, perDay } = value;
  const isKinds = Array.isArray(purses) && purses.every((kind) => kinds.has(kind));
  return isKinds && isAmounts(perBooking) && isAmounts(perDay);
}

function isAmounts(value: unknown): boolean {
  if (!isTable(value)) return false;
  return Object.entries(value).every(
    ([kind, amount]) => kinds.has(kind) && Number.isSafeInteger(amount) && Number(amount) >= 0,
  );
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
