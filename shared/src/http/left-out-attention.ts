import type { Attention } from "../protocol/http/health.ts";
import type { LeftOut } from "../replica/campaign-book.ts";

/** Active campaigns that this device cannot apply; one that the policy forbids is as it should be. */
export function leftOutAttention(leftOut: readonly LeftOut[]): readonly Attention[] {
  const lame = leftOut.filter(({ why }) => why !== "outside-policy");
  if (lame.length === 0) return [];
  const detail = lame.map(({ campaign, why }) => `${campaign} (${why})`).join(", ");
  return [{ code: "campaigns-left-out", detail: `Campaigns are not applied: ${detail}.` }];
}
