import type { Refusal } from "../../domain/result.ts";
import { refused } from "../../domain/result.ts";
import { isFullDisk } from "../../ports/entry-store.ts";
import { act } from "../../replica/act.ts";
import type { Replica } from "../../replica/replica.ts";
import { requestHash } from "../request-hash.ts";
import {
  endingKey,
  type HoldRecord,
  holdNote,
  holdsIn,
  putHold,
  recordOf,
  releaseWishes,
} from "./open-holds.ts";

const againMs = 60_000;

export type KeeperParts = {
  readonly replica: Replica;
  readonly objection: () => Refusal | null;
  readonly failed: (fault: unknown) => void;
};

/**
 * Lets go of holds whose time is over, those of before a restart included: they stand in the store.
 */
export class HoldKeeper {
  readonly #parts: KeeperParts;
  #cancel = (): void => undefined;
  #stopped = false;

  constructor(parts: KeeperParts) {
    this.#parts = parts;
  }

  stop(): void {
    this.#stopped = true;
    this.#cancel();
  }

  /** Sets the clock for the next hold that ends. */
  look(): void {
    this.#run(() => this.#wait());
  }

  #run(work: () => Promise<void>): void {
    if (this.#stopped) return;
    work().catch((fault: unknown) => {
      if (this.#stopped) return;
      if (isFullDisk(fault)) this.#ringIn(againMs);
      else this.#parts.failed(fault);
    });
  }

  async #wait(): Promise<void> {
    const { store, clock } = this.#parts.replica.ports;
    const open = (await holdsIn(store)).filter((one) => one.state === "open");
    if (open.length === 0 || this.#stopped) return;
    const first = Math.min(...open.map((one) => one.until));
    this.#ringIn(Math.max(0, first - clock.now()));
  }

  #ringIn(ms: number): void {
    this.#cancel();
    this.#cancel = this.#parts.replica.ports.timers.after(ms, () => this.#run(() => this.#ring()));
  }

  async #ring(): Promise<void> {
    const { replica, objection } = this.#parts;
    if (objection() !== null) return this.#ringIn(againMs);
    const { store, clock } = replica.ports;
    const due = (await holdsIn(store)).filter(
      (one) => one.state === "open" && one.until <= clock.now(),
    );
    const ended = await Promise.all(due.map((one) => this.#expire(one)));
    if (ended.includes(false)) this.#ringIn(againMs);
    else await this.#wait();
  }

  /** False for one that could not be let go of now. */
  async #expire({ hold, till }: HoldRecord): Promise<boolean> {
    const { replica } = this.#parts;
    const { store, clock } = replica.ports;
    const outcome = await act(replica, {
      key: endingKey("expire", { till }, hold),
      by: null,
      request: requestHash("expire", { hold }),
      wishes: async (step) => {
        const record = await recordOf(step, hold);
        const note = await holdNote(store, hold);
        if (record?.state !== "open" || note === undefined) return refused("conflict", { hold });
        return { ok: true, value: await releaseWishes(store, note) };
      },
      answer: async ({ entries, step }) => {
        const record = await recordOf(step, hold);
        const expired =
          record === undefined ? {} : { record: { ...record, state: "expired" } as const };
        await putHold(step, clock.now(), { hold, ...expired });
        const body = { hold, state: "expired", entries: entries.map(({ id }) => ({ entry: id })) };
        return { status: 200, body: JSON.stringify(body) };
      },
    });
    return outcome.ok || outcome.error.code === "conflict";
  }
}
