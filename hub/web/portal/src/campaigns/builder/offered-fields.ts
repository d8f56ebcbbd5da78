import type { DraftValues } from "@cardweave/shared/drafts/draft-document";
import { itemsAt, textAt } from "../draft-paths.ts";
import { effectParts } from "./effect-parts.ts";

/** An occasion without a basket. */
export function isGift(on: string): boolean {
  return on !== "sale" && on !== "topUp";
}

/** Fields of an effect that count turnover, of which a gift has none. */
export const giftless: ReadonlySet<string> = new Set(["per", "gracePoints"]);

const always = [
  "name",
  "on",
  "owner",
  "funding",
  "time.dateFrom",
  "time.dateTo",
  "time.weekdays",
  "time.windows",
  "time.exceptDates",
  "time.holidays",
  "scope.regions",
  "scope.branches",
  "scope.franchisees",
  "scope.exceptBranches",
  "audience.card",
  "audience.customerGroups",
  "audience.tiers",
  "audience.firstPurchase",
  "caps.perReceipt",
  "stacking.priority",
  "stacking.mode",
  "stacking.group",
];
const withBasket = [
  "trigger.coupon",
  "trigger.use",
  "conditions.minAmount",
  "conditions.maxAmount",
  "conditions.minQuantity",
  "conditions.tender",
  "caps.perBranch",
  "caps.budget",
];
const ofSales = [
  "select.groups",
  "select.articles",
  "select.exceptGroups",
  "select.exceptArticles",
  "cost.purse",
  "cost.amount",
];
const perCard = ["caps.perCard"];
const around = ["birthday.daysBefore", "birthday.daysAfter"];

const byOccasion: Readonly<Record<string, readonly string[]>> = {
  sale: [...withBasket, ...ofSales, ...perCard],
  topUp: [...withBasket, ...perCard],
  birthday: around,
  manual: perCard,
};

/** Whether the form has a field for this on that occasion. */
export function isOffered(on: string, path: string): boolean {
  return [...always, ...(byOccasion[on] ?? [])].includes(path);
}

export interface Unshown {
  readonly path: string;
  readonly value: unknown;
}

/** What a draft holds besides what the form shows: it is kept, and must be named. */
export function unshown(draft: DraftValues): readonly Unshown[] {
  const on = textAt(draft, "on") || "sale";
  const parts = Object.entries(draft).flatMap(([name, value]) =>
    name === "effects" ? [] : besides(name, value, (path) => isOffered(on, path)),
  );
  const effects = itemsAt(draft, "effects").flatMap((effect, at) => {
    const known = new Set(effectParts[textAt(effect, "type")]?.map(({ field }) => field));
    return Object.entries(effect)
      .filter(([field]) => field !== "type" && !known.has(field))
      .map(([field, value]) => ({ path: `effects.${at}.${field}`, value }));
  });
  return [...parts, ...effects];
}

function besides(
  path: string,
  value: unknown,
  isShown: (path: string) => boolean,
): readonly Unshown[] {
  if (isShown(path)) return [];
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    return [{ path, value }];
  }
  return Object.entries(value).flatMap(([name, one]) => besides(`${path}.${name}`, one, isShown));
}
