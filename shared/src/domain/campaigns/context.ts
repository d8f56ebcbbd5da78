import type { Asked } from "./asked.ts";
import { type BranchTime, branchTime, isAtOrAfter } from "./branch-time.ts";
import type { Campaign } from "./campaign.ts";
import type { Compiled } from "./compiled.ts";
import type { PreparedSet, View } from "./prepare.ts";
import { isInGroups } from "./selection.ts";
import { type WorkLine, workLines } from "./work-lines.ts";

/** All that the parts of one evaluation read. */
export type Context = {
  readonly asked: Asked;
  readonly on: Campaign["on"];
  readonly set: PreparedSet;
  readonly view: View;
  readonly now: BranchTime;
  readonly lines: readonly WorkLine[];
  /** The lines that each campaign selects. */
  readonly selected: readonly (readonly number[])[];
};

export function contextOf(set: PreparedSet, asked: Asked, on: Campaign["on"]): Context {
  const view = set.viewOf(asked.place, on);
  const now = branchTime(asked.place.zone, asked.at);
  const lines = workLines(asked, set.isProtected, on);
  const all = lines.map((_, at) => at);
  const selected = view.campaigns.map((one) => {
    const groups = groupsOf(one.activations, now);
    if (groups === null && one.selectsAll) return all;
    return all.filter((at) => isChosen(lines[at], one, groups));
  });
  return { asked, on, set, view, now, lines, selected };
}

function isChosen(
  line: WorkLine | undefined,
  { isSelected }: Compiled,
  groups: ReadonlySet<string> | null,
): boolean {
  return line !== undefined && isSelected(line) && isInGroups(groups, line);
}

/** An occasion without lines: whoever joins or has a birthday buys nothing. */
export function isGift({ on }: Pick<Context, "on">): boolean {
  return on !== "sale" && on !== "topUp";
}

/** The article groups of the activations that have begun together; null is all. */
function groupsOf(
  activations: Compiled["activations"],
  now: BranchTime,
): ReadonlySet<string> | null {
  const together = new Set<string>();
  for (const { from, groups } of activations) {
    if (!isAtOrAfter(now, from)) continue;
    if (groups === undefined) return null;
    for (const group of groups) together.add(group);
  }
  return together;
}
