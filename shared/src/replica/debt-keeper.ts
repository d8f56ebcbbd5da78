import type { Subscription } from "rxjs";
import { debtOf, emptyPurse, rightsOf } from "../domain/account.ts";
import type { Grant } from "../domain/bodies.ts";
import { type DocId, isControl, type PurseId } from "../domain/ids.ts";
import { sumOf, takeFrom } from "../domain/lines.ts";
import { ownLots } from "../domain/lots.ts";
import { shardOf } from "../protocol/shards.ts";
import { viewAt, write } from "./act.ts";
import { mayGive } from "./give-rights.ts";
import type { Replica, Step } from "./replica.ts";

const nobody = { by: null, key: null };

/**
 * Grants the pool what debts in sight need beyond the pool's own rights, so that nobody spends
 * here what has been spent elsewhere.
 */
export class DebtKeeper {
  readonly #replica: Replica;
  readonly #changes: Subscription;

  constructor(replica: Replica, failed: (fault: unknown) => void) {
    this.#replica = replica;
    this.#changes = replica.changes$.subscribe(({ docs, settled }) => {
      if (settled.every(({ signed }) => signed.entry.device === replica.device)) return;
      for (const doc of docs) if (!isControl(doc)) this.#look(doc).catch(failed);
    });
  }

  stop(): void {
    this.#changes.unsubscribe();
  }

  async #look(doc: DocId): Promise<void> {
    const state = await this.#replica.ports.store.account(doc);
    const isOwing = Object.values(state?.purses ?? {}).some((purse) => debtOf(purse) > 0);
    if (isOwing) await this.#replica.step((step) => this.#grant(step, doc));
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
