import type { Context } from "./context.ts";
import { totalOf } from "./effects/priced-line.ts";
import { decideExclusives } from "./exclusion.ts";
import type { Settled } from "./settle.ts";
import { type Switches, switchedOff } from "./why.ts";

export const mostCombinations = 64;

type Outcome = { readonly settled: Settled; readonly net: number; readonly points: number };

/**
 * Tries every combination of one candidate from each best group: the lowest net wins, then the
 * most points, then the order. Source: SPEC R748.
 */
export function decideBest(context: Context, switches: Switches): Settled {
  let best: Outcome | undefined;
  for (const chosen of combinations(candidates(context, switches))) {
    const settled = decideExclusives(context, only(context, switches, chosen));
    const net = totalOf(settled.run.lines.map((line) => line.net));
    const points = totalOf(settled.run.gifts.filter(isPoints(context)).map(({ amount }) => amount));
    const isBetter =
      best === undefined || net < best.net || (net === best.net && points > best.points);
    if (isBetter) best = { settled, net, points };
  }
  return best?.settled ?? decideExclusives(context, switches);
}

function isPoints({ view }: Context): (gift: { campaign: number; effect: number }) => boolean {
  return ({ campaign, effect }) => {
    const type = view.campaigns[campaign]?.earnings[effect]?.type;
    return type === "earnPoints" || type === "multiplyPoints";
  };
}

/** By group, in the order of the groups' names; those that would make too many stay with a first. */
function candidates({ view }: Context, switches: Switches): readonly (readonly number[])[] {
  const groups = new Map<string, number[]>();
  for (const [at, group] of view.bestGroups.entries()) {
    if (group === null || switches[at] !== undefined) continue;
    const members = groups.get(group) ?? [];
    members.push(at);
    groups.set(group, members);
  }
  let product = 1;
  return [...groups.keys()].toSorted().map((group) => {
    const members = groups.get(group) ?? [];
    const isTooMany = product * members.length > mostCombinations;
    if (!isTooMany) product *= members.length;
    return isTooMany ? members.slice(0, 1) : members;
  });
}

/** In the order of rank, group by group. */
function combinations(groups: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return groups.reduce<readonly (readonly number[])[]>(
    (all, members) => all.flatMap((chosen) => members.map((member) => [...chosen, member])),
    [[]],
  );
}

function only({ view }: Context, switches: Switches, chosen: readonly number[]): Switches {
  return view.bestGroups.reduce<Switches>((off, group, at) => {
    if (group === null || off[at] !== undefined || chosen.includes(at)) return off;
    const winner = chosen.find((one) => view.bestGroups[one] === group);
    const by = view.campaigns[winner ?? at]?.campaign.id ?? "";
    return switchedOff(off, at, { code: "excluded", by });
  }, switches);
}
