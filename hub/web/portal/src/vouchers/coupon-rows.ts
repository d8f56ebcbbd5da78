import { or, orNull, shape, text } from "@cardweave/shared/ui/api/readers";
import { type Loaded, useRows } from "@cardweave/shared/ui/hooks/use-load";
import { useMemo } from "react";
import { type CampaignRow, readCampaign } from "../campaigns/campaign-shapes.ts";
import { usePurses } from "../cards/use-purses.ts";

/** A coupon, with the campaign that says what it does; `state` is null where there is none. */
export interface CouponRow {
  readonly id: string;
  readonly name: string;
  readonly use: string | null;
  readonly code: string | null;
  readonly state: string | null;
}

/** A draft is as somebody left it. */
const readTrigger = shape({ coupon: or(text, ""), use: or(text, "code") });
const readAsked = shape({ trigger: orNull(readTrigger) });

/** What campaigns ask for, by name, and what lies on cards or in codes without one. */
export function couponRows(
  campaigns: readonly CampaignRow[],
  purses: readonly { readonly id: string; readonly name: string }[],
): readonly CouponRow[] {
  const asked = campaigns.flatMap(({ id, name, state, draft }) => {
    const { trigger } = readAsked(draft);
    if (trigger === null) return [];
    const { use, coupon } = trigger;
    return [{ id, name, state, use, code: use === "code" && coupon !== "" ? coupon : null }];
  });
  const known = new Set(asked.map(({ id }) => id));
  const others = purses
    .map(({ id, name }) => ({ id: id.slice(prefix.length), name }))
    .filter(({ id }) => !known.has(id))
    .map((one) => ({ ...one, use: null, code: null, state: null }));
  return [...asked, ...others];
}

const prefix = "coupon:";

export function useCouponRows(): Loaded<readonly CouponRow[]> {
  const campaigns = useRows("/v1/campaigns", readCampaign);
  const { coupons } = usePurses();
  const { value } = campaigns;
  const rows = useMemo(
    () => (value === null ? null : couponRows(value, coupons)),
    [value, coupons],
  );
  return { ...campaigns, value: rows, set: () => undefined };
}
