import type { CapRoom } from "./asked.ts";
import { isEarnOnly } from "./compiled.ts";
import type { Context } from "./context.ts";
import { runAll } from "./run.ts";
import { isApplied, type Run } from "./run-state.ts";
import { type Switches, switchedOff, type Why } from "./why.ts";

/** A run in which every campaign that applied may do so whole. */
export type Settled = { readonly run: Run; readonly switches: Switches };

/**
 * Runs until nothing has to go: a campaign that a cap or a loss or the purse forbids is switched
 * off, the first by rank, and all are run again without it. Each round switches off one more.
 */
export function settle(context: Context, switches: Switches): Settled {
  const run = runAll(context, switches);
  const { campaigns } = context.view;
  const spent = new Map<string, number>();
  for (const at of campaigns.keys()) {
    if (!isApplied(run, at)) continue;
    const why = whyNotWhole(context, run, { at, spent });
    if (why !== undefined) return settle(context, switchedOff(switches, at, why));
  }
  return { run, switches };
}

type Spending = { readonly at: number; readonly spent: Map<string, number> };

function whyNotWhole(context: Context, run: Run, spending: Spending): Why | undefined {
  const { asked, view } = context;
  const campaign = view.campaigns[spending.at]?.campaign;
  if (campaign === undefined) return undefined;
  const room = asked.rooms[campaign.id] ?? {};
  const unfunded = whyNotFunded(campaign.caps, room, usedBy(run, spending.at));
  if (asked.recorded) return isGivenAlready(context, spending.at) ? undefined : unfunded;
  return whyNotPaid(context, run, spending) ?? unfunded;
}

/** What a recorded sale says that it took off has happened; what it is to earn has not. */
function isGivenAlready({ view }: Context, at: number): boolean {
  const campaign = view.campaigns[at];
  return campaign !== undefined && !isEarnOnly(campaign);
}

/** Several rewards share what is on the card, the first by rank first. */
function whyNotPaid({ asked, view }: Context, run: Run, { at, spent }: Spending): Why | undefined {
  const cost = view.campaigns[at]?.campaign.cost;
  if (cost === undefined) return undefined;
  const lost = run.lost[at] ?? 0;
  if (lost > 0 && !asked.acceptLoss) return { code: "would-lose", lost };
  const sum = (spent.get(cost.purse) ?? 0) + cost.amount;
  if (sum > (asked.card?.purses[cost.purse] ?? 0)) return { code: "too-little" };
  spent.set(cost.purse, sum);
  return undefined;
}

/** What counts against a budget: minor units taken off, or units given by who takes nothing off. */
export function usedBy(run: Run, at: number): number {
  return (run.took[at] ?? 0) || (run.gave[at] ?? 0);
}

/** Without a share of a budget there is none: it may be lent out elsewhere. Source: SPEC R757. */
function whyNotFunded(
  caps: { readonly budget?: unknown; readonly perBranch?: unknown } | undefined,
  room: CapRoom,
  used: number,
): Why | undefined {
  if (caps?.budget !== undefined && used > (room.budget ?? 0)) return { code: "budget-used-up" };
  if (caps?.perBranch === undefined || used <= (room.branch ?? 0)) return undefined;
  return { code: "branch-cap-reached" };
}
