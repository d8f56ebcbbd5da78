import type { Context } from "./context.ts";
import { isApplied, type Run } from "./run-state.ts";
import { type Settled, settle } from "./settle.ts";
import { type Switches, switchedOff, type Why } from "./why.ts";

/** `settled` is the run of `base`, once somebody has needed it. */
type Trials = { base: Switches; settled: Settled | undefined };

/**
 * Tries the exclusive campaigns in order of rank, each over the whole evaluation.
 * Source: SPEC R747. Promise: each is run once at most, whatever others there are.
 */
export function decideExclusives(context: Context, switches: Switches): Settled {
  const exclusives = exclusivesOf(context, switches);
  // What a budget or a loss rules out is found anew in each trial, so the plain switches go on.
  const base = exclusives.reduce<Switches>(
    (off, at) => switchedOff(off, at, { code: "no-effect" }),
    switches,
  );
  const trials: Trials = { base, settled: undefined };
  const reasons = exclusives.map((at) => tryOne(context, trials, at));
  const last = trials.settled ?? settle(context, trials.base);
  for (const [index, at] of exclusives.entries()) {
    last.run.whys[at] = reasons[index] ?? last.run.whys[at];
  }
  return last;
}

function exclusivesOf({ view }: Context, switches: Switches): readonly number[] {
  const places: number[] = [];
  for (const [at, excluded] of view.excludes.entries()) {
    if (excluded !== null && switches[at] === undefined) places.push(at);
  }
  return places;
}

/** Why it goes; undefined when it stays, and then the trials go on with it. */
function tryOne(context: Context, trials: Trials, at: number): Why | undefined {
  const rivals = rivalsOf(context, trials.base, at);
  if (rivals.length > 0) trials.settled ??= settle(context, trials.base);
  const rival = appliedOf(rivals, trials.settled);
  if (rival !== undefined) return beaten(context, rival);
  const base = onlyOn(context, trials.base, at);
  const settled = settle(context, base);
  if (!isTaking(context, settled.run, at)) return settled.run.whys[at] ?? { code: "no-effect" };
  trials.base = base;
  trials.settled = settled;
  return undefined;
}

function beaten({ view }: Context, rival: number): Why {
  return { code: "excluded", by: view.campaigns[rival]?.campaign.id ?? "" };
}

/** Those ranked earlier that it competes with and that are on: who of them applies beats it. */
function rivalsOf({ view }: Context, base: Switches, at: number): readonly number[] {
  const rivals: number[] = [];
  for (let other = 0; other < at; other++) {
    if (base[other] !== undefined) continue;
    const isCompeting =
      view.excludes[at]?.has(other) === true || view.excludes[other]?.has(at) === true;
    if (isCompeting) rivals.push(other);
  }
  return rivals;
}

function appliedOf(rivals: readonly number[], settled: Settled | undefined): number | undefined {
  return settled && rivals.find((other) => isApplied(settled.run, other));
}

/** With one exclusive on, and all that it excludes off. */
function onlyOn({ view }: Context, switches: Switches, at: number): Switches {
  const by = view.campaigns[at]?.campaign.id ?? "";
  const off = [...(view.excludes[at] ?? [])].reduce<Switches>(
    (all, other) => switchedOff(all, other, { code: "excluded", by }),
    switches,
  );
  return off.with(at, undefined);
}

/** Takes off at least 1; who only earns, gives at least 1. */
function isTaking({ view }: Context, run: Run, at: number): boolean {
  const isDiscount = (view.campaigns[at]?.discounts.length ?? 0) > 0;
  const took = (run.took[at] ?? 0) > 0 || run.priced.has(at);
  return isApplied(run, at) && (!isDiscount || took);
}
