import { compareText } from "./compare-text.ts";
import type { DeviceId } from "./ids.ts";

/** What a device let a customer spend, and when (ms). */
export type Spend = { readonly device: DeviceId; readonly at: number; readonly amount: number };

export type Habit = ReadonlyMap<DeviceId, number>;

const halfLifeMs = 30 * 24 * 3_600_000;
const mostHalvings = 40;

/**
 * Where a customer usually spends: an amount counts half for every 30 full days that have passed.
 * Unit: that of the purse. Rounding: down, each amount for itself. Source: SPEC R75.
 */
export function habitOf(spends: Iterable<Spend>, now: number): Habit {
  const weights = new Map<DeviceId, number>();
  for (const { device, at, amount } of spends) {
    const halvings = Math.max(0, Math.floor((now - at) / halfLifeMs));
    const weight = halvings > mostHalvings ? 0 : Math.floor(amount / 2 ** halvings);
    if (weight > 0) weights.set(device, (weights.get(device) ?? 0) + weight);
  }
  return weights;
}

/**
 * A device's part of what a card holds.
 * Rounding: down; the rest stays where it is. Promise: all parts together are no more than `total`.
 */
export function shareOf(habit: Habit, device: DeviceId, total: number): number {
  const sum = [...habit.values()].reduce((before, weight) => before + BigInt(weight), 0n);
  const own = BigInt(habit.get(device) ?? 0);
  return sum === 0n || total <= 0 ? 0 : Number((BigInt(total) * own) / sum);
}

export type Lending = { readonly to: DeviceId; readonly amount: number };

/**
 * What the pool lends ahead: to each device that is there as much as it lacks of its part, in byte
 * order, and no more than the pool can spare. Source: SPEC R75.
 */
export function lendings(
  habit: Habit,
  held: { readonly total: number; readonly by: (device: DeviceId) => number },
  from: { readonly spare: number; readonly there: ReadonlySet<DeviceId> },
): readonly Lending[] {
  let { spare } = from;
  const lent: Lending[] = [];
  for (const to of [...habit.keys()].filter((one) => from.there.has(one)).toSorted(compareText)) {
    const lacks = shareOf(habit, to, held.total) - held.by(to);
    const amount = Math.min(spare, lacks);
    if (amount <= 0) continue;
    lent.push({ to, amount });
    spare -= amount;
  }
  return lent;
}
