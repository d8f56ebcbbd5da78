import { compareText } from "./compare-text.ts";
import { compareHlc, type Hlc } from "./hlc.ts";
import type { DeviceId, EntryId } from "./ids.ts";

/** Who is later when two say something about the same: by clock, then device, then id. */
export type Rank = { readonly hlc: Hlc; readonly device: DeviceId; readonly id: EntryId };

export function isLater(a: Rank, b: Rank): boolean {
  const order = compareHlc(a.hlc, b.hlc) || compareText(a.device, b.device);
  return (order || compareText(a.id, b.id)) > 0;
}
