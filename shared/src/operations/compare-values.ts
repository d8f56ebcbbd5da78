export type ValueDifference = {
  readonly path: string;
  readonly expected: unknown;
  readonly found: unknown;
};

/**
 * Where two values of plain JSON differ, by path; the order of an object's fields is of no matter.
 */
export function differencesOf(
  expected: unknown,
  found: unknown,
  path = "",
): readonly ValueDifference[] {
  if (!isObject(expected) || !isObject(found)) {
    return Object.is(expected, found) ? [] : [{ path, expected, found }];
  }
  if (Array.isArray(expected) !== Array.isArray(found)) return [{ path, expected, found }];
  const names = new Set([...Object.keys(expected), ...Object.keys(found)]);
  return [...names].flatMap((name) => {
    const inner = path === "" ? name : `${path}.${name}`;
    return differencesOf(own(expected, name), own(found, name), inner);
  });
}

function own(value: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
