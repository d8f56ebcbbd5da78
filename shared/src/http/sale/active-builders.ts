import type { Body } from "../../domain/bodies.ts";
import type { Activation, Campaign } from "../../domain/campaigns/campaign.ts";
import { neededPurses } from "../../domain/campaigns/campaign-purses.ts";
import { canonicalJson } from "../../domain/campaigns/canonical-json.ts";

/** For tests only. */

const longAgo: Activation = { from: "2000-01-01T00:00" };

type Turn = "active" | "paused" | "ended";

/** Signed as headquarters signs it, with the purses that come with it. */
export function activated(
  campaign: Campaign,
  where: Activation = longAgo,
  state: Turn = "active",
): readonly Body[] {
  const { id, version } = campaign;
  const purses = neededPurses(campaign).flatMap(({ purse, kind }): Body[] => {
    if (kind !== "cap" && kind !== "coupon") return [];
    const none = { currency: null, unitValue: null, slots: null, active: true };
    return [{ kind: "purse", id: purse, unit: kind, nameDe: purse, nameEn: purse, ...none }];
  });
  const definition = canonicalJson(campaign);
  return [...purses, { kind: "campaign", id, version, definition }, turned(campaign, where, state)];
}

export function turned(
  { id, version }: Campaign,
  where: Activation = longAgo,
  state: Turn = "active",
): Body {
  const definition = canonicalJson(where);
  return { kind: "activation", id: `${id}.1`, campaign: id, version, state, definition };
}
