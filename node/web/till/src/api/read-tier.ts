import { record, text, whole } from "./readers.ts";
import type { AccountView, TierProgress } from "./shapes.ts";

function names(value: unknown): { readonly de: string; readonly en: string } {
  const { de, en } = record(value);
  return { de: text(de), en: text(en) };
}

function tierOf(value: unknown): TierProgress["tier"] {
  if (value === undefined || value === null) return null;
  const { name, until } = record(value);
  return { name: names(name), until: text(until) };
}

function nextOf(value: unknown): TierProgress["next"] {
  if (value === undefined || value === null) return null;
  const { name, missing, by } = record(value);
  return { name: names(name), missing: whole(missing), by: text(by) };
}

/** Nothing where the network has no tiers. */
export function readTier(value: unknown): Pick<AccountView, "tier"> {
  if (value === undefined || value === null) return {};
  const { measure, tier, next } = record(value);
  return { tier: { measure: text(measure), tier: tierOf(tier), next: nextOf(next) } };
}
