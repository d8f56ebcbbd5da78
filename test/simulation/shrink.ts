/** True when what was broken with everything is broken with these alone. */
export type Fails<T> = (some: readonly T[]) => Promise<boolean>;

/**
 * As few of a list as still fail: halves, quarters and so on are left out, until no single one can
 * be. Source: Zeller, Hildebrandt 2002, "Simplifying and isolating failure-inducing input".
 */
export async function fewest<T>(list: readonly T[], fails: Fails<T>): Promise<readonly T[]> {
  let kept = list;
  for (let parts = 2; kept.length > 0; ) {
    const less = await withoutOne(kept, parts, fails);
    if (less !== null) {
      kept = less;
      parts = Math.max(2, parts - 1);
    } else if (parts >= kept.length) return kept;
    else parts = Math.min(kept.length, parts * 2);
  }
  return kept;
}

/** The list without one of so many parts of it, if it fails without one. */
async function withoutOne<T>(
  list: readonly T[],
  parts: number,
  fails: Fails<T>,
): Promise<readonly T[] | null> {
  const size = Math.ceil(list.length / parts);
  for (let from = list.length - size; from > -size; from -= size) {
    const start = Math.max(0, from);
    const rest = [...list.slice(0, start), ...list.slice(start + size)];
    if (rest.length < list.length && (await fails(rest))) return rest;
  }
  return null;
}

/** The smallest number from `least` up to `most` that fails; `most` does. */
export async function smallest(
  least: number,
  most: number,
  fails: (value: number) => Promise<boolean>,
): Promise<number> {
  for (let value = least; value < most; value++) if (await fails(value)) return value;
  return most;
}

/** What a violation is of: seeds are shrunk as long as the same promise stays broken. */
export function ruleOf(violation: string | undefined): string | null {
  return violation?.split(":")[0] ?? null;
}

export function upTo(count: number): readonly number[] {
  return Array.from({ length: count }, (_, at) => at);
}
