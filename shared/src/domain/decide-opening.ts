import type { Credit } from "./bodies.ts";
import type { PurseDefinition } from "./control-bodies.ts";
import type { View } from "./decide.ts";
import type { Entry } from "./entry.ts";
import type { DeviceId, PurseId } from "./ids.ts";
import { paidExpiry } from "./lots.ts";
import { openingReason } from "./openings.ts";
import { ok, type Result, refused } from "./result.ts";

/** What an old card held comes in, once for its number and purse. */
export type OpeningWish = {
  readonly type: "opening";
  readonly purse: PurseId;
  readonly amount: number;
  /** Last good day; by default that of what was paid for, for money, and none for the rest. */
  readonly expires?: string;
  /** Who gets the rights; by default the device that books. */
  readonly holder?: DeviceId;
};

export const finality = { what: "opening" } as const;

/** Another one may count in its place already, so it is put right by an adjustment alone. */
export function isOpening(target: Entry | undefined): boolean {
  return target?.body.kind === "credit" && target.body.reason === openingReason;
}

/** No branch has issued it, and all that are opened alike are one lot. */
const formerSystem = "opening";

export function decideOpening(
  view: View,
  wish: OpeningWish,
  definition: PurseDefinition,
): Result<readonly Credit[]> {
  const before = view.account.openings[wish.purse]?.[0];
  if (before !== undefined) {
    return refused("already-used", { purse: wish.purse, opened: before.amount, entry: before.id });
  }
  const paid = definition.unit === "money";
  const legal = paid ? paidExpiry(view.time.day()) : null;
  const credit: Credit = {
    kind: "credit",
    purse: wish.purse,
    lot: {
      issuer: formerSystem,
      funder: null,
      paid,
      price: paid ? 10_000 : null,
      from: null,
      expires: wish.expires ?? legal,
      order: 0,
      tax: paid ? "multi" : null,
    },
    amount: wish.amount,
    reason: openingReason,
    holder: wish.holder ?? view.device,
    minted: view.minted(wish.purse) + wish.amount,
    receipt: view.receipt,
    campaign: null,
  };
  return ok([credit]);
}
