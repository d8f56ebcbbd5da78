import type { CapUse, Evaluation, UsedCoupon } from "../sale/evaluation.ts";
import type { Asked } from "./asked.ts";
import { decideBest } from "./best.ts";
import type { Campaign } from "./campaign.ts";
import { type Context, contextOf } from "./context.ts";
import { totalOf } from "./effects/priced-line.ts";
import { eligibility } from "./eligible.ts";
import { evaluationOf } from "./outcome.ts";
import type { PreparedSet } from "./prepare.ts";
import type { Run } from "./run-state.ts";
import { settle } from "./settle.ts";
import { capUses, usedCoupons } from "./used.ts";
import { type Switches, switchedOff } from "./why.ts";

/** What came out, and what else a sale books: caps that were used, coupons that were taken. */
export type Evaluated = {
  readonly evaluation: Evaluation;
  readonly caps: readonly CapUse[];
  readonly coupons: readonly UsedCoupon[];
};

/**
 * What a basket comes to under the campaigns of a set, with what loads in it bring.
 * Promise: depends on its arguments alone; amounts are whole, no line falls below 0.
 */
export function evaluate(set: PreparedSet, asked: Asked): Evaluated {
  const sale = evaluateOn(set, asked, "sale");
  if (asked.card === null || !asked.lines.some(({ kind }) => kind === "load")) return sale;
  const load = evaluateOn(set, asked, "topUp");
  const join = <K extends "earns" | "effects" | "costs" | "campaigns">(part: K) => [
    ...sale.evaluation[part],
    ...load.evaluation[part],
  ];
  const evaluation = {
    ...sale.evaluation,
    earns: join("earns") as Evaluation["earns"],
    effects: join("effects") as Evaluation["effects"],
    costs: join("costs") as Evaluation["costs"],
    campaigns: join("campaigns") as Evaluation["campaigns"],
  };
  const caps = [...sale.caps, ...load.caps];
  return { evaluation, caps, coupons: [...sale.coupons, ...load.coupons] };
}

/**
 * One occasion alone: a sale without what it loads, a top-up (lines of kind `load`), or a gift for
 * joining, for a birthday, by hand (no lines; `rewards` names what is given by hand).
 */
export function evaluateOn(set: PreparedSet, asked: Asked, on: Campaign["on"]): Evaluated {
  const context = contextOf(set, asked, on);
  const run = decided(context, eligibility(context));
  return {
    evaluation: evaluationOf(context, run),
    caps: capUses(context, run),
    coupons: usedCoupons(context, run),
  };
}

/** Prepaid is taken as met first, and all of it off when the planned money is too little. */
function decided(context: Context, switches: Switches): Run {
  if (context.asked.recorded) return settle(context, switches).run;
  const { run } = decideBest(context, switches);
  const prepaid = [...context.view.campaigns.keys()].filter((at) =>
    isPrepaid(context, switches, at),
  );
  if (prepaid.length === 0 || plannedMoney(context) >= payable(context, run)) return run;
  const without = prepaid.reduce<Switches>(
    (off, at) => switchedOff(off, at, { code: "not-prepaid" }),
    switches,
  );
  return decideBest(context, without).run;
}

function isPrepaid({ view }: Context, switches: Switches, at: number): boolean {
  const tender = view.campaigns[at]?.campaign.conditions?.tender;
  return tender === "prepaid" && switches[at] === undefined;
}

/** What purses may pay: goods and deposits. */
function payable({ asked, lines }: Context, run: Run): number {
  const before = asked.lines
    .filter(({ kind }) => kind === "goods" || kind === "deposit")
    .reduce((sum, { amount }) => sum + amount, 0);
  const taken = lines.map(({ net }, at) => net - (run.lines[at]?.net ?? 0));
  return before - totalOf(taken);
}

function plannedMoney({ asked, set }: Context): number {
  const planned = asked.pay
    .filter(({ purse }) => set.moneyPurses.has(purse))
    .map(({ purse, amount }) => (amount === "all" ? (asked.card?.purses[purse] ?? 0) : amount));
  return totalOf(planned);
}
