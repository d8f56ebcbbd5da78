import type { Select } from "./campaign.ts";

export type Selectable = { readonly article: string | null; readonly group: string | null };
export type IsSelected = (line: Selectable) => boolean;

/** Lists are a union, less the exceptions; a line without a group matches no group. */
export function selectionOf(select: Select = {}): IsSelected {
  const groups = new Set<string | null>(select.groups);
  const articles = new Set<string | null>(select.articles);
  const exceptGroups = new Set<string | null>(select.exceptGroups);
  const exceptArticles = new Set<string | null>(select.exceptArticles);
  const takesAll = select.groups === undefined && select.articles === undefined;
  return ({ article, group }) =>
    (takesAll || groups.has(group) || articles.has(article)) &&
    !exceptGroups.has(group) &&
    !exceptArticles.has(article);
}

/** By the article groups that activations name; null is every line. */
export function isInGroups(groups: ReadonlySet<string> | null, { group }: Selectable): boolean {
  return groups === null || (group !== null && groups.has(group));
}
