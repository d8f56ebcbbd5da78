import type { VoucherView } from "../api/sale-shapes.ts";
import type { AccountView, PurseDef, PurseView } from "../api/shapes.ts";
import { purseOrEmpty } from "../till/forecast.ts";
import type { DraftPay, SaleDraft } from "./sale-draft.ts";
import { type Offered, type Tendered, tenderSplit } from "./tender-split.ts";

/** Purses that pay at a till: prepaid money in its currency, and points that are worth something. */
export function payingPurses(purses: readonly PurseDef[], currency: string): readonly PurseDef[] {
  return purses.filter(({ kind, currency: own, unitValue = 0 }) =>
    kind === "money" ? own === currency : unitValue > 0,
  );
}

function unitValueOf({ kind, unitValue = 0 }: PurseDef): number {
  return kind === "money" ? 1 : unitValue;
}

export interface PayFacts {
  readonly purses: readonly PurseDef[];
  readonly held: readonly PurseView[];
  readonly vouchers: Readonly<Record<string, VoucherView>>;
  /** Of cards that pay beside the sale's own, by number. */
  readonly others: Readonly<Record<string, AccountView>>;
}

function heldBy({ card }: DraftPay, { held, others }: PayFacts): readonly PurseView[] {
  return card === undefined ? held : (others[card.number]?.purses ?? []);
}

function offered(pay: DraftPay, facts: PayFacts): Offered {
  const { purses, vouchers } = facts;
  if (pay.voucher !== null) {
    const { guaranteed = 0, provisional = 0 } = vouchers[pay.voucher] ?? {};
    return { amount: pay.amount, unitValue: 1, guaranteed, provisional };
  }
  const def = purses.find(({ purse }) => purse === pay.purse);
  const { guaranteed, provisionalLimit } = purseOrEmpty(heldBy(pay, facts), pay.purse);
  const unitValue = def === undefined ? 1 : unitValueOf(def);
  return { amount: pay.amount, unitValue, guaranteed, provisional: provisionalLimit };
}

/** What each payment of the draft will come to, by the node's own figures; the node decides. */
export function payForecast(
  { pays }: Pick<SaleDraft, "pays">,
  payable: number,
  facts: PayFacts,
): readonly Tendered[] {
  return tenderSplit(
    payable,
    pays.map((pay) => offered(pay, facts)),
  );
}
