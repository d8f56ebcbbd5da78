import { clockLeadMs, isAhead } from "../domain/hlc.ts";
import { type EntryStore, isFullDisk, StorageFault } from "../ports/entry-store.ts";
import { retryAside } from "./admit.ts";
import { clockNeed } from "./needs.ts";
import type { Replica } from "./replica.ts";

/** Asked again at least this often, since a clock may be set meanwhile. */
const longestWaitMs = 60_000;
const shortestWaitMs = 100;

/**
 * Settles entries whose clock was too far ahead, once ours has come close enough, and tries again
 * those whose device was unknown: a certificate may have waited for the clock as well.
 */
export class AheadKeeper {
  readonly #replica: Replica;
  readonly #store: EntryStore;
  #cancel: (() => void) | null = null;
  #stopped = false;

  constructor(replica: Replica) {
    this.#replica = replica;
    this.#store = replica.ports.store;
  }

  /** Settles what is due, and comes back when the next is. */
  async #settle(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    const { clock, timers } = this.#replica.ports;
    const waiting = await this.#store.waitingFor([clockNeed]);
    const now = clock.now();
    const ahead = waiting.filter(({ entry }) => isAhead(entry.hlc, now));
    if (ahead.length < waiting.length) {
      await this.#replica.step(({ workspace }) => workspace.retry(clockNeed));
    }
    await retryAside(this.#replica);
    if (ahead.length === 0 || this.#stopped) return;
    const due = Math.min(...ahead.map(({ entry }) => entry.hlc.ms)) - clockLeadMs;
    const wait = Math.min(longestWaitMs, Math.max(shortestWaitMs, due - now));
    this.#again(timers.after(wait, () => this.look()));
  }

  #again(cancel: () => void): void {
    this.#cancel?.();
    this.#cancel = cancel;
  }

  /** After new ones have come, or the time has. */
  look(): void {
    void this.start();
  }

  /** A full disk is tried again later. */
  async start(): Promise<void> {
    try {
      await this.#settle();
    } catch (fault) {
      if (this.#stopped && fault instanceof StorageFault) return;
      if (!isFullDisk(fault)) throw fault;
      this.#again(this.#replica.ports.timers.after(longestWaitMs, () => this.look()));
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel?.();
  }
}
