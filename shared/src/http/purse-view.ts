import { balanceOf, emptyPurse, type PurseState } from "../domain/account.ts";
import type { PurseDefinition } from "../domain/control-bodies.ts";
import type { View } from "../domain/decide.ts";
import { totalOf } from "../domain/holding.ts";
import { instant } from "../domain/measure.ts";
import { spendableOver } from "../domain/split-spend.ts";
import { rfc3339 } from "../domain/time.ts";
import type { LotView, PurseView } from "../protocol/http/account.ts";

/** A purse over all accounts that a card opens; what one of them owes lowers no other. */
export function purseView(
  views: readonly View[],
  definition: PurseDefinition,
  zone: string,
): PurseView {
  const purses = views.map((view) => view.account.purses[definition.id] ?? emptyPurse);
  const balances = purses.map(balanceOf);
  const { guaranteed, provisional } = spendableOver(views, definition);
  const now = views[0]?.time.now ?? 0;
  const lots = lotViews(purses, { now, zone });
  return {
    purse: definition.id,
    ...(definition.currency === null ? {} : { currency: definition.currency }),
    ...(definition.slots === null ? {} : { of: definition.slots }),
    balance: sumOf(balances.map((balance) => Math.max(0, balance))),
    pending: sumOf(purses.map((purse) => pendingOf(purse, now))),
    guaranteed,
    provisionalLimit: provisional,
    overdraft: sumOf(balances.map((balance) => Math.max(0, -balance))),
    unitValue: definition.unitValue,
    ...expiringIn(lots, views[0]?.time.day() ?? ""),
    lots,
  };
}

/** The nearest end that is still to come, and all that ends then. */
function expiringIn(lots: readonly LotView[], today: string): Pick<PurseView, "expiring"> {
  const ending = lots.filter(({ expires, balance }) => balance > 0 && (expires ?? "") >= today);
  const [on] = ending.map(({ expires }) => expires ?? "").toSorted();
  if (on === undefined) return {};
  const amount = sumOf(ending.filter(({ expires }) => expires === on).map((lot) => lot.balance));
  return { expiring: { on, amount } };
}

type Here = { readonly now: number; readonly zone: string };

function lotViews(purses: readonly PurseState[], { now, zone }: Here): readonly LotView[] {
  const lots = new Map<string, LotView>();
  for (const [lot, { attributes, holdings }] of purses.flatMap(({ lots: all }) =>
    Object.entries(all),
  )) {
    const held = sumOf(Object.values(holdings).map(totalOf));
    lots.set(lot, {
      lot,
      balance: held + (lots.get(lot)?.balance ?? 0),
      expires: attributes?.expires ?? null,
      paid: attributes?.paid ?? false,
      ...pendingUntil(attributes?.from ?? 0, { now, zone }),
    });
  }
  return [...lots.values()].filter((lot) => lot.balance !== 0);
}

function pendingUntil(from: number, { now, zone }: Here): Pick<LotView, "from"> {
  return from > now ? { from: rfc3339(zone, instant(from)) } : {};
}

/** Credited already, usable from a later day on. */
function pendingOf(purse: PurseState, now: number): number {
  const later = Object.values(purse.lots).filter((lot) => (lot.attributes?.from ?? 0) > now);
  return sumOf(later.flatMap((lot) => Object.values(lot.holdings)).map(totalOf));
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, amount) => sum + amount, 0);
}
