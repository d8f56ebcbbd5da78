import type { DraftValues } from "@cardweave/shared/drafts/draft-document";

/** What stands at a path such as `effects.0.basisPoints`. */
export function valueAt(draft: DraftValues, path: string): unknown {
  let value: unknown = draft;
  for (const name of path.split(".")) {
    if (typeof value !== "object" || value === null) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** With another value at a path; `undefined` takes it away. */
export function withValue(draft: DraftValues, path: string, value: unknown): DraftValues {
  return put(draft, path.split("."), value) as DraftValues;
}

function put(held: unknown, [name = "", ...rest]: readonly string[], value: unknown): unknown {
  const inner = (held as Record<string, unknown> | undefined)?.[name];
  const next = rest.length === 0 ? value : put(inner, rest, value);
  if (Array.isArray(held))
    return held.map((one: unknown, at) => (String(at) === name ? next : one));
  const { [name]: _, ...others } = (held ?? {}) as Record<string, unknown>;
  return next === undefined ? others : { ...others, [name]: next };
}

export function textAt(draft: DraftValues, path: string): string {
  const value = valueAt(draft, path);
  return typeof value === "string" ? value : "";
}

export function textsAt(draft: DraftValues, path: string): readonly string[] {
  const value = valueAt(draft, path);
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}

export function itemsAt(draft: DraftValues, path: string): readonly DraftValues[] {
  const value = valueAt(draft, path);
  return Array.isArray(value) ? (value as DraftValues[]) : [];
}
