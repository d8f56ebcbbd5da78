import { useEffect, useState } from "react";
import type { DeskApi } from "../api/desk-api.ts";
import type { EvaluationView, SaleRequest } from "../api/sale-shapes.ts";
import { type Evaluated, idleCoupons } from "./idle-coupons.ts";

const none: ReadonlySet<string> = new Set();

/** The coupons that do nothing for this basket, once the node has worked it out without each. */
export function useIdleCoupons(
  desk: Pick<DeskApi, "evaluate">,
  request: SaleRequest | null,
  evaluation: EvaluationView | null,
): ReadonlySet<string> {
  const [idle, setIdle] = useState(none);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the evaluation is that of the request
  useEffect(() => {
    setIdle(none);
    if (request === null || evaluation === null) return undefined;
    let isOld = false;
    const without = async (asked: SaleRequest): Promise<Evaluated | null> => {
      const answer = await desk.evaluate(asked);
      return answer.kind === "done" ? answer.value : null;
    };
    void idleCoupons(request, evaluation, without).then((found) => {
      if (!isOld) setIdle(new Set(found));
    });
    return () => {
      isOld = true;
    };
  }, [evaluation, desk]);
  return idle;
}
