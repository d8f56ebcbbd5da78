import type { Subscription } from "rxjs";
import { debtOf, emptyPurse, rightsOf } from "../domain/account.ts";
import type { Grant } from "../domain/bodies.ts";
import type { Entry } from "../domain/entry.ts";
import { type DocId, isControl, type PurseId } from "../domain/ids.ts";
import { sumOf, takeFrom } from "../domain/lines.ts";
import { ownLots } from "../domain/lots.ts";
import { shardOf } from "../protocol/shards.ts";
import { viewAt, write } from "./act.ts";
import { mayGive } from "./give-rights.ts";
import { accountsIn, newestAccounts, newPools } from "./look-again.ts";
import type { Replica, Step } from "./replica.ts";

const nobody = { by: null, key: null };

/**
 * Grants the pool what debts in sight need beyond the pool's own rights, so that nobody spends
 * here what has been spent elsewhere.
 */
export class DebtKeeper {
  readonly #replica: Replica;
  readonly #changes: Subscription;
  readonly #confirmed: Subscription;
  /** Where nothing may be given while this device is checking in. */
  readonly #waiting = new Set<DocId>();

  constructor(replica: Replica, failed: (fault: unknown) => void) {
    this.#replica = replica;
    this.#confirmed = replica.confirmed$.subscribe(() => {
      for (const doc of this.#waiting) this.#look(doc).catch(failed);
      this.#waiting.clear();
    });
    this.#changes = replica.changes$.subscribe(({ docs, settled }) => {
      for (const shard of newPools(settled)) this.#lookIn(shard).catch(failed);
      if (settled.every(({ signed }) => this.#leavesDebts(signed.entry))) return;
      for (const doc of docs) if (!isControl(doc)) this.#look(doc).catch(failed);
    });
    this.#lookAgain().catch(failed);
  }

  stop(): void {
    this.#changes.unsubscribe();
    this.#confirmed.unsubscribe();
  }

  /**
   * What this device books leaves no more owed than before, but while it is checking in; and what
   * it undoes may give it rights.
   */
  #leavesDebts({ device, body }: Entry): boolean {
    const { device: own, isCheckingIn } = this.#replica;
    return device === own && body.kind !== "reverse" && !isCheckingIn;
  }

  async #lookAgain(): Promise<void> {
    for (const doc of await newestAccounts(this.#replica.ports.store)) await this.#look(doc);
  }

  /** Debts may have been here before the pool that pays them. */
  async #lookIn(shard: string): Promise<void> {
    for await (const doc of accountsIn(this.#replica.ports.store, shard)) await this.#look(doc);
  }

  async #look(doc: DocId): Promise<void> {
    if (this.#changes.closed) return;
    const state = await this.#replica.ports.store.account(doc);
    const isOwing = Object.values(state?.purses ?? {}).some((purse) => debtOf(purse) > 0);
    if (!isOwing) return;
    if (this.#replica.isCheckingIn) this.#waiting.add(doc);
    else await this.#replica.step((step) => this.#grant(step, doc));
  }

  async #grant(step: Step, doc: DocId): Promise<void> {
    const account = await step.workspace.account(doc);
    const pool = this.#replica.directory.poolOf(shardOf(doc));
    if (pool === undefined || !mayGive(this.#replica)) return;
    const { time } = viewAt(this.#replica, account, step);
    const bodies: { doc: DocId; body: Grant }[] = [];
    for (const purse of Object.keys(account.purses) as PurseId[]) {
      const state = account.purses[purse] ?? emptyPurse;
      const lacking = Math.max(0, debtOf(state) - rightsOf(state, pool));
      const own = ownLots(state, this.#replica.device, time);
      for (const { lot, amount } of takeFrom(own, Math.min(lacking, sumOf(own)))) {
        bodies.push({ doc, body: { kind: "grant", purse, lot, to: pool, amount, for: null } });
      }
    }
    if (bodies.length > 0) await write(this.#replica, step, { author: nobody, bodies });
  }
}
