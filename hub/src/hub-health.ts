import { toHex } from "@cardweave/shared/entries/hex";
import { leftOutAttention } from "@cardweave/shared/http/left-out-attention";
import type { Health } from "@cardweave/shared/http/services";
import type { Feed } from "@cardweave/shared/ports/entry-store";
import {
  type Attention,
  apiVersion,
  type HubHealthView,
} from "@cardweave/shared/protocol/http/health";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { LineDesk } from "./line/line-desk.ts";

export type HubHealthParts = {
  readonly replica: Replica;
  readonly feed: Feed;
  readonly lines: LineDesk;
  readonly version: string;
  readonly device: string;
};

/** Whether the hub is well, and what somebody should see to. */
export class HubHealth implements Health<HubHealthView> {
  readonly #parts: HubHealthParts;

  constructor(parts: HubHealthParts) {
    this.#parts = parts;
  }

  async read(): Promise<HubHealthView> {
    const { replica, feed, lines, version, device } = this.#parts;
    const counts = await replica.ports.store.counts();
    const { sum } = await lines.digests.root();
    const { hash, current } = replica.campaigns;
    const attention = [
      ...attentionOf(counts),
      ...diskAttention(replica),
      ...leftOutAttention(current.leftOut),
    ];
    return {
      status: attention.length === 0 ? "ok" : "attention",
      api: apiVersion,
      ...counts,
      version,
      device,
      epoch: feed.epoch,
      connected: [...lines.lines.values()].filter((line) => line.connected).length,
      refusedLines: lines.refused,
      devices: replica.directory.devices.size,
      digest: toHex(sum.subarray(0, 16)),
      campaignSet: hash,
      leftOut: current.leftOut,
      attention,
    };
  }
}

function diskAttention({ isFull }: Replica): readonly Attention[] {
  return isFull ? [{ code: "disk-full", detail: "No room on the disk: nothing is taken in." }] : [];
}

function attentionOf({ pending, aside }: { pending: number; aside: number }): readonly Attention[] {
  return [
    ...(pending === 0
      ? []
      : [{ code: "entries-pending", detail: `${pending} entries wait for others they cite` }]),
    ...(aside === 0
      ? []
      : [{ code: "entries-aside", detail: `${aside} items were kept aside; see the log for why` }]),
  ];
}
