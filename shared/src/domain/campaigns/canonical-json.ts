import { compareText } from "../compare-text.ts";

/** JSON with sorted names and nothing undefined: equal values have equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(sorted(value));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const names = Object.entries(value).filter(([, one]) => one !== undefined);
  return Object.fromEntries(
    names.toSorted(([a], [b]) => compareText(a, b)).map(([name, one]) => [name, sorted(one)]),
  );
}
