import { allocate } from "../allocate.ts";
import type { ReceiptEffect } from "../bodies.ts";
import type { Campaign } from "./campaign.ts";
import type { Context } from "./context.ts";
import type { Run } from "./run-state.ts";
import { parametersOf, type StoredBasis } from "./stored-text.ts";

/** One for each gift, so that returns need nothing but the receipt. Source: SPEC R760. */
export function storedEffects(context: Context, run: Run): readonly ReceiptEffect[] {
  const texts = new Map<readonly number[], string>();
  return run.gifts.flatMap(({ campaign: at, effect, purse, amount: gave }) => {
    const compiled = context.view.campaigns[at];
    const text = compiled?.stored[effect];
    if (compiled === undefined || text === undefined) return [];
    const { id: campaign, version, conditions } = compiled.campaign;
    const places = context.selected[at] ?? [];
    const known = conditions === undefined ? texts.get(places) : undefined;
    const basis = known ?? JSON.stringify(basisOf(context, run, { at, conditions }));
    if (conditions === undefined) texts.set(places, basis);
    const parameters = parametersOf(text, basis);
    return [{ campaign, version, parameters, purse, gave }];
  });
}

function basisOf(
  context: Context,
  run: Run,
  { at, conditions = {} }: { at: number; conditions: Campaign["conditions"] },
): StoredBasis {
  const places = context.selected[at] ?? [];
  const parts = places.flatMap((place) => context.lines[place]?.parts ?? []);
  const idsOf = (some: readonly number[]) =>
    some.map((part) => context.asked.lines[part]?.id ?? "");
  const weighed = places
    .filter((place) => context.lines[place]?.units === 0)
    .flatMap((place) => context.lines[place]?.parts ?? []);
  const { minAmount, minQuantity } = conditions;
  const nets = minAmount === undefined ? undefined : netsThen(context, run, at);
  return {
    lines: idsOf(parts),
    minAmount,
    minQuantity,
    nets,
    weighed: weighed.length === 0 ? undefined : idsOf(weighed),
  };
}

/** Undefined where the conditions were tested on what the lines cost in the end. */
function netsThen(context: Context, run: Run, at: number): readonly number[] | undefined {
  const places = context.selected[at] ?? [];
  const tested = run.tested[at] ?? [];
  if (places.every((place, index) => run.lines[place]?.net === tested[index])) return undefined;
  return places.flatMap((place, index) => {
    const parts = context.lines[place]?.parts ?? [];
    const amounts = parts.map((part) => context.asked.lines[part]?.amount ?? 0);
    return allocate(tested[index] ?? 0, amounts);
  });
}
