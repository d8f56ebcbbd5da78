import { type PurseState, rightsIn } from "./account.ts";
import type { Line } from "./bodies.ts";
import { compareText } from "./compare-text.ts";
import type { DeviceId, LotId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";

/** A day as `YYYY-MM-DD`; days compare as texts. */
export type BusinessDay = string;

type Held = { readonly lot: LotId; readonly attributes: LotAttributes | null };

const noAttributes: LotAttributes = {
  issuer: "",
  funder: null,
  paid: false,
  price: null,
  from: null,
  expires: null,
  order: 0,
  tax: null,
};

/** Spending order first, then nearest expiry (none is last), then id. Source: SPEC R23. */
export function compareLots(a: Held, b: Held): number {
  const [one, other] = [a.attributes ?? noAttributes, b.attributes ?? noAttributes];
  return (
    one.order - other.order ||
    compareText(one.expires ?? "9999", other.expires ?? "9999") ||
    compareText(a.lot, b.lot)
  );
}

/** When a lot may be spent: from its `from` on, until the end of its last good day. */
export type SpendingTime = { readonly day: () => BusinessDay; readonly now: number };

export function isSpendable(attributes: LotAttributes, { day, now }: SpendingTime): boolean {
  const started = attributes.from === null || attributes.from <= now;
  return started && (attributes.expires === null || day() <= attributes.expires);
}

/** What a device may spend of a purse by its own rights, lot by lot, in spending order. */
export function ownLots(purse: PurseState, device: DeviceId, time: SpendingTime): readonly Line[] {
  return Object.entries(purse.lots)
    .map(([lot, state]) => ({
      lot: lot as LotId,
      right: rightsIn(purse, { lot: lot as LotId, device }),
      attributes: state.attributes ?? noAttributes,
    }))
    .filter((held) => held.right > 0 && isSpendable(held.attributes, time))
    .toSorted(compareLots)
    .map((held) => ({ lot: held.lot, amount: held.right }));
}

/** 31 December of the third year after the sale. Source: §§ 195, 199 BGB; SPEC R24. */
export function paidExpiry(day: BusinessDay): BusinessDay {
  return `${Number(day.slice(0, 4)) + 3}-12-31`;
}
