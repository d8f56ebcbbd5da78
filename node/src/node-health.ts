import { instant } from "@cardweave/shared/domain/measure";
import type { Refusal } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import { toHex } from "@cardweave/shared/entries/hex";
import { leftOutAttention } from "@cardweave/shared/http/left-out-attention";
import type { Health } from "@cardweave/shared/http/services";
import type { ReceiptPrinter } from "@cardweave/shared/ports/receipt-printer";
import type { LineNews } from "@cardweave/shared/protocol/http/events";
import {
  type Attention,
  apiVersion,
  type NodeHealthView,
} from "@cardweave/shared/protocol/http/health";
import { DigestBook } from "@cardweave/shared/replica/digest";
import type { LineRunner, LineStatus } from "@cardweave/shared/replica/line/line-runner";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { ReaderBoard } from "./readers/reader-board.ts";
import { lowDiskAttention, type NodeDisk, noDisk } from "./status/node-disk.ts";

export type NodeHealthParts = {
  readonly replica: Replica;
  readonly line: LineRunner;
  readonly branch: string;
  readonly version: string;
  /** None unless said. */
  readonly printer?: ReceiptPrinter | null;
  readonly readers: Pick<ReaderBoard, "reports" | "attention">;
  /** Not watched unless said. */
  readonly disk?: NodeDisk;
};

/** A clock further off than this makes entries wait at the others. */
const clockTroubleMs = 60_000;
/** Unsent for longer than this is worth a look. */
const longUnsentMs = 24 * 3_600_000;

/** Whether the shop is safe: line, unsent entries, clock, and what somebody should see to. */
export class NodeHealth implements Health<NodeHealthView> {
  readonly #parts: NodeHealthParts;
  readonly #digests: DigestBook;

  constructor(parts: NodeHealthParts) {
    this.#parts = parts;
    const { store, timers } = parts.replica.ports;
    const pause = () => new Promise<void>((resolve) => void timers.after(0, resolve));
    this.#digests = new DigestBook(store, pause);
  }

  async read(): Promise<NodeHealthView> {
    const { replica, line, branch, version } = this.#parts;
    const counts = await replica.ports.store.counts();
    const news = await this.news();
    const { sum } = await this.#digests.root();
    const { attention } = news;
    const known = replica.directory.branches.get(branch);
    return {
      status: attention.length === 0 ? "ok" : "attention",
      api: apiVersion,
      ...counts,
      version,
      device: replica.device,
      branch: { id: branch, name: known?.name ?? branch },
      line: { state: news.state, since: news.since },
      unsent: news.unsent,
      oldestUnsentAt: news.oldestUnsentAt,
      digest: toHex(sum.subarray(0, 16)),
      printer: this.#printer(),
      campaignSet: replica.campaigns.hash,
      leftOut: replica.campaigns.current.leftOut,
      clockOffsetMs: line.status.clockOffsetMs,
      readers: this.#parts.readers
        .reports()
        .map((reader) => ({ ...reader, since: this.#time(reader.since) })),
      attention,
    };
  }

  /** The part that changes with the line, for the `line` event. */
  async news(): Promise<LineNews> {
    const { replica, line, readers } = this.#parts;
    const { store } = replica.ports;
    const { count, oldestAt } = await store.unsentCount(replica.device);
    const { aside } = await store.counts();
    const { status } = line;
    const oldestMs = oldestAt === null ? 0 : replica.ports.clock.now() - oldestAt;
    return {
      state: status.state === "offline" ? "offline" : "connected",
      since: this.#time(status.since),
      unsent: count,
      oldestUnsentAt: oldestAt === null ? null : this.#time(oldestAt),
      attention: [
        ...lineAttention(status),
        ...checkInAttention(replica),
        ...unsentAttention(oldestMs),
        ...asideAttention(aside),
        ...diskAttention(replica),
        ...leftOutAttention(replica.campaigns.current.leftOut),
        ...lowDiskAttention(this.#parts.disk ?? noDisk, replica.isFull),
        ...readers.attention(),
        ...printerAttention(this.#parts.printer),
      ],
    };
  }

  #printer(): NodeHealthView["printer"] {
    const { printer = null } = this.#parts;
    if (printer === null) return null;
    const { state, since } = printer.state;
    return { state, since: since === null ? null : this.#time(since) };
  }

  #time(ms: number): string {
    const { directory } = this.#parts.replica;
    return rfc3339(directory.network?.zone ?? "UTC", instant(ms));
  }
}

function lineAttention({ clockOffsetMs, chain, agrees, why }: LineStatus): readonly Attention[] {
  const found: Attention[] = [];
  if (clockOffsetMs !== null && Math.abs(clockOffsetMs) > clockTroubleMs) {
    const seconds = Math.round(clockOffsetMs / 1000);
    found.push({ code: "clock-off", detail: `The hub's clock is ${seconds} s from ours.` });
  }
  if (chain === "rolled-back" || chain === "forked") {
    const detail =
      "The hub knows other entries of this device than this disk holds. Enrol it anew.";
    found.push({ code: chain, detail });
  }
  if (!agrees) {
    found.push({ code: "digest-differs", detail: "The hub holds other entries. Run `check`." });
  }
  const refusal = refusals[why?.code ?? ""];
  if (refusal !== undefined) found.push({ code: why?.code ?? "", detail: refusal });
  return found;
}

const refusals: Readonly<Record<string, string>> = {
  "not-certified": "The hub does not know this device. Enrol it.",
  retired: "Headquarters has ended this device. Enrol a new one.",
  "other-network": "The hub serves another network.",
  "not-proven": "The hub did not accept this device's key.",
  "hub-disk-full": "The hub's disk is full. Bookings are kept here meanwhile.",
};

function unsentAttention(oldestMs: number): readonly Attention[] {
  if (oldestMs < longUnsentMs) return [];
  const hours = Math.floor(oldestMs / 3_600_000);
  return [{ code: "unsent-long", detail: `The oldest unsent booking is ${hours} hours old.` }];
}

function diskAttention({ isFull }: Replica): readonly Attention[] {
  return isFull ? [{ code: "disk-full", detail: "No room on the disk: nothing is booked." }] : [];
}

function printerAttention(printer: ReceiptPrinter | null = null): readonly Attention[] {
  if (printer?.state.state !== "away") return [];
  return [{ code: "printer-away", detail: "The receipt printer did not take the last receipt." }];
}

function checkInAttention({ isCheckingIn }: Replica): readonly Attention[] {
  const detail = "Not confirmed by the hub since the start: what is spent is provisional.";
  return isCheckingIn ? [{ code: "checking-in", detail }] : [];
}

function asideAttention(aside: number): readonly Attention[] {
  return aside === 0
    ? []
    : [{ code: "entries-aside", detail: `${aside} items were kept aside; the log says why.` }];
}

/** A device whose disk is not what it was must not book: it would continue a chain that others know. */
export function bookingObjection(line: LineRunner): Refusal | null {
  const { chain } = line.status;
  if (chain !== "rolled-back" && chain !== "forked") return null;
  return { code: "checking-in", why: chain };
}
