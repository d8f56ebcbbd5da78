import { capPurse, periodEnd } from "../../domain/campaigns/campaign-purses.ts";
import { couponPurse } from "../../domain/campaigns/effects/issue.ts";
import type { DocId } from "../../domain/ids.ts";
import type { BusinessDay } from "../../domain/lots.ts";
import type { Evaluation } from "../../domain/sale/evaluation.ts";
import type { SaleWish } from "../../domain/sale/sale-wishes.ts";
import type { SaleOrder } from "./sale-order.ts";

/** Single-use codes: the unit leaves the code's own account. Personal ones are costs of the card. */
export function couponWishes({ coupons }: SaleOrder, evaluation: Evaluation): readonly SaleWish[] {
  return evaluation.coupons.flatMap(({ code, campaign, by }): SaleWish[] => {
    const doc = coupons.find((one) => one.code === code)?.doc ?? null;
    if (campaign !== by || doc === null) return [];
    const purse = couponPurse(by);
    const command = { type: "debit", purse, amount: 1, reason: "reward", campaign: by } as const;
    return [{ doc, command, about: { coupon: code } }];
  });
}

/** Each time that a campaign with a cap per card applied, until the cap's period is over. */
export function capWishes({
  card,
  evaluation,
  day,
}: {
  readonly card: DocId | null;
  readonly evaluation: Pick<Evaluation, "caps">;
  readonly day: BusinessDay;
}): readonly SaleWish[] {
  if (card === null) return [];
  return evaluation.caps.flatMap(({ campaign, cap, per, amount }): SaleWish[] => {
    if (cap !== "perCard") return [];
    const purse = capPurse(campaign, per);
    const lot = { expires: periodEnd(day, per) };
    const command = { type: "credit", purse, amount, reason: "cap", campaign, lot } as const;
    return [{ doc: card, command, about: { cap: campaign } }];
  });
}
