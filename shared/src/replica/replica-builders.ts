import { memoryStore } from "../adapters/memory-store.ts";
import type { AccountState } from "../domain/account.ts";
import { balanceOf, emptyAccount, emptyPurse } from "../domain/account.ts";
import type { Body } from "../domain/bodies.ts";
import type { Command } from "../domain/decide.ts";
import type { SignedEntry } from "../domain/entry.ts";
import type { DeviceId, DocId, PurseId } from "../domain/ids.ts";
import { type Instant, instant } from "../domain/measure.ts";
import type { RefusalCode } from "../domain/result.ts";
import { directoryDoc } from "../entries/doc-ids.ts";
import { aSigner, aVerifier } from "../entries/entry-builders.ts";
import { toHex } from "../entries/hex.ts";
import type { Clock, Random, Timers } from "../ports/clock.ts";
import type { Batch, EntryStore, StoredEntry } from "../ports/entry-store.ts";
import { StorageFault } from "../ports/entry-store.ts";
import { act, type Outcome, write } from "./act.ts";
import { Replica } from "./replica.ts";

/** Builders for tests of replicas: a clock that is set by hand, and real everything else. */

export const points: PurseId = "points" as PurseId;
export const money: PurseId = "money" as PurseId;

/** Noon of 1 June 2026 in Berlin. */
const startMs = Date.UTC(2026, 5, 1, 10);

type Timer = { readonly at: number; readonly act: () => void };

/** Stands still until it is moved; timers ring when their time has come. */
export class HandClock implements Clock, Timers {
  #ms = startMs;
  readonly #timers = new Set<Timer>();

