import type { EvaluationView, SaleRequest } from "../api/sale-shapes.ts";

/** What a coupon could change of a basket. */
export type Evaluated = Pick<EvaluationView, "net" | "earns" | "costs">;

/** More codes are brought by nobody, and each is a question to the node. */
const most = 6;

function essence({ net, earns, costs }: Evaluated): string {
  return JSON.stringify({ net, earns, costs });
}

/**
 * The codes without which the basket comes to the same: unknown ones, and those whose conditions
 * it does not meet. What cannot be asked for is not accused.
 */
export async function idleCoupons(
  request: SaleRequest,
  evaluation: Evaluated,
  without: (request: SaleRequest) => Promise<Evaluated | null>,
): Promise<readonly string[]> {
  const { coupons = [], pay: _, ...rest } = request;
  const tried = coupons.slice(0, most).map(async (code) => {
    const others = coupons.filter((one) => one !== code);
    const asked = others.length === 0 ? rest : { ...rest, coupons: others };
    const outcome = await without(asked);
    return outcome !== null && essence(outcome) === essence(evaluation) ? [code] : [];
  });
  return (await Promise.all(tried)).flat();
}
