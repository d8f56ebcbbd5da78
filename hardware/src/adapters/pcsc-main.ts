import { setTimeout as pause } from "node:timers/promises";
import type { DeviceEvents, Devices } from "smartcard";
import { ask, CardRefused, getUid } from "../apdu.ts";
import { linkMessage } from "../ndef.ts";
import {
  isServiceDown,
  libraryHelp,
  type PcscNews,
  type PcscOrder,
  pcscHelp,
  type WriteOutcome,
} from "../pcsc-talk.ts";
import { readChip } from "../read-chip.ts";
import { writeType4 } from "../type4.ts";

/**
 * A process of its own, since the library blocks for up to a second when it is stopped and never
 * finds the service again after that was restarted: then everything is made anew.
 */
const soonMs = 250;
const longestMs = 5_000;

let isStopped = false;
let current: Devices | null = null;
let toWrite: string | null = null;
let waitMs = soonMs;
const readers = new Set<string>();

function tell(news: PcscNews): void {
  if (process.connected) process.send?.(news);
}

type Card = Parameters<DeviceEvents["card-inserted"]>[0]["card"];

async function onCard(card: Card): Promise<void> {
  const transmit = (command: Uint8Array): Promise<Uint8Array> =>
    card.transmit(Buffer.from(command), { autoGetResponse: true });
  const link = toWrite;
  toWrite = null;
  if (link === null) {
    const seen = await readChip(transmit);
    tell({ kind: "chip", atr: card.atr?.toString("hex").toUpperCase() ?? "", ...seen });
  } else {
    tell({ kind: "written", outcome: await write(transmit, link) });
  }
}

async function write(
  transmit: (command: Uint8Array) => Promise<Uint8Array>,
  link: string,
): Promise<WriteOutcome> {
  try {
    await ask(transmit, getUid);
    return await writeType4(transmit, linkMessage(link));
  } catch (fault) {
    return fault instanceof CardRefused ? "not-writable" : "pulled-away";
  }
}

/** Lives until the service goes away; then says why. */
function watch(Make: typeof Devices): Promise<string> {
  return new Promise((resolve) => {
    const devices = new Make();
    current = devices;
    devices.on("error", ({ message }) => {
      if (isServiceDown(message)) resolve(message);
    });
    devices.on("reader-attached", ({ name }) => {
      waitMs = soonMs;
      readers.add(name);
      tell({ kind: "readers", names: [...readers] });
    });
    devices.on("reader-detached", ({ name }) => {
      readers.delete(name);
      tell({ kind: "readers", names: [...readers] });
    });
    // A chip pulled away while it was read tells nothing; it will be shown again.
    devices.on("card-inserted", ({ card }) => void onCard(card).catch(() => undefined));
    devices.start();
    if (devices.listReaders().length === 0) tell({ kind: "readers", names: [] });
  });
}

async function run(): Promise<void> {
  const library = await import("smartcard").catch(() => null);
  if (library === null) {
    tell({ kind: "missing", detail: libraryHelp });
    return;
  }
  while (!isStopped) {
    const why = await watch(library.Devices);
    readers.clear();
    if (isStopped) return;
    tell({ kind: "down", detail: `${why}; ${pcscHelp}` });
    current?.stop();
    await pause(waitMs);
    waitMs = Math.min(waitMs * 2, longestMs);
  }
}

function stop(): void {
  isStopped = true;
  current?.stop();
  process.exit(0);
}

process.on("message", (order: PcscOrder) => {
  if (order.kind === "stop") stop();
  else toWrite = order.link;
});
process.once("disconnect", stop);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => undefined);
await run();
