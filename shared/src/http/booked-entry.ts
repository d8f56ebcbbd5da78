import type { SignedEntry } from "../domain/entry.ts";
import type { BookedEntry } from "../protocol/http/booking.ts";

export function bookedEntry({ id, entry }: SignedEntry): BookedEntry {
  const isBeyond = entry.body.kind === "debit" && entry.body.beyond > 0;
  return { entry: id, state: isBeyond ? "provisional" : "guaranteed" };
}
