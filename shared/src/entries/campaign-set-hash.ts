import { sha256 } from "@noble/hashes/sha2.js";
import { canonicalJson } from "../domain/campaigns/canonical-json.ts";
import type { ActiveCampaign, CampaignSet } from "../domain/campaigns/prepare.ts";
import { compareText } from "../domain/compare-text.ts";
import { toHex } from "./hex.ts";

const utf8 = new TextEncoder();

/**
 * Names a campaign set by its content: who has the same hash evaluates alike. 64 hex digits.
 * `places`: what of holidays and franchisees decides. Source: SPEC R703. Promise: the order in which campaigns and groups came leaves no trace.
 */
export function campaignSetHash(set: Omit<CampaignSet, "hash">, places?: unknown): string {
  const text = canonicalJson({
    campaigns: set.campaigns.toSorted(compareActive).map(({ campaign, activations }) => ({
      campaign,
      activations: activations.map(canonicalJson).toSorted(compareText),
    })),
    groups: set.groups.map(canonicalJson).toSorted(compareText),
    moneyPurses: set.moneyPurses,
    places,
    protectedGroups: set.protectedGroups.toSorted(compareText),
  });
  return toHex(sha256(utf8.encode(text)));
}

function compareActive({ campaign: a }: ActiveCampaign, { campaign: b }: ActiveCampaign): number {
  return compareText(a.id, b.id) || a.version - b.version;
}
