import type { Attention } from "@cardweave/shared/protocol/http/health";
import type { DiskView } from "@cardweave/shared/protocol/http/node-status";

/** Bytes of the disk that holds the data; null where the system does not tell. */
export type DiskGauge = () => { readonly free: number; readonly total: number } | null;

/** `lowBytes`: below them somebody should see to it, as months of bookings and a backup need room. */
export type NodeDisk = { readonly gauge: DiskGauge; readonly lowBytes: number };

export const noDisk: NodeDisk = { gauge: () => null, lowBytes: 0 };

export function diskView({ gauge, lowBytes }: NodeDisk): DiskView | null {
  const room = gauge();
  return room === null ? null : { ...room, low: room.free < lowBytes };
}

/** Before nothing fits any more, which is told as `disk-full`. */
export function lowDiskAttention(disk: NodeDisk, isFull: boolean): readonly Attention[] {
  const room = diskView(disk);
  if (room === null || !room.low || isFull) return [];
  const megabytes = Math.floor(room.free / 1_048_576);
  return [{ code: "disk-low", detail: `${megabytes} MB are left on the disk.` }];
}
