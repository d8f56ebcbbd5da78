import type { Standing } from "../domain/tiers/standing.ts";
import type { TierProgramme, TierStep } from "../domain/tiers/tier-programme.ts";
import type { TierProgress } from "../protocol/http/tier.ts";

export function tierView(
  { measure }: TierProgramme,
  { step, until, collected, next }: Standing,
): TierProgress {
  const by = until ?? "";
  return {
    measure,
    tier: step === null ? null : { ...named(step), until: by },
    collected,
    next: next === null ? null : { ...named(next.step), missing: next.missing, by: next.by },
  };
}

function named({ id, nameDe: de, nameEn: en }: TierStep) {
  return { id, name: { de, en } };
}
