import {
  type AccountState,
  debtOf,
  emptyPurse,
  type PurseState,
  rightsIn,
  rightsOf,
} from "@cardweave/shared/domain/account";
import type { Cover, Inherit, Line } from "@cardweave/shared/domain/bodies";
import { compareDebts, type NamedDebt, owedOf } from "@cardweave/shared/domain/debt";
import type { DeviceId, EntryId, LotId, PurseId } from "@cardweave/shared/domain/ids";
import { takeFrom } from "@cardweave/shared/domain/lines";

/** True where a debt is open, or one is there that the pool has not answered. */
export function needsAnswer({ purses }: AccountState): boolean {
  return Object.values(purses).some(
    (purse) => debtOf(purse) > 0 || Object.values(purse.debts).some(isUnanswered),
  );
}

function isUnanswered({ covers }: NamedDebt["debt"]): boolean {
  return covers.length === 0;
}

/** What the pool takes over of devices that are retired: their rights in a purse, all of them. */
export function inheritedIn(
  { purses }: AccountState,
  purse: PurseId,
  retired: readonly DeviceId[],
): readonly Inherit[] {
  const state = purses[purse] ?? emptyPurse;
  return retired.flatMap((from) =>
    heldBy(state, from).map(({ lot, amount }) => ({ kind: "inherit", purse, lot, from, amount })),
  );
}

/** In byte order of the lots. */
function heldBy(state: PurseState, device: DeviceId): readonly Line[] {
  return (Object.keys(state.lots) as LotId[])
    .map((lot) => ({ lot, amount: rightsIn(state, { lot, device }) }))
    .filter(({ amount }) => amount > 0)
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1));
}

/** What the pool lacks for the debts of a purse. */
export function lackingIn({ purses }: AccountState, purse: PurseId, pool: DeviceId): number {
  const state = purses[purse] ?? emptyPurse;
  return Math.max(0, debtOf(state) - rightsOf(state, pool));
}

/**
 * Payments in the order of the debts' rank, as far as the pool's rights go; a debt that gets
 * nothing yet is answered all the same, once. Source: SPEC R39, R59.
 */
export function coversIn(state: PurseState, purse: PurseId, pool: DeviceId): readonly Cover[] {
  let held: readonly Line[] = heldBy(state, pool);
  const debts = (Object.entries(state.debts) as [EntryId, NamedDebt["debt"]][]).map(
    ([id, debt]): NamedDebt => ({ id, debt }),
  );
  const waiting = debts.filter(({ debt }) => owedOf(debt) > 0 || isUnanswered(debt));
  return waiting.toSorted(compareDebts).flatMap(({ id, debt }): Cover[] => {
    const lines = held.length === 0 ? held : takeFrom(held, owedOf(debt));
    if (lines.length > 0) held = less(held, lines);
    const says = lines.length > 0 || isUnanswered(debt);
    return says ? [{ kind: "cover", purse, of: id, lines }] : [];
  });
}

function less(held: readonly Line[], taken: readonly Line[]): readonly Line[] {
  return held.flatMap(({ lot, amount }) => {
    const left = amount - (taken.find((line) => line.lot === lot)?.amount ?? 0);
    return left === 0 ? [] : [{ lot, amount: left }];
  });
}
