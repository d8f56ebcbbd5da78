import {
  type AccountState,
  emptyPurse,
  holdersOf,
  rightsOf,
} from "@cardweave/shared/domain/account";
import { type DeviceId, isUndoPurse, targetOfUndo } from "@cardweave/shared/domain/ids";
import { toHex } from "@cardweave/shared/entries/hex";
import type { Granted, Want } from "@cardweave/shared/protocol/frames-rights";
import { admit } from "@cardweave/shared/replica/admit";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { PoolDesk } from "./pool-desk.ts";

/** Asks a connected replica; every part of its answer is told, and then the end. */
export type AskReplica = (
  device: DeviceId,
  want: Want,
  part: (entry: Uint8Array) => Promise<void>,
) => Promise<void>;

export type RelayParts = {
  readonly replica: Replica;
  readonly pool: PoolDesk;
  readonly isConnected: (device: DeviceId) => boolean;
  readonly ask: AskReplica;
};

/** Longer than an entry needs from one branch to the hub, and too short for a customer to notice. */
const momentMs = 40;

/** Gets rights for whoever asks: from the pool first, then from holders that can be reached. */
export class RightsRelay {
  readonly #parts: RelayParts;

  constructor(parts: RelayParts) {
    this.#parts = parts;
  }

  async serve(want: Want, tell: (granted: Granted) => void): Promise<void> {
    const { id } = want;
    const tellEntry = (entry: Uint8Array) => tell({ type: "grant", id, entry, reason: null });
    const before = await this.#heldBy(want);
    let open = want.amount;
    for (const { bytes, entry } of await this.#parts.pool.lend(want)) {
      tellEntry(bytes);
      open -= entry.body.kind === "grant" ? entry.body.amount : 0;
    }
    if (open > 0) await this.#fromHolders({ ...want, amount: open }, tellEntry);
    const got = (await this.#heldBy(want)) - before;
    if (got < want.amount && !isUndoPurse(want.purse) && (await this.#isNewsOf(want))) {
      await this.#fromHolders({ ...want, amount: want.amount - got }, tellEntry);
    }
    tell({ type: "grant", id, entry: null, reason: "no-more" });
  }

  /**
   * Whoever was just served in one branch and walks to the next must not be faster than the entry:
   * true once something of this account comes in, false when nothing does for a moment.
   */
  #isNewsOf({ doc }: Want): Promise<boolean> {
    const { changes$, ports } = this.#parts.replica;
    return new Promise((resolve) => {
      const end = (isNews: boolean) => {
        cancel();
        news.unsubscribe();
        resolve(isNews);
      };
      const news = changes$.subscribe(({ docs }) => {
        if (docs.includes(doc)) end(true);
      });
      const cancel = ports.timers.after(momentMs, () => end(false));
    });
  }

  /** One holder after the other, the one with most first, until there is enough. */
  async #fromHolders(want: Want, tell: (entry: Uint8Array) => void): Promise<void> {
    const { replica, isConnected, ask } = this.#parts;
    const before = await this.#heldBy(want);
    let open = want.amount;
    for (const holder of await this.#holders(want)) {
      if (open <= 0) return;
      if (holder === want.to || !isConnected(holder)) continue;
      const id = toHex(replica.ports.random.bytes(12));
      await ask(holder, { ...want, id, amount: open }, async (entry) => {
        await admit(replica, [entry], { from: `device ${holder}` });
        tell(entry);
      });
      open = want.amount - ((await this.#heldBy(want)) - before);
    }
  }

  async #account({ doc }: Want): Promise<AccountState | undefined> {
    return this.#parts.replica.ports.store.account(doc);
  }

  async #heldBy(want: Want): Promise<number> {
    const purse = (await this.#account(want))?.purses[want.purse] ?? emptyPurse;
    return rightsOf(purse, want.to);
  }

  async #holders(want: Want): Promise<readonly DeviceId[]> {
    if (isUndoPurse(want.purse)) return this.#undoHolders(want);
    const purse = (await this.#account(want))?.purses[want.purse] ?? emptyPurse;
    const holders = [...new Set(Object.values(purse.lots).flatMap(holdersOf))];
    return holders.toSorted((a, b) => rightsOf(purse, b) - rightsOf(purse, a));
  }

  async #undoHolders(want: Want): Promise<readonly DeviceId[]> {
    const of = targetOfUndo(want.purse);
    const moved = of === undefined ? undefined : (await this.#account(want))?.undo[of];
    if (moved !== undefined) {
      return [...new Set(Object.values(moved).flatMap((part) => Object.keys(part) as DeviceId[]))];
    }
    const target = of === undefined ? undefined : await this.#parts.replica.ports.store.get(of);
    return target === undefined ? [] : [target.entry.device];
  }
}
