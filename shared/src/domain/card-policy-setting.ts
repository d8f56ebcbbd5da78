import {
  cardRoles,
  defaultLinksBy,
  defaultSpendProof,
  enumerableSchemes,
  type LinksBy,
  proofDemands,
  type SpendProof,
} from "./card-policy.ts";
import { linkReasons } from "./links.ts";

const demands: ReadonlySet<unknown> = new Set(proofDemands);
const reasons: ReadonlySet<string> = new Set(linkReasons);
const roles: ReadonlySet<unknown> = new Set(cardRoles);

/** Schemes that are not given keep their defaults; numbers that can be counted through need more. */
export function readSpendProof(value: unknown): SpendProof | undefined {
  if (!isTable(value)) return undefined;
  const isGood = Object.entries(value).every(
    ([scheme, demand]) =>
      demands.has(demand) && (demand !== "static" || !enumerableSchemes.includes(scheme)),
  );
  return isGood ? { ...defaultSpendProof, ...(value as SpendProof) } : undefined;
}

/** Reasons that are not given keep their defaults. */
export function readLinksBy(value: unknown): LinksBy | undefined {
  if (!isTable(value)) return undefined;
  const isGood = Object.entries(value).every(
    ([reason, list]) =>
      reasons.has(reason) && Array.isArray(list) && list.every((role) => roles.has(role)),
  );
  return isGood ? { ...defaultLinksBy, ...(value as Partial<LinksBy>) } : undefined;
}

function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
