import { type AccountState, balanceOf, rightsOf } from "../domain/account.ts";
import type { Grant } from "../domain/bodies.ts";
import { shareOf } from "../domain/habits.ts";
import { type DocId, isBudget, isControl, type PurseId } from "../domain/ids.ts";
import { takeFrom } from "../domain/lines.ts";
import { ownLots } from "../domain/lots.ts";
import { shardOf } from "../protocol/shards.ts";
import { viewAt, write } from "./act.ts";
import { mayGive } from "./give-rights.ts";
import type { Replica } from "./replica.ts";
import { usualBranches } from "./usual-branches.ts";

const nobody = { by: null, key: null };
const day = 24 * 3_600_000;
const idleMs = 30 * day;
const pageSize = 200;
/** Between two pages, so that a till never waits behind them. */
const pauseMs = 50;

/**
 * Gives the pool rights on cards that have not been here for 30 days, but for the part that is
 * usually spent here: the pool lends them to where the customer is. Looks once a day, in touch.
 */
export class IdleRights {
  readonly #replica: Replica;
  readonly #failed: (fault: unknown) => void;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #isLooking = false;
  #stopped = false;

  constructor(replica: Replica, failed: (fault: unknown) => void) {
    this.#replica = replica;
    this.#failed = failed;
  }

  /** The line is up and everything has been heard. */
  inTouch(): void {
    const now = this.#replica.ports.clock.now();
    if (this.#isLooking || now - this.#lookedAt < day) return;
    this.#lookedAt = now;
    this.#isLooking = true;
    this.look()
      .catch(this.#failed)
      .finally(() => {
        this.#isLooking = false;
      });
  }

  stop(): void {
    this.#stopped = true;
  }

  async look(): Promise<void> {
    const { store } = this.#replica.ports;
    for (let after: DocId | undefined; !this.#stopped; ) {
      const page = { ...(after === undefined ? {} : { after }), limit: pageSize };
      const docs: readonly DocId[] = await store.docs(page);
      for (const doc of docs.filter((one) => !isControl(one) && !isBudget(one)))
        await this.#giveBack(doc);
      after = docs.at(-1);
      if (docs.length < pageSize) return;
      await this.#pause();
    }
  }

  #pause(): Promise<void> {
    return new Promise((resolve) => this.#replica.ports.timers.after(pauseMs, () => resolve()));
  }

  async #giveBack(doc: DocId): Promise<void> {
    const { store } = this.#replica.ports;
    const account = this.#stopped ? undefined : await store.account(doc);
    if (account === undefined || !(await this.#isIdle(account))) return;
    const pool = this.#replica.directory.poolOf(shardOf(doc));
    if (pool === undefined || !mayGive(this.#replica)) return;
    const keeps = await this.#keeps(account);
    await this.#replica.step(async (step) => {
      const now = await step.workspace.account(doc);
      const { device } = this.#replica;
      const { time } = viewAt(this.#replica, now, step);
      const bodies = (Object.keys(keeps) as PurseId[]).flatMap((purse) => {
        const state = now.purses[purse];
        const own = state === undefined ? [] : ownLots(state, device, time);
        const spare = (state === undefined ? 0 : rightsOf(state, device)) - (keeps[purse] ?? 0);
        return takeFrom(own, Math.max(0, spare)).map(({ lot, amount }): Grant => {
          return { kind: "grant", purse, lot, to: pool, amount, for: null };
        });
      });
      const inDoc = bodies.map((body) => ({ doc, body }));
      await write(this.#replica, step, { author: nobody, bodies: inDoc });
    });
  }

  async #isIdle({ devices, purses }: AccountState): Promise<boolean> {
    const { ports, device } = this.#replica;
    if (Object.values(purses).every((purse) => rightsOf(purse, device) <= 0)) return false;
    const last = devices[device]?.last;
    const at = last === undefined ? 0 : ((await ports.store.get(last))?.entry.hlc.ms ?? 0);
    return ports.clock.now() - at >= idleMs;
  }

  /** Nothing goes where the card is spent nowhere: then it stays where it was earned. */
  async #keeps({ doc, purses }: AccountState): Promise<Readonly<Record<PurseId, number>>> {
    const keeps: Record<PurseId, number> = {};
    for (const [purse, state] of Object.entries(purses) as [PurseId, (typeof purses)[PurseId]][]) {
      const habit = await usualBranches(this.#replica, doc, purse);
      const own = shareOf(habit, this.#replica.device, Math.max(0, balanceOf(state)));
      if (habit.size > 0) keeps[purse] = own;
    }
    return keeps;
  }
}
