import { type AccountState, emptyPurse, rightsOf } from "@cardweave/shared/domain/account";
import type { Certificate } from "@cardweave/shared/domain/control-bodies";
import type { SignedEntry } from "@cardweave/shared/domain/entry";
import {
  type DeviceId,
  type DocId,
  isBudget,
  isControl,
  isUndoPurse,
  type PurseId,
} from "@cardweave/shared/domain/ids";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { toHex } from "@cardweave/shared/entries/hex";
import type { Signer } from "@cardweave/shared/ports/keys";
import type { Want } from "@cardweave/shared/protocol/frames-rights";
import { shardOf } from "@cardweave/shared/protocol/shards";
import { write } from "@cardweave/shared/replica/act";
import { giveRights } from "@cardweave/shared/replica/give-rights";
import { newestAccounts } from "@cardweave/shared/replica/look-again";
import type { Replica, Step } from "@cardweave/shared/replica/replica";
import type { Subscription } from "rxjs";
import { lendAhead } from "./lend-ahead.ts";
import { budgetDocs, lendBudget } from "./lend-budgets.ts";
import { coversIn, inheritedIn, lackingIn, needsAnswer } from "./pool-bodies.ts";

/** The feed's epoch in which the pools were founded. */
export const poolEpochMeta = "pool-epoch";

const nobody = { by: null, key: null };
const noPool = "" as DeviceId;

/**
 * Makes the key of a shard's pool, the same one each time. Null on a hub that was restored: its
 * pools and headquarters may have signed what only others know, so it must not go on signing.
 */
export type PoolKeys = ((shard: string) => Signer) | null;

/**
 * The hub's rights: one device per shard of the feed, certified when it is first needed. It pays
 * debts in the order of their rank and lends what it holds to whoever asks.
 */
export class PoolDesk {
  readonly #replica: Replica;
  readonly #keys: PoolKeys;
  readonly #changes: Subscription;
  /** Devices that are in touch. */
  readonly #there = new Set<DeviceId>();
  /** Where the pool holds rights, of the accounts that have changed since the start. */
  readonly #holding = new Set<DocId>();
  /** The set of campaigns for which budgets were last looked at. */
  #campaigns: string | null = null;

  constructor(replica: Replica, keys: PoolKeys, failed: (fault: unknown) => void) {
    this.#replica = replica;
    this.#keys = keys;
    this.#changes = replica.changes$.subscribe(({ docs, control }) => {
      for (const doc of docs) if (!isControl(doc)) this.#look(doc).catch(failed);
      if (control) this.#lookAtBudgets().catch(failed);
    });
    this.#lookAgain().catch(failed);
  }

  stop(): void {
    this.#changes.unsubscribe();
  }

  /** What the pool itself can lend; the grants are durable when it resolves. */
  async lend(want: Want): Promise<readonly SignedEntry[]> {
    if (!isUndoPurse(want.purse)) await this.#replica.step((step) => this.#gather(step, want));
    const signer = this.#signerFor(want.doc);
    return signer === undefined ? [] : giveRights(this.#replica, want, signer);
  }

  /** Who holds what the hub gives out: the pool, or headquarters on a hub that has none any more. */
  async holderOf(step: Step, doc: DocId): Promise<DeviceId> {
    const signer = this.#signerFor(doc) ?? (await this.#certify(step, doc));
    return signer?.device ?? this.#replica.device;
  }

  /** When the pool has too little itself, it takes over what retired devices held. */
  async #gather(step: Step, { doc, purse, amount }: Pick<Want, "doc" | "purse" | "amount">) {
    const { retired } = this.#replica.directory.rulings;
    const account = await step.workspace.account(doc);
    const bodies = retired.length === 0 ? [] : inheritedIn(account, purse, retired);
    const pool = this.#signerFor(doc);
    const held = rightsOf(account.purses[purse] ?? emptyPurse, pool?.device ?? noPool);
    if (bodies.length === 0 || held >= amount) return;
    const signer = pool ?? (await this.#certify(step, doc));
    if (signer === undefined) return;
    const inDoc = bodies.map((body) => ({ doc, body }));
    await write(this.#replica, step, { author: nobody, bodies: inDoc, signer });
  }

  /** What is held beyond what is owed goes where the customer usually is. */
  async #lendAhead({ doc, purses }: AccountState): Promise<void> {
    const signer = this.#signerFor(doc);
    if (signer === undefined) return;
    const isHolding = Object.values(purses).some((purse) => rightsOf(purse, signer.device) > 0);
    if (!isHolding) {
      this.#holding.delete(doc);
      return;
    }
    this.#holding.add(doc);
    const lending = { doc, signer, there: this.#there };
    await (isBudget(doc) ? lendBudget : lendAhead)(this.#replica, lending);
  }

  /** After another campaign became active, or in another place. */
  async #lookAtBudgets(): Promise<void> {
    const { hash } = this.#replica.campaigns;
    if (hash === this.#campaigns) return;
    this.#campaigns = hash;
    for (const doc of budgetDocs(this.#replica)) await this.#look(doc);
  }

  /** A device has come in touch: it gets its part of what the pool holds. */
  async connected(device: DeviceId): Promise<void> {
    this.#there.add(device);
    for (const doc of new Set([...this.#holding, ...budgetDocs(this.#replica)])) {
      if (!this.#there.has(device) || this.#changes.closed) return;
      await this.#look(doc);
    }
  }

  gone(device: DeviceId): void {
    this.#there.delete(device);
  }

  #signerFor(doc: DocId): Signer | undefined {
    const shard = shardOf(doc);
    const signer = this.#keys?.(shard);
    return this.#replica.directory.poolOf(shard) === signer?.device ? signer : undefined;
  }

  async #lookAgain(): Promise<void> {
    for (const doc of await newestAccounts(this.#replica.ports.store)) await this.#look(doc);
  }

  async #look(doc: DocId): Promise<void> {
    if (this.#changes.closed) return;
    const state = await this.#replica.ports.store.account(doc);
    if (state === undefined) return;
    if (needsAnswer(state)) await this.#replica.step((step) => this.#pay(step, doc));
    else await this.#lendAhead(state);
  }

  async #pay(step: Step, doc: DocId): Promise<void> {
    const before = await step.workspace.account(doc);
    if (!needsAnswer(before)) return;
    const signer = this.#signerFor(doc) ?? (await this.#certify(step, doc));
    if (signer === undefined) return;
    const purses = Object.keys(before.purses) as PurseId[];
    for (const purse of purses) {
      const amount = lackingIn(before, purse, signer.device);
      if (amount > 0) await this.#gather(step, { doc, purse, amount: Number.MAX_SAFE_INTEGER });
    }
    const account = await step.workspace.account(doc);
    const bodies = purses.flatMap((purse) =>
      coversIn(account.purses[purse] ?? emptyPurse, purse, signer.device),
    );
    if (bodies.length === 0) return;
    const inDoc = bodies.map((body) => ({ doc, body }));
    await write(this.#replica, step, { author: nobody, bodies: inDoc, signer });
  }

  /** From now on replicas know whom to grant what debts need. */
  async #certify(step: Step, doc: DocId): Promise<Signer | undefined> {
    const shard = shardOf(doc);
    const signer = this.#keys?.(shard);
    if (signer === undefined) return undefined;
    const body: Certificate = {
      kind: "certificate",
      device: signer.device,
      key: toHex(signer.publicKey),
      role: "pool",
      branch: null,
      name: shard,
      from: this.#replica.ports.clock.now(),
      until: null,
    };
    await write(this.#replica, step, { author: nobody, bodies: [{ doc: directoryDoc, body }] });
    return signer;
  }
}
