import type { Evaluate } from "../sale/evaluation.ts";
import { plainEvaluation } from "../sale/plain-evaluation.ts";
import { evaluate } from "./evaluate.ts";
import type { PreparedSet } from "./prepare.ts";

/**
 * Sales under the campaigns that are active when they happen; null for none at all. `zoneData` is
 * the version of the time zone data.
 */
export function campaignEvaluation(current: () => PreparedSet | null, zoneData: string): Evaluate {
  return (evaluating) => {
    const set = current();
    if (set === null) return plainEvaluation(evaluating);
    const { basket, currency: _, ...rest } = evaluating;
    const { evaluation, caps, coupons } = evaluate(set, { ...rest, lines: basket.lines, zoneData });
    return { ...evaluation, caps, coupons };
  };
}
