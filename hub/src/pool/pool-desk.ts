import {
  type AccountState,
  debtOf,
  emptyPurse,
  type PurseState,
  rightsIn,
} from "@cardweave/shared/domain/account";
import type { Cover, Line } from "@cardweave/shared/domain/bodies";
import type { Certificate } from "@cardweave/shared/domain/control-bodies";
import { compareDebts, owedOf } from "@cardweave/shared/domain/debt";
import type { SignedEntry } from "@cardweave/shared/domain/entry";
import {
  type DeviceId,
  type DocId,
  isControl,
  type LotId,
  type PurseId,
} from "@cardweave/shared/domain/ids";
import { takeFrom } from "@cardweave/shared/domain/lines";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { toHex } from "@cardweave/shared/entries/hex";
import type { Signer } from "@cardweave/shared/ports/keys";
import type { Want } from "@cardweave/shared/protocol/frames-rights";
import { shardOf } from "@cardweave/shared/protocol/shards";
import { write } from "@cardweave/shared/replica/act";
import { giveRights } from "@cardweave/shared/replica/give-rights";
import type { Replica, Step } from "@cardweave/shared/replica/replica";
import type { Subscription } from "rxjs";

/** The feed's epoch in which the pools were founded. */
export const poolEpochMeta = "pool-epoch";

const nobody = { by: null, key: null };

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

  constructor(replica: Replica, keys: PoolKeys, failed: (fault: unknown) => void) {
    this.#replica = replica;
    this.#keys = keys;
    this.#changes = replica.changes$.subscribe(({ docs }) => {
      for (const doc of docs) if (!isControl(doc)) this.#look(doc).catch(failed);
    });
  }

  stop(): void {
    this.#changes.unsubscribe();
  }

  /** What the pool itself can lend; the grants are durable when it resolves. */
  async lend(want: Want): Promise<readonly SignedEntry[]> {
    const signer = this.#signerFor(want.doc);
    return signer === undefined ? [] : giveRights(this.#replica, want, signer);
  }

  /** Who holds what the hub gives out: the pool, or headquarters on a hub that has none any more. */
  async holderOf(step: Step, doc: DocId): Promise<DeviceId> {
    const signer = this.#signerFor(doc) ?? (await this.#certify(step, doc));
    return signer?.device ?? this.#replica.device;
  }

  #signerFor(doc: DocId): Signer | undefined {
    const shard = shardOf(doc);
    const signer = this.#keys?.(shard);
    return this.#replica.directory.poolOf(shard) === signer?.device ? signer : undefined;
  }

  async #look(doc: DocId): Promise<void> {
    const state = await this.#replica.ports.store.account(doc);
    if (state === undefined || !owes(state)) return;
    await this.#replica.step((step) => this.#pay(step, doc));
  }

  async #pay(step: Step, doc: DocId): Promise<void> {
    const account = await step.workspace.account(doc);
    if (!owes(account)) return;
    const signer = this.#signerFor(doc) ?? (await this.#certify(step, doc));
    if (signer === undefined) return;
    const bodies = (Object.keys(account.purses) as PurseId[]).flatMap((purse) =>
      coversIn(account.purses[purse] ?? emptyPurse, purse, signer),
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

function owes({ purses }: AccountState): boolean {
  return Object.values(purses).some((purse) => debtOf(purse) > 0);
}

/** Payments in the order of the debts' rank, as far as the pool's rights go. */
function coversIn(state: PurseState, purse: PurseId, { device }: Signer): readonly Cover[] {
  let held: readonly Line[] = (Object.keys(state.lots) as LotId[])
    .map((lot) => ({ lot, amount: rightsIn(state, { lot, device }) }))
    .filter(({ amount }) => amount > 0)
    .toSorted((a, b) => (a.lot < b.lot ? -1 : 1));
  const debts = Object.entries(state.debts) as [Cover["of"], PurseState["debts"][Cover["of"]]][];
  const ranked = debts.flatMap(([id, debt]) => (debt === undefined ? [] : [{ id, debt }]));
  return ranked.toSorted(compareDebts).flatMap(({ id, debt }): Cover[] => {
    const lines = takeFrom(held, owedOf(debt));
    held = less(held, lines);
    return lines.length === 0 ? [] : [{ kind: "cover", purse, of: id, lines }];
  });
}

function less(held: readonly Line[], taken: readonly Line[]): readonly Line[] {
  return held.map(({ lot, amount }) => {
    const gone = taken.find((line) => line.lot === lot)?.amount ?? 0;
    return { lot, amount: amount - gone };
  });
}
