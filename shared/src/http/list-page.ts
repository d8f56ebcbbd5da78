import { compareText } from "../domain/compare-text.ts";
import { ok, type Result, refused } from "../domain/result.ts";
import type { Listed, ListQuery } from "../protocol/http/list.ts";

/** One page of a list that is held in memory, in the order of its keys; the cursor is a key. */
export function listPage<T>(
  all: readonly T[],
  { cursor, limit }: ListQuery,
  keyOf: (item: T) => string,
): Result<Listed<T>> {
  const after = cursor === undefined ? "" : Buffer.from(cursor, "base64url").toString();
  if (cursor !== undefined && after === "") {
    return refused("invalid", { fields: [{ field: "cursor", reason: "not one of ours" }] });
  }
  const rest = all
    .filter((item) => keyOf(item) > after)
    .toSorted((a, b) => compareText(keyOf(a), keyOf(b)));
  const items = rest.slice(0, limit);
  const last = items.at(-1);
  const isMore = rest.length > items.length && last !== undefined;
  return ok({ items, next: isMore ? Buffer.from(keyOf(last)).toString("base64url") : null });
}
