import type { Off, PricedLine } from "./priced-line.ts";

/** The selected lines cost what they cost in another price group, where that is less. */
export type SwitchPriceGroup = { readonly type: "switchPriceGroup"; readonly priceGroup: string };

export function switchPriceGroup(effect: SwitchPriceGroup, lines: readonly PricedLine[]): Off {
  const prices = lines.map((line) => line.priceIn(effect.priceGroup));
  const amounts = lines.map(({ net }, at) => Math.max(0, net - (prices[at] ?? net)));
  return prices.includes(undefined) ? { amounts, unpriced: true } : { amounts };
}
