import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import Database from "better-sqlite3";
import { openSqliteAudit } from "../adapters/sqlite-audit.ts";
import { openSqliteFeedStore, openSqliteStore } from "../adapters/sqlite-store.ts";
import { systemTimers } from "../adapters/system-clock.ts";
import { systemRandom } from "../adapters/system-random.ts";
import { balanceOf } from "../domain/account.ts";
import type { Command } from "../domain/decide.ts";
import type { DeviceId, DocId, PurseId } from "../domain/ids.ts";
import { instant } from "../domain/measure.ts";
import type { Result } from "../domain/result.ts";
import {
  aNetwork,
  aSigner,
  aVerifier,
  points,
  type TestNetwork,
} from "../entries/entry-builders.ts";
import { sha256Of } from "../entries/hash.ts";
import { toHex } from "../entries/hex.ts";
import type { EntryStore } from "../ports/entry-store.ts";
import { act, type Booked, type Outcome } from "../replica/act.ts";
import { admit } from "../replica/admit.ts";
import { Replica } from "../replica/replica.ts";
import { type CheckReport, check } from "./check.ts";

/** A new folder of this test's own; the caller removes it. */
export function aFolder(): string {
  return mkdtempSync(join(tmpdir(), "cardweave-operations-"));
}

/** A network whose purses `points` and `money` are defined. */
export async function aPursedNetwork(devices: number): Promise<TestNetwork> {
  const network = await aNetwork({ devices });
  const doc = network.control[0]?.entry.doc as DocId;
  const define = (id: string, unit: "points" | "money") =>
    network.headquarters.write(doc, {
      kind: "purse",
      id: id as PurseId,
      unit,
      currency: unit === "money" ? "EUR" : null,
      unitValue: null,
      slots: null,
      nameDe: id,
      nameEn: id,
      active: true,
    });
  const purses = [await define("points", "points"), await define("money", "money")];
  return { ...network, control: [...network.control, ...purses] };
}

export type TestReplica = {
  readonly path: string;
  readonly replica: Replica;
  readonly store: EntryStore & { backupTo(path: string): Promise<void> };
  readonly device: DeviceId;
  readonly root: DeviceId;
  readonly role: "hub" | "node";
};

let now = 1_760_000_000_000;

/** `device 1`, `device 2` … of the network on a file, with the control entries taken in. */
export async function aReplica(
  network: TestNetwork,
  given: { readonly path: string; readonly word?: string; readonly role?: "hub" | "node" },
): Promise<TestReplica> {
  const { path, word = "device 1", role = "node" } = given;
  const signer = aSigner(word);
  const store =
    role === "hub"
      ? openSqliteFeedStore({ path, random: systemRandom }).store
      : openSqliteStore({ path });
  const root = network.headquarters.id;
  const clock = { now: () => instant(now++) };
  const ports = {
    store,
    signer,
    verifier: aVerifier,
    clock,
    timers: systemTimers,
    random: systemRandom,
  };
  const replica = await Replica.open(ports, root);
  await admit(
    replica,
    network.control.map((one) => one.bytes),
    { from: "test" },
  );
  return { path, replica, store, device: signer.device, root, role };
}

let keys = 0;

export type TestBooking = {
  readonly doc: DocId;
  readonly command: Command;
  readonly key?: string;
};

export function earn(amount: number, purse: PurseId = points): Command {
  return { type: "credit", purse, amount, reason: "earned" };
}

/** Books as a till's call does, with an answer of the same form. */
export function book({ replica }: TestReplica, wish: TestBooking): Promise<Result<Outcome>> {
  const key = wish.key ?? `key ${++keys}`;
  return act(replica, {
    key: { till: "till-1", id: key },
    by: "anna",
    request: toHex(sha256Of(new TextEncoder().encode(key))),
    wishes: [wish],
    answer: async (booked) => ({ status: 201, body: await bodyOf(booked, wish.doc) }),
  });
}

async function bodyOf({ receipt, entries, step }: Booked, doc: DocId): Promise<string> {
  const { purses } = await step.workspace.account(doc);
  const views = Object.entries(purses).map(([purse, state]) => {
    return { purse, balance: balanceOf(state) };
  });
  const named = entries.map(({ id, entry }) => {
    const isBeyond = entry.body.kind === "debit" && entry.body.beyond > 0;
    return { entry: id, state: isBeyond ? "provisional" : "guaranteed" };
  });
  return JSON.stringify({ receipt, entries: named, account: { id: doc, purses: views } });
}

/** Takes over everything that another replica holds. */
export async function takeOver(to: TestReplica, from: TestReplica): Promise<void> {
  const { items } = await from.store.after(0, 10_000);
  await admit(
    to.replica,
    items.map((one) => one.bytes),
    { from: "test" },
  );
}

/** Checks beside the running replica, or after its end. */
export async function checked(
  one: Pick<TestReplica, "path" | "device" | "root" | "role">,
): Promise<CheckReport> {
  const { audit, close } = openSqliteAudit(one.path);
  try {
    return await check({ ...one, audit, verifier: aVerifier });
  } finally {
    close();
  }
}

/** Changes a closed file behind the store's back. */
export function tamper(path: string, change: (db: Database.Database) => void): void {
  const db = new Database(path);
  try {
    change(db);
  } finally {
    db.close();
  }
}
