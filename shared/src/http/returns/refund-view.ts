import type { Body } from "../../domain/bodies.ts";
import type { EntryId } from "../../domain/ids.ts";
import { sumOf } from "../../domain/lines.ts";
import type { Taken } from "../../domain/returns/plan-return.ts";
import type { Refund } from "../../domain/returns/spread-refund.ts";
import type { PlannedReturn } from "./return-planner.ts";

export type PurseRefund = {
  readonly purse: string;
  readonly amount: number;
  readonly account: string;
};

/** `amount` in the purse's unit. `open` was taken by a till that recorded the sale, never booked. */
export type RefundView = {
  readonly purses: readonly PurseRefund[];
  readonly outside: number;
  readonly open: number;
  readonly taken: readonly Taken[];
};

export function refundView({ plan }: PlannedReturn): RefundView {
  const sum = (kind: "outside" | "open") =>
    plan.refunds
      .filter(({ place }) => place.kind === kind)
      .reduce((total, { amount }) => total + amount, 0);
  const purses = plan.refunds.flatMap(purseRefund);
  return { purses, outside: sum("outside"), open: sum("open"), taken: plan.taken };
}

function purseRefund({ place, units: amount }: Refund): readonly PurseRefund[] {
  if (place.kind !== "purse" || amount === 0) return [];
  return [{ purse: place.purse, amount, account: place.doc }];
}

export function joinedRefunds(views: readonly RefundView[]): RefundView {
  return {
    purses: views.flatMap(({ purses }) => purses),
    outside: views.reduce((sum, { outside }) => sum + outside, 0),
    open: views.reduce((sum, { open }) => sum + open, 0),
    taken: views.flatMap(({ taken }) => taken),
  };
}

type Reversed = { readonly doc: string; readonly body: Body };

/** Of bookings by hand: what goes back onto the card, and what was paid and goes back outside. */
export function wholeRefund(
  reversed: readonly Reversed[],
  bookings: ReadonlyMap<EntryId, Body>,
): RefundView {
  const purses: PurseRefund[] = [];
  let outside = 0;
  for (const { doc, body } of reversed) {
    if (body.kind !== "reverse") continue;
    const of = bookings.get(body.of);
    const amount = sumOf(body.lines) + body.beyond;
    if (of?.kind === "debit") purses.push({ purse: of.purse, amount, account: doc });
    else if (of?.kind === "credit" && of.lot.paid) outside += amount;
  }
  return { purses, outside, open: 0, taken: [] };
}
