import type { Entry } from "./entry.ts";
import { type Hlc, laterHlc } from "./hlc.ts";
import type { DeviceId } from "./ids.ts";

/** How much of each device's chain in one document a history holds: its highest running number. */
export type Seen = Readonly<Record<DeviceId, number>>;

/** The history that an entry cites: what is in it, and the latest reading in it. */
export type CitedHistory = { readonly seen: Seen; readonly hlc: Hlc };

export function hasSeen(seen: Seen, device: DeviceId, n: number): boolean {
  return (seen[device] ?? 0) >= n;
}

/** A history with one more entry in it. */
export function withEntry({ seen, hlc }: CitedHistory, entry: Entry): CitedHistory {
  const n = Math.max(seen[entry.device] ?? 0, entry.n);
  return { seen: { ...seen, [entry.device]: n }, hlc: laterHlc(hlc, entry.hlc) };
}

export function joinedSeen(a: Seen, b: Seen): Seen {
  const seen: Record<DeviceId, number> = { ...a };
  for (const [device, n] of Object.entries(b) as [DeviceId, number][]) {
    if (!hasSeen(a, device, n)) seen[device] = n;
  }
  return seen;
}

export function joined(a: CitedHistory, b: CitedHistory): CitedHistory {
  return { seen: joinedSeen(a.seen, b.seen), hlc: laterHlc(a.hlc, b.hlc) };
}