  now(): Instant {
    return instant(this.#ms);
  }

  get waiting(): number {
    return this.#timers.size;
  }

  after(ms: number, act: () => void): () => void {
    const timer = { at: this.#ms + ms, act };
    this.#timers.add(timer);
    return () => void this.#timers.delete(timer);
  }

  /** Back as well as forth. */
  move(ms: number): void {
    this.#ms += ms;
    for (const timer of [...this.#timers].toSorted((a, b) => a.at - b.at)) {
      if (timer.at > this.#ms || !this.#timers.delete(timer)) continue;
      timer.act();
    }
  }
}

/** Chance without any: the same in every run. */
export function countedRandom(): Random {
  let count = 0;
  return {
    bytes: (length) => new Uint8Array(length).fill(count++ & 255),
    fraction: () => (count++ % 16) / 16,
  };
}

const headquarters: ReturnType<typeof aSigner> = aSigner("headquarters");

export type Given = {
  readonly store?: EntryStore;
  readonly clock?: HandClock;
};

/** The replica of the device whose key follows from the word. */
export function aReplica(word: string, given: Given = {}): Promise<Replica> {
  const clock = given.clock ?? new HandClock();
  const store = given.store ?? memoryStore();
  const ports = { store, signer: aSigner(word), verifier: aVerifier, clock, timers: clock };
  return Replica.open({ ...ports, random: countedRandom() }, headquarters.device);
}

export function theNetwork(name = "Test network"): Body {
  const key = toHex(headquarters.publicKey);
  return { kind: "network", name, currency: "EUR", zone: "Europe/Berlin", key };
}

export function aPurseBody(id: PurseId): Body {
  const isMoney = id === money;
  return {
    kind: "purse",
    id,
    unit: isMoney ? "money" : "points",
    currency: isMoney ? "EUR" : null,
    unitValue: null,
    slots: null,
    nameDe: id,
    nameEn: id,
    active: true,
  };
}

export function aCertificate(word: string, role: "node" | "hub" | "pool" = "node"): Body {
  const { device, publicKey } = aSigner(word);
  const key = toHex(publicKey);
  const branch = role === "node" ? word : null;
  return { kind: "certificate", device, key, role, branch, name: word, from: 0, until: null };
}

/** Control entries by headquarters. */
export function decree(
  replica: Replica,
  ...bodies: readonly Body[]
): Promise<readonly SignedEntry[]> {
  const control = bodies.map((body) => ({ doc: directoryDoc, body }));
  const author = { by: null, key: null };
  return replica.step((step) => write(replica, step, { author, bodies: control }));
}

/** Entries of any content that the replica signs as its next ones; nothing is decided. */
export function forge(
  replica: Replica,
  doc: DocId,
  ...bodies: readonly Body[]
): Promise<readonly SignedEntry[]> {
  const wishes = bodies.map((body) => ({ doc, body }));
  const author = { by: null, key: null };
  return replica.step((step) => write(replica, step, { author, bodies: wishes }));
}

/** Headquarters' replica of a network with two purses, and a certificate for each device. */
export async function aNetworkOf(devices: readonly string[], given: Given = {}): Promise<Replica> {
  const replica = await aReplica("headquarters", given);
  const certificates = devices.map((word) => aCertificate(word));
  await decree(replica, theNetwork(), aPurseBody(points), aPurseBody(money), ...certificates);
  return replica;
}

let keys = 0;

/** Books and gives the answer, `replayed`, or the refusal's code. */
export async function book(
  replica: Replica,
  doc: DocId,
  ...commands: readonly Command[]
): Promise<"booked" | RefusalCode> {
  const outcome = await asked(replica, { key: `key ${keys++}` }, ...inDoc(doc, commands));
  return outcome.ok ? "booked" : outcome.error.code;
}

export function inDoc(doc: DocId, commands: readonly Command[]) {
  return commands.map((command) => ({ doc, command }));
}

export function asked(
  replica: Replica,
  { key, request = "" }: { readonly key: string; readonly request?: string },
  ...wishes: readonly { readonly doc: DocId; readonly command: Command }[]
): ReturnType<typeof act> {
  return act(replica, {
    key: { till: "till 1", id: key },
    by: "p1",
    request,
    wishes,
    answer: async ({ entries }) => ({ status: 201, body: entries.map((one) => one.id).join() }),
  });
}

export function bodyOf({ answer }: Outcome): string {
  return answer.body;
}

export function credit(amount: number, purse: PurseId = points): Command {
  return { type: "credit", purse, amount, reason: "sale" };
}

export function debit(amount: number, purse: PurseId = points): Command {
  return { type: "debit", purse, amount, reason: "redeemed" };
}

export async function accountOf({ ports }: Replica, doc: DocId): Promise<AccountState> {
  return (await ports.store.account(doc)) ?? emptyAccount(doc);
}

export async function balance(replica: Replica, doc: DocId, purse = points): Promise<number> {
  return balanceOf((await accountOf(replica, doc)).purses[purse] ?? emptyPurse);
}

export async function everything({ ports }: Replica): Promise<readonly StoredEntry[]> {
  return (await ports.store.after(0, Number.MAX_SAFE_INTEGER)).items;
}

export async function bytesIn(replica: Replica): Promise<readonly Uint8Array[]> {
  return (await everything(replica)).map((one) => one.bytes);
}

export function deviceOf(word: string): DeviceId {
  return aSigner(word).device;
}

/** A store whose disk is full for as long as it is told. */
export function fillable(store: EntryStore): EntryStore & { full: boolean } {
  const disk = {
    full: false,
    commit: async (batch: Batch) => {
      if (disk.full) throw new StorageFault("full", "no space left on device");
      return store.commit(batch);
    },
  };
  const rest = Object.fromEntries(
    [...storeReads, "close" as const].map((name) => [name, bound(store, name)]),
  );
  return Object.assign(disk, rest) as unknown as EntryStore & { full: boolean };
}

/** Every call of a store that only reads. */
export const storeReads = [
  "get",
  "has",
  "account",
  "history",
  "entriesOf",
  "after",
  "idsAfter",
  "receipt",
  "receiptNumbered",
  "answer",
  "unsent",
  "unsentCount",
  "chain",
  "waitingFor",
  "needsOf",
  "docsWith",
  "position",
  "positions",
  "docs",
  "totals",
  "counts",
  "aside",
  "cursor",
  "meta",
] as const satisfies readonly (keyof EntryStore)[];

function bound(store: EntryStore, name: (typeof storeReads)[number] | "close"): unknown {
  return store[name].bind(store);
}

/** Once everything that timers and lines have set going has come to rest. */
export async function quiet(...replicas: readonly Replica[]): Promise<void> {
  for (let round = 0; round < 5; round++) {
    await new Promise((resolve) => setImmediate(resolve));
    for (const replica of replicas) await replica.idle();
  }
}
