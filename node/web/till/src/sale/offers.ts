import type { EvaluationView, OfferView } from "../api/sale-shapes.ts";
import type { AccountView } from "../api/shapes.ts";
import type { SaleDraft } from "./sale-draft.ts";

/** A reward or coupon as it is offered before anything is paid. */
export interface OfferShown extends OfferView {
  readonly isTaken: boolean;
  /** Why a taken one does not count; null where it does, or where the basket is not known yet. */
  readonly why: string | null;
  /** What of it would go unused. Minor units. */
  readonly lost: number;
}

type Held = Pick<AccountView, "rewards" | "coupons"> | null;

function onCard(account: Held): readonly OfferView[] {
  const known = [...(account?.rewards ?? []), ...(account?.coupons ?? [])];
  return known.map(({ campaign, name, cost = null }) => ({ campaign, name, cost }));
}

/**
 * What fits this basket, and what was taken; before there is a basket, what the card has.
 * Source: SPEC R842.
 */
export function offersShown(
  { rewards }: Pick<SaleDraft, "rewards">,
  evaluation: EvaluationView | null,
  account: Held,
): readonly OfferShown[] {
  const card = onCard(account);
  const { offers = card, campaigns = [] } = evaluation ?? {};
  const taken = rewards.map((campaign): OfferShown => {
    const came = campaigns.find((one) => one.campaign === campaign);
    const known = card.find((one) => one.campaign === campaign);
    const name = came?.name ?? known?.name ?? campaign;
    const why = came?.applied === false ? came.why : null;
    const cost = known?.cost ?? null;
    return { campaign, name, cost, isTaken: true, why, lost: came?.lost ?? 0 };
  });
  const open = offers
    .filter(({ campaign }) => !rewards.includes(campaign))
    .map((offer) => ({ ...offer, isTaken: false, why: null, lost: 0 }));
  return [...taken, ...open];
}
