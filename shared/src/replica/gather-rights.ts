import { emptyAccount } from "../domain/account.ts";
import { spendable } from "../domain/decide.ts";
import { type DocId, type EntryId, type PurseId, undoPurse } from "../domain/ids.ts";
import { toHex } from "../entries/hex.ts";
import type { Want } from "../protocol/frames-rights.ts";
import { viewAt } from "./act.ts";
import type { Replica } from "./replica.ts";

/** Where rights can be asked for; resolves when there are no more to come. */
export type Asking = { readonly ask: (want: Want) => Promise<void> };

export type Needed = { readonly doc: DocId; readonly purse: PurseId; readonly amount: number };

/**
 * Gets the rights together that a spend needs, if they can be had within the policy's time. Says
 * nothing: whoever spends decides anew on what is there then.
 */
export class RightsGatherer {
  readonly #replica: Replica;
  readonly #line: Asking;

  constructor(replica: Replica, line: Asking) {
    this.#replica = replica;
    this.#line = line;
  }

  async forSpend(needed: Needed): Promise<void> {
    const definition = this.#replica.directory.purses.get(needed.purse);
    if (definition === undefined) return;
    const { store } = this.#replica.ports;
    const account = (await store.account(needed.doc)) ?? emptyAccount(needed.doc);
    const view = viewAt(this.#replica, account, { chain: this.#replica.chain });
    const { guaranteed } = spendable(view, definition);
    const short = needed.amount - guaranteed;
    if (short > 0) await this.#ask({ ...needed, amount: short });
  }

  /** The right to undo a booking of another device, whole. */
  async forUndo(doc: DocId, of: EntryId): Promise<void> {
    await this.#ask({ doc, purse: undoPurse(of), amount: 1 });
  }

  async #ask(needed: Needed): Promise<void> {
    const { random, timers } = this.#replica.ports;
    const id = toHex(random.bytes(12));
    const want: Want = { type: "want", id, ...needed, to: this.#replica.device };
    let cancel = () => {};
    const late = new Promise<void>((resolve) => {
      cancel = timers.after(this.#replica.directory.policy.grantWaitMs, resolve);
    });
    await Promise.race([this.#line.ask(want), late]);
    cancel();
  }
}
