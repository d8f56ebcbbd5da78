import { type AccountState, emptyAccount, seenOf } from "@cardweave/shared/domain/account";
import { applyFact } from "@cardweave/shared/domain/account-fold";
import type { Grant } from "@cardweave/shared/domain/bodies";
import type { BookingContext } from "@cardweave/shared/domain/booking-context";
import { counts, inPurse } from "@cardweave/shared/domain/effect";
import { isControl, isUndoPurse } from "@cardweave/shared/domain/ids";
import { raiseLot } from "@cardweave/shared/domain/move-rights";
import { defaultPolicy } from "@cardweave/shared/domain/policy";
import { lotIdOf } from "@cardweave/shared/entries/hash";
import type { Batch, EntryStore, NewEntry } from "@cardweave/shared/ports/entry-store";
import { clockNeed } from "@cardweave/shared/replica/needs";

const credulous: BookingContext = {
  lotIdOf,
  roleOf: () => "node",
  limitAt: () => defaultPolicy.limits.points,
  returnWindowAt: () => defaultPolicy.returnWindowDays,
  allowanceAt: () => null,
  allowed: () => null,
  isRetired: () => false,
  citesRetired: () => false,
  dayOf: () => "2026-01-01",
};

/** Counts entries in the account though the replica has said that they do not. */
export function countingToo(store: EntryStore, isMeant: (entry: NewEntry) => boolean): EntryStore {
  return {
    ...readsOf(store),
    commit: async (batch) => {
      const meant = (batch.entries ?? []).filter(
        (one) => isMeant(one) && !isControl(one.entry.doc),
      );
      return store.commit(meant.length === 0 ? batch : await counted(store, batch, meant));
    },
  };
}

/** A store's acts, wherever it keeps them. */
function readsOf(store: EntryStore): EntryStore {
  return { ...store, commit: (batch) => store.commit(batch) };
}

async function counted(
  store: EntryStore,
  batch: Batch,
  meant: readonly NewEntry[],
): Promise<Batch> {
  const accounts = new Map<string, AccountState>();
  for (const account of batch.accounts ?? []) accounts.set(account.doc, account);
  for (const { id, entry } of meant) {
    const { doc, body } = entry;
    const state = accounts.get(doc) ?? (await store.account(doc)) ?? emptyAccount(doc);
    const target = body.kind === "reverse" ? (await store.get(body.of))?.entry : undefined;
    const history = { seen: seenOf(state), hlc: state.hlc };
    const fact = { id, entry, history, target, objection: null };
    accounts.set(doc, applyFact(state, fact, credulous).state);
  }
  const ids = new Set(meant.map(({ id }) => id));
  const entries = (batch.entries ?? []).map((one) =>
    ids.has(one.id) ? { ...one, verdict: "valid" as const, reason: null, needs: [] } : one,
  );
  return { ...batch, entries, accounts: [...accounts.values()] };
}

export function waitsForHistory({ verdict, needs }: NewEntry): boolean {
  return verdict === "pending" && !needs.includes(clockNeed);
}

export function isInvalid({ verdict }: NewEntry): boolean {
  return verdict === "invalid";
}

/** Counts what a device grants to itself: new rights out of nothing, as in a published counter. */
export function mintingGrants(store: EntryStore): EntryStore {
  return {
    ...readsOf(store),
    commit: async (batch) => {
      const minting = (batch.entries ?? []).filter(({ entry }) => grantToSelf(entry) !== null);
      return store.commit(minting.length === 0 ? batch : await minted(store, batch, minting));
    },
  };
}

function grantToSelf({ body, device }: NewEntry["entry"]): Grant | null {
  return body.kind === "grant" && body.to === device && !isUndoPurse(body.purse) ? body : null;
}

async function minted(
  store: EntryStore,
  batch: Batch,
  entries: readonly NewEntry[],
): Promise<Batch> {
  const accounts = new Map<string, AccountState>();
  for (const account of batch.accounts ?? []) accounts.set(account.doc, account);
  for (const { entry } of entries) {
    const body = grantToSelf(entry);
    const state = accounts.get(entry.doc) ?? (await store.account(entry.doc));
    if (body === null || state === undefined) continue;
    const into = { lot: body.lot, attributes: null, holder: entry.device };
    const raise = { by: entry.device, n: entry.n, amount: body.amount };
    const { state: more } = counts(inPurse(state, body.purse, (one) => raiseLot(one, into, raise)));
    accounts.set(entry.doc, more);
  }
  return { ...batch, accounts: [...accounts.values()] };
}

/** Forgets who waits for whom. */
export function wakingNobody(store: EntryStore): EntryStore {
  return {
    ...readsOf(store),
    waitingFor: async (needs) => (needs.includes(clockNeed) ? store.waitingFor(needs) : []),
  };
}

/** Takes everything for new. */
export function knowingNothing(store: EntryStore): EntryStore {
  return { ...readsOf(store), has: async () => new Set() };
}
