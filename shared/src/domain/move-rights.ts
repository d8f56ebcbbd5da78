import type { LotState, PurseState } from "./account.ts";
import type { Line } from "./bodies.ts";
import { type Holding, isNothing, lowered, noHolding, type Raise, raised } from "./holding.ts";
import type { DeviceId, LotId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";

export type Into = {
  readonly lot: LotId;
  readonly attributes: LotAttributes | null;
  readonly holder: DeviceId;
};

/** A device's rights go down by these lines. */
export function lowerLines(
  purse: PurseState,
  lines: readonly Line[],
  device: DeviceId,
): PurseState {
  return lines.reduce((rest, { lot, amount }) => {
    const into = { lot, attributes: null, holder: device };
    return changeHolding(rest, into, (holding) => lowered(holding, amount));
  }, purse);
}

/** Rights come to a holder by somebody's entry. */
export function raiseLot(purse: PurseState, into: Into, raise: Raise): PurseState {
  return changeHolding(purse, into, (holding) => raised(holding, into.holder, raise));
}

function changeHolding(
  purse: PurseState,
  { lot, attributes, holder }: Into,
  change: (holding: Holding) => Holding,
): PurseState {
  const before: LotState = purse.lots[lot] ?? { attributes: null, holdings: {} };
  const holdings = withHolding(before.holdings, holder, change);
  const after: LotState = { ...before, attributes: before.attributes ?? attributes, holdings };
  return { ...purse, lots: { ...purse.lots, [lot]: after } };
}

/** Empty holdings are left out, so that equal rights are equal states. */
export function withHolding(
  holdings: Readonly<Record<DeviceId, Holding>>,
  device: DeviceId,
  change: (holding: Holding) => Holding,
): Readonly<Record<DeviceId, Holding>> {
  const after = change(holdings[device] ?? noHolding);
  const { [device]: _, ...others } = holdings;
  return isNothing(after) ? others : { ...others, [device]: after };
}
