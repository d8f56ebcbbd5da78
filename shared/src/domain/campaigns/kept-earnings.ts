import type { ReceiptEffect } from "../bodies.ts";
import { inProportion, type KeptByEffect, type KeptLine } from "../returns/kept-effects.ts";
import { type EarnPoints, earnedPoints } from "./effects/earn-points.ts";
import { earnedStamps } from "./effects/earn-stamps.ts";
import { extraPoints, type MultiplyPoints } from "./effects/multiply-points.ts";
import { totalOf } from "./effects/priced-line.ts";
import { type KeptBasis, keptBasis } from "./kept-basis.ts";
import type { StoredEffect } from "./stored-text.ts";

type Left = { readonly effect: StoredEffect; readonly basis: KeptBasis };
type Base = { readonly effect: EarnPoints; readonly basis: KeptBasis; given: number };

/**
 * What each stored effect of a receipt still gives on what is kept of it. Together the effects of a
 * purse give the lesser of what was earned there and what they would give on the kept lines.
 * Source: SPEC R760. Promise: depends on what is kept, not on how the rest came back.
 */
export function keptEarnings(
  effects: readonly ReceiptEffect[],
  kept: readonly KeptLine[],
): readonly number[] {
  const amounts = effects.map(() => 0);
  for (const purse of new Set(effects.map((effect) => effect.purse))) {
    const places = [...effects.keys()].filter((at) => effects[at]?.purse === purse);
    const own = places.flatMap((at) => effects[at] ?? []);
    const shares = shareOut(own, givenInPurse(own, kept));
    for (const [index, at] of places.entries()) amounts[at] = shares[index] ?? 0;
  }
  return amounts;
}

/** What this version cannot read, or what makes no sense, is kept in proportion. */
function givenInPurse(
  effects: readonly ReceiptEffect[],
  kept: readonly KeptLine[],
): readonly number[] {
  const left = effects.map((effect) => leftOf(effect, kept));
  const known = left.filter((one) => one !== undefined);
  const given = givenBy(known);
  const isSound = given.every((amount) => Number.isSafeInteger(amount) && amount >= 0);
  return effects.map((effect, at) => {
    const one = left[at];
    return one === undefined || !isSound
      ? inProportion(effect, kept)
      : (given[known.indexOf(one)] ?? 0);
  });
}

/** The rule by which a return asks effect by effect; those of a purse are reckoned together. */
export function keptRule(effects: readonly ReceiptEffect[]): KeptByEffect {
  return (effect, kept) => {
    const at = effects.indexOf(effect);
    return at < 0 ? inProportion(effect, kept) : (keptEarnings(effects, kept)[at] ?? 0);
  };
}

/** Nobody keeps more than it gave, and what one could give more another may. */
function shareOut(effects: readonly ReceiptEffect[], given: readonly number[]): readonly number[] {
  const own = effects.map(({ gave }, at) => Math.min(gave, given[at] ?? 0));
  let over = totalOf(given) - totalOf(own);
  return effects.map(({ gave }, at) => {
    const amount = own[at] ?? 0;
    const more = Math.min(over, gave - amount);
    over -= more;
    return amount + more;
  });
}

const storedTypes: ReadonlySet<unknown> = new Set([
  "earnPoints",
  "multiplyPoints",
  "earnStamps",
  "issueCoupon",
  "issueReward",
]);

/** Undefined for what this version cannot read; it is kept in proportion. */
function leftOf({ parameters }: ReceiptEffect, kept: readonly KeptLine[]): Left | undefined {
  try {
    const effect = JSON.parse(parameters) as Partial<StoredEffect> | null;
    if (!storedTypes.has(effect?.type) || !Array.isArray(effect?.basis?.lines)) return undefined;
    return { effect: effect as StoredEffect, basis: keptBasis(effect.basis, kept) };
  } catch (fault) {
    if (fault instanceof SyntaxError) return undefined;
    throw fault;
  }
}

/** As an evaluation gives: bases and stamps, then what multiplies, then the grace points. */
function givenBy(all: readonly Left[]): readonly number[] {
  const bases: Base[] = [];
  const amounts = all.map((left) =>
    left.basis.met && left.basis.base > 0 ? plain(left, bases) : 0,
  );
  for (const [at, { effect, basis }] of all.entries()) {
    if (effect.type === "multiplyPoints" && basis.met) amounts[at] = extra(effect, basis, bases);
  }
  const grace = all.findIndex(
    ({ basis, effect }) => basis.met && basis.base > 0 && graceOf(effect),
  );
  if (grace >= 0) {
    // Never less than the grace point, whoever else gave something: else a second return could
    // leave more than the first.
    const missing = Math.max(0, graceOf(all[grace]?.effect) - totalOf(amounts));
    amounts[grace] = (amounts[grace] ?? 0) + missing;
  }
  return amounts;
}

function plain({ effect, basis }: Left, bases: Base[]): number {
  switch (effect.type) {
    case "earnStamps":
      return earnedStamps(effect, basis);
    case "earnPoints": {
      const most = effect.cap ?? Number.POSITIVE_INFINITY;
      const given = Math.min(most, earnedPoints(effect, basis.base));
      bases.push({ effect, basis, given });
      return given;
    }
    case "multiplyPoints":
      return 0;
    default:
      return issued(effect);
  }
}

function graceOf(effect: StoredEffect | undefined): number {
  return effect?.type === "earnPoints" ? (effect.gracePoints ?? 0) : 0;
}

function issued(effect: StoredEffect): number {
  return "count" in effect ? (effect.count ?? 1) : 1;
}

function extra(effect: MultiplyPoints, { nets }: KeptBasis, bases: readonly Base[]): number {
  let amount = 0;
  for (const base of bases) {
    if (base.given === 0) continue;
    const shared = totalOf(
      [...base.basis.nets].filter(([id]) => nets.has(id)).map(([, net]) => net),
    );
    const wanted = extraPoints(effect, base.effect, { base: base.basis.base, shared });
    const more = Math.min((base.effect.cap ?? Number.POSITIVE_INFINITY) - base.given, wanted);
    base.given += more;
    amount += more;
  }
  return amount;
}
