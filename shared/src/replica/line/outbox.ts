import type { DeviceId } from "../../domain/ids.ts";
import type { Timers } from "../../ports/clock.ts";
import type { EntryStore, NewEntry } from "../../ports/entry-store.ts";
import { batchLimits } from "../../protocol/frames-fields.ts";
import type { Channel } from "./channel.ts";

const mostInFlight = 1_000;
const mostBuffered = 4 * 1024 * 1024;
/** A full socket tells nobody when it has room again, so it is looked at this often. */
const roomAgainMs = 250;

/**
 * Sends a device's own chain from the hub's position on, in order, with at most 1,000 entries
 * unacknowledged. What is sent twice is known there and changes nothing.
 */
export class Outbox {
  readonly #store: EntryStore;
  readonly #channel: Channel;
  readonly #device: DeviceId;
  readonly #timers: Timers;
  #sent: number;
  #taken: number;
  #busy = false;
  #again = false;
  #waits = false;

  constructor(
    store: EntryStore,
    channel: Channel,
    from: { readonly device: DeviceId; readonly seq: number; readonly timers: Timers },
  ) {
    this.#store = store;
    this.#timers = from.timers;
    this.#channel = channel;
    this.#device = from.device;
    this.#sent = from.seq;
    this.#taken = from.seq;
  }

  /** The hub holds everything up to here. */
  taken(seq: number): void {
    this.#taken = Math.max(this.#taken, seq);
    this.#sent = Math.max(this.#sent, seq);
    this.pump();
  }

  /** Entries that have just become durable; sent from memory when they are next. */
  offer(entries: readonly NewEntry[]): void {
    const own = entries.filter((one) => one.entry.device === this.#device);
    const first = own[0];
    if (first === undefined) return;
    if (this.#busy || first.entry.seq !== this.#sent + 1 || !this.#hasRoom(own.length)) {
      this.pump();
      return;
    }
    for (const batch of batches(own.map((one) => one.bytes))) {
      this.#channel.send({ type: "push", entries: batch });
    }
    this.#sent += own.length;
  }

  /** Sends what is due from the store; safe to call at any time. */
  pump(): void {
    this.#again = true;
    if (this.#busy) return;
    this.#busy = true;
    void this.#drain();
  }

  /** Ends in the same breath in which it sees that nothing more is due, so no call is missed. */
  async #drain(): Promise<void> {
    try {
      while (this.#again && this.#channel.isOpen) {
        this.#again = false;
        while (this.#channel.isOpen && this.#hasRoom(1) && (await this.#sendPage()));
      }
    } finally {
      this.#busy = false;
      this.#lookAgain();
    }
  }

  #lookAgain(): void {
    if (this.#waits || !this.#channel.isOpen || this.#channel.buffered() < mostBuffered) return;
    this.#waits = true;
    this.#timers.after(roomAgainMs, () => {
      this.#waits = false;
      this.pump();
    });
  }

  async #sendPage(): Promise<boolean> {
    const room = Math.min(batchLimits.entries, mostInFlight - (this.#sent - this.#taken));
    const page = await this.#store.chain(this.#device, this.#sent, room);
    const last = page.at(-1);
    if (last === undefined) return false;
    for (const entries of batches(page.map((one) => one.bytes))) {
      this.#channel.send({ type: "push", entries });
    }
    this.#sent = last.entry.seq;
    return true;
  }

  #hasRoom(entries: number): boolean {
    const inFlight = this.#sent - this.#taken + entries;
    return inFlight <= mostInFlight && this.#channel.buffered() < mostBuffered;
  }
}

/** Cuts a list so that each part fits a frame. */
export function batches(entries: readonly Uint8Array[]): Generator<readonly Uint8Array[]> {
  return frameParts(entries, (bytes) => bytes.length);
}

/** As {@link batches}, for whatever carries an entry; `sizeOf` tells its bytes. */
export function* frameParts<T>(
  items: readonly T[],
  sizeOf: (item: T) => number,
): Generator<readonly T[]> {
  let part: T[] = [];
  let bytes = 0;
  for (const item of items) {
    const size = sizeOf(item);
    const isFull = part.length === batchLimits.entries || bytes + size > batchLimits.bytes;
    if (isFull && part.length > 0) {
      yield part;
      part = [];
      bytes = 0;
    }
    part.push(item);
    bytes += size;
  }
  if (part.length > 0) yield part;
}
