import type { PurseId } from "../ids.ts";
import { isAmount } from "../measure.ts";
import type { EarningEffect } from "./campaign.ts";
import { type Context, isGift } from "./context.ts";
import { type EarnPoints, earnedPoints } from "./effects/earn-points.ts";
import { earnedStamps, stampPurse } from "./effects/earn-stamps.ts";
import { issuedPurse } from "./effects/issue.ts";
import { bonusOf } from "./effects/load-bonus.ts";
import { extraPoints, type MultiplyPoints } from "./effects/multiply-points.ts";
import { CampaignFault, type Gift, isMet, type Run, type RunLine } from "./run-state.ts";

type Earning = {
  readonly campaign: number;
  readonly effect: EarningEffect;
  /** Its place among the campaign's earning effects. */
  readonly at: number;
  readonly lines: readonly number[];
  readonly base: number;
};

type Based = { readonly from: Earning; readonly effect: EarnPoints; given: number };

/** Base effects and stamps, then what multiplies, then the grace points. Source: SPEC R750. */
export function addEarnings(context: Context, run: Run): void {
  if (context.asked.card === null) return;
  if (isGift(context)) giveFlat(context, run);
  else giveByLines(context, run);
}

function giveByLines(context: Context, run: Run): void {
  const earnings = earningsOf(context, run);
  const bases: Based[] = [];
  for (const one of earnings) {
    guarded(one.campaign, () => {
      const { effect } = one;
      if (effect.type === "earnPoints") bases.push(addBase(run, one, effect));
      else if (effect.type !== "multiplyPoints") give(run, one, plainGift(context, run, one));
    });
  }
  for (const one of earnings) {
    const { effect } = one;
    if (effect.type !== "multiplyPoints") continue;
    guarded(one.campaign, () => {
      const amount = multiplied(run, { lines: one.lines, effect }, bases);
      give(run, one, { purse: effect.purse, amount });
    });
  }
  addGrace(run, bases);
}

function guarded(campaign: number, work: () => void): void {
  try {
    work();
  } catch (fault) {
    throw new CampaignFault(campaign, fault);
  }
}

function earningsOf(context: Context, run: Run): readonly Earning[] {
  const earnings: Earning[] = [];
  for (const campaign of context.view.earners) {
    if (!isMet(context, run, campaign)) continue;
    const lines = context.selected[campaign] ?? [];
    const base = netOf(run, lines);
    for (const [at, effect] of context.view.campaigns[campaign]?.earnings.entries() ?? []) {
      earnings.push({ campaign, effect, at, lines, base });
    }
  }
  return earnings;
}

/** Of all of the lines, or of those among others. */
function netOf(run: Run, lines: readonly number[], among?: ReadonlySet<number>): number {
  let net = 0;
  for (const line of lines) {
    if (among?.has(line) !== false) net += run.lines[line]?.net ?? 0;
  }
  return net;
}

/** @throws an error when an effect gives what no purse can hold; its campaign is faulty then. */
function give(run: Run, { campaign, at }: Earning, gift: Given | null): void {
  if (gift === null || gift.amount === 0) return;
  const { purse, amount } = gift;
  if (!isAmount(amount)) throw new RangeError(`gives ${amount}`);
  run.gave[campaign] = (run.gave[campaign] ?? 0) + amount;
  run.gifts.push({ campaign, effect: at, purse, amount });
}

type Given = Pick<Gift, "purse" | "amount">;

function addBase(run: Run, from: Earning, effect: EarnPoints): Based {
  const given = Math.min(effect.cap ?? Number.POSITIVE_INFINITY, earnedPoints(effect, from.base));
  give(run, from, { purse: effect.purse, amount: given });
  return { from, effect, given };
}

function plainGift(context: Context, run: Run, one: Earning): Given | null {
  const { effect, base, lines } = one;
  if (effect.type === "loadBonus") {
    return { purse: loadPurse(context), amount: bonusOf(effect, base) };
  }
  if (effect.type === "earnStamps") {
    const units = lines.reduce((sum, line) => sum + paidUnits(run.lines[line]), 0);
    return { purse: stampPurse(effect), amount: earnedStamps(effect, { base, units }) };
  }
  if (effect.type !== "issueCoupon" && effect.type !== "issueReward") return null;
  return { purse: issuedPurse(effect), amount: base > 0 ? (effect.count ?? 1) : 0 };
}

function loadPurse({ set }: Context): PurseId {
  const [first = "money"] = set.moneyPurses;
  return first as PurseId;
}

/** Where nothing is bought, each effect gives once what it gives for one step. */
function giveFlat(context: Context, run: Run): void {
  for (const one of earningsOf(context, run)) {
    guarded(one.campaign, () => give(run, one, flatGift(one.effect)));
  }
}

function flatGift(effect: EarningEffect): Given | null {
  switch (effect.type) {
    case "earnPoints":
      return { purse: effect.purse, amount: effect.points };
    case "earnStamps":
      return { purse: stampPurse(effect), amount: effect.n };
    case "issueCoupon":
    case "issueReward":
      return { purse: issuedPurse(effect), amount: effect.count ?? 1 };
    default:
      return null;
  }
}

/** What was free earns no stamp. */
function paidUnits(line: RunLine | undefined): number {
  return line === undefined || line.net === 0 ? 0 : line.units - line.freed;
}

type Multiplier = { readonly effect: MultiplyPoints; readonly lines: readonly number[] };

/** Several multipliers add up; a base effect's cap holds for all of it. */
function multiplied(run: Run, { effect, lines }: Multiplier, bases: readonly Based[]): number {
  const own = new Set(lines);
  let amount = 0;
  for (const base of bases) {
    if (base.effect.purse !== effect.purse || base.given === 0) continue;
    const { from } = base;
    const shared = from.lines === lines ? from.base : netOf(run, from.lines, own);
    const extra = extraPoints(effect, base.effect, { base: from.base, shared });
    const room = (base.effect.cap ?? Number.POSITIVE_INFINITY) - base.given;
    amount += Math.min(room, extra);
    base.given += Math.min(room, extra);
  }
  return amount;
}

/** Once per purse, where the receipt would earn nothing there. Source: SPEC R753. */
function addGrace(run: Run, bases: readonly Based[]): void {
  for (const { effect, from } of bases) {
    const { purse, gracePoints = 0 } = effect;
    if (gracePoints === 0 || from.base < 1) continue;
    if (run.gifts.some((gift) => gift.purse === purse)) continue;
    guarded(from.campaign, () => give(run, from, { purse, amount: gracePoints }));
  }
}
