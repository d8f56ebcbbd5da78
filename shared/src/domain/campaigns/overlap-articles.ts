import type { Activation, Select } from "./campaign.ts";
import type { Compiled } from "./compiled.ts";
import { isInGroups, type Selectable } from "./selection.ts";

/** No group and no article of anybody's has this name. */
const other = "\u0000";

export type Meeting = {
  readonly campaigns: readonly Compiled[];
  readonly isProtected: ReadonlySet<string>;
  /** Groups that are known beside those that the campaigns name. */
  readonly groups: readonly string[];
};

/** Whether there could be a line that all of them select. */
export function haveLineInCommon({ campaigns, isProtected, groups }: Meeting): boolean {
  const within = campaigns.map(({ activations }) => groupsOf(activations));
  const isChosen = (line: Selectable) =>
    campaigns.every(
      ({ isSelected }, at) => isSelected(line) && isInGroups(within[at] ?? null, line),
    );
  const named = campaigns.flatMap(({ campaign }) => campaign.select ?? []);
  const lines = kindsOfLines(named, [...groups, ...within.flatMap((some) => [...(some ?? [])])]);
  return lines.some(
    (line) => !(line.group !== null && isProtected.has(line.group)) && isChosen(line),
  );
}

/** The article groups of all activations; null is every one. */
function groupsOf(activations: readonly Activation[]): ReadonlySet<string> | null {
  if (activations.some(({ groups }) => groups === undefined)) return null;
  return new Set(activations.flatMap(({ groups }) => groups ?? []));
}

/**
 * One line for each way in which the lists may tell articles and groups apart: what is in the same
 * lists is told apart by nobody.
 */
function kindsOfLines(named: readonly Select[], known: readonly string[]): readonly Selectable[] {
  const groupLists = named.flatMap(({ groups, exceptGroups }) => [groups, exceptGroups]);
  const articleLists = named.flatMap(({ articles, exceptArticles }) => [articles, exceptArticles]);
  const groups = [...groupLists.flatMap((list) => list ?? []), ...known];
  const articles = toldApart(articleLists, [null, other]);
  return [null, other, ...new Set(groups)].flatMap((group) =>
    articles.map((article) => ({ group, article })),
  );
}

type Lists = readonly (readonly string[] | undefined)[];

function toldApart(lists: Lists, begin: readonly (string | null)[]): readonly (string | null)[] {
  const sets = lists.map((list) => new Set(list));
  const seen = new Map<string, string>();
  for (const name of lists.flatMap((list) => list ?? [])) {
    seen.set(sets.map((set) => (set.has(name) ? "1" : "0")).join(""), name);
  }
  return [...begin, ...seen.values()];
}
