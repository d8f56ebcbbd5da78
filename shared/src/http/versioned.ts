import type { Result } from "../domain/result.ts";
import { answered, created, json, type Reply } from "./reply.ts";

type Versioned = { readonly version: string };

/** What can be edited, with the ETag that guards the edit. */
export function shown<T extends Versioned>(result: Result<T>): Result<Reply> {
  return answered(result, (item) => json(item, { ETag: `"${item.version}"` }));
}

export function added<T extends Versioned & { readonly id: string }>(
  result: Result<T>,
  path: string,
): Result<Reply> {
  return answered(result, (item) =>
    created(item, {
      ETag: `"${item.version}"`,
      Location: `${path}/${encodeURIComponent(item.id)}`,
    }),
  );
}

/** The version inside an If-Match header. */
export function versionOf(ifMatch: string | undefined): string | undefined {
  return ifMatch?.replace(/^(W\/)?"(.*)"$/, "$2");
}
