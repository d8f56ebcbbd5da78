import type { ArticleGroup } from "../control-bodies.ts";

/** Why the law lets no campaign touch a group. */
export type GroupLaw = "tobacco" | "fixed-price-book" | "prescription";

export type ArticleGroups = ReadonlyMap<string, ArticleGroup>;

/** The group, and those that it is part of; one that is part of itself ends there. */
function lineage(groups: ArticleGroups, id: string): readonly ArticleGroup[] {
  const line: ArticleGroup[] = [];
  const seen = new Set<string>();
  for (let next: string | null = id; next !== null && !seen.has(next); ) {
    seen.add(next);
    const group: ArticleGroup | undefined = groups.get(next);
    if (group === undefined) break;
    line.push(group);
    next = group.parent;
  }
  return line;
}

/**
 * The groups that the law protects, by their own flag or that of a group above; also those that are
 * no longer used, for articles that still name them. Source: SPEC R610.
 */
export function lawfullyProtected(groups: ArticleGroups): readonly string[] {
  return [...groups.keys()].filter((id) =>
    lineage(groups, id).some(({ protectedBy }) => protectedBy !== null),
  );
}

/** The groups that are named and all below them, each once. */
export function withSubgroups(groups: ArticleGroups, named: readonly string[]): readonly string[] {
  if (groups.size === 0) return named;
  const wanted = new Set(named);
  const below = [...groups.keys()].filter((id) =>
    lineage(groups, id).some((above) => wanted.has(above.id)),
  );
  return [...new Set([...named, ...below.toSorted()])];
}

/** True where a group would come to be above itself. */
export function isCircle(groups: ArticleGroups, group: ArticleGroup): boolean {
  const { id, parent } = group;
  return parent !== null && (parent === id || lineage(groups, parent).some((one) => one.id === id));
}
