import { useEffect, useState } from "react";
import type { DeskApi } from "../api/desk-api.ts";
import type { EvaluationView, SaleRequest } from "../api/sale-shapes.ts";

/** What an offer would take off this basket, by campaign. Minor units. */
export type OfferWorth = Readonly<Record<string, number>>;

const nothing: OfferWorth = {};
/** More would be read by nobody, and each is a question to the node. */
const most = 6;

async function worthOf(
  desk: Pick<DeskApi, "evaluate">,
  { request, evaluation }: Asked,
): Promise<OfferWorth> {
  const tried = evaluation.offers.slice(0, most).map(async ({ campaign }) => {
    const { pay: _, rewards = [], ...rest } = request;
    const answer = await desk.evaluate({
      ...rest,
      rewards: [...rewards, campaign],
      acceptLoss: true,
    });
    const off = answer.kind === "done" ? answer.value.discount - evaluation.discount : 0;
    return [campaign, off] as const;
  });
  return Object.fromEntries(await Promise.all(tried));
}

interface Asked {
  readonly request: SaleRequest;
  readonly evaluation: EvaluationView;
}

/** Asks the node for each offer, once for each basket that it has worked out. */
export function useOfferWorth(
  desk: Pick<DeskApi, "evaluate">,
  request: SaleRequest | null,
  evaluation: EvaluationView | null,
): OfferWorth {
  const [worth, setWorth] = useState(nothing);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the evaluation is that of the request
  useEffect(() => {
    setWorth(nothing);
    if (request === null || evaluation === null || evaluation.offers.length === 0) return undefined;
    let isOld = false;
    void worthOf(desk, { request, evaluation }).then((found) => {
      if (!isOld) setWorth(found);
    });
    return () => {
      isOld = true;
    };
  }, [evaluation, desk]);
  return worth;
}
