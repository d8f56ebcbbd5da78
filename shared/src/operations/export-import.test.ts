import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import * as A from "@automerge/automerge";
import { pack } from "tar-stream";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteAudit } from "../adapters/sqlite-audit.ts";
import { aCredit, aDoc, aSigner, TestDevice, type TestNetwork } from "../entries/entry-builders.ts";
import type { StoreAudit } from "../ports/store-audit.ts";
import { admit } from "../replica/admit.ts";
import type { Chunks } from "./bundle.ts";
import { exportBundle, exportDocument } from "./export.ts";
import { Import, type ImportReport } from "./import.ts";
import { sequenceFile } from "./import-builders.ts";
import {
  aFolder,
  aPursedNetwork,
  aReplica,
  book,
  checked,
  earn,
  type TestReplica,
} from "./operation-builders.ts";

let folder = "";
let network: TestNetwork;
let node: TestReplica;
let hub: TestReplica;
beforeEach(async () => {
  folder = aFolder();
  mkdirSync(folder, { recursive: true });
  network = await aPursedNetwork(2);
  node = await aReplica(network, { path: join(folder, "node.sqlite") });
  hub = await aReplica(network, {
    path: join(folder, "hub.sqlite"),
    word: "device 2",
    role: "hub",
  });
  for (const card of [1, 2]) await book(node, { doc: aDoc(card), command: earn(card * 10) });
  await book(node, { doc: aDoc(1), command: earn(5) });
});
afterEach(async () => {
  for (const { replica } of [node, hub]) await replica.close();
  rmSync(folder, { recursive: true });
});

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += 1_000) yield bytes.subarray(at, at + 1_000);
}

async function whole(chunks: Chunks): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of chunks) parts.push(part);
  return new Uint8Array(Buffer.concat(parts));
}

async function reading<T>(one: TestReplica, work: (audit: StoreAudit) => Promise<T>): Promise<T> {
  const { audit, close } = openSqliteAudit(one.path);
  try {
    return await work(audit);
  } finally {
    close();
  }
}

const bundleOfAll = (one: TestReplica): Promise<Uint8Array> =>
  reading(one, (audit) => whole(exportBundle({ audit, count: { documents: 0, entries: 0 } })));

async function imported(to: TestReplica, bytes: Uint8Array): Promise<ImportReport> {
  const work = new Import(to.replica);
  await work.file("stick", once(bytes));
  return work.finish();
}

describe("exporting", () => {
  test("writes an account as a file that Automerge itself opens", async () => {
    const done = await reading(node, (audit) => exportDocument(audit, aDoc(1)));
    expect(done).toMatchObject({ entries: 2, waiting: null });
    const doc = A.load<{ entries: Record<string, unknown> }>(done?.file ?? new Uint8Array());
    expect(Object.keys(doc.entries)).toHaveLength(2);
    expect(await reading(node, (audit) => exportDocument(audit, aDoc(9)))).toBeUndefined();
  });

  test("a branch's bundle holds the accounts it booked on, whole, and the directory", async () => {
    const count = { documents: 0, entries: 0 };
    const branch = { id: "north", directory: node.replica.directory };
    await reading(node, (audit) => whole(exportBundle({ audit, count, branch })));
    expect(count.documents).toBe(3);
    const none = { documents: 0, entries: 0 };
    const other = { id: "south", directory: node.replica.directory };
    await reading(node, (audit) => whole(exportBundle({ audit, count: none, branch: other })));
    expect(none.documents).toBe(1);
  });
});

describe("importing", () => {
  test("brings a branch that never reached the hub there on a stick, and counts nothing twice", async () => {
    const stick = await bundleOfAll(node);
    expect(await imported(hub, stick)).toMatchObject({
      files: 3,
      fresh: 3,
      refused: {},
      unread: [],
    });
    expect(await imported(hub, stick)).toMatchObject({
      files: 3,
      fresh: 0,
      refused: {},
      unread: [],
    });
    const { items } = await node.store.after(0, 100);
    const bytes = items.map((one) => one.bytes);
    const live = await admit(hub.replica, bytes, { from: "line" });
    expect(live).toMatchObject({ stored: 0, known: bytes.length });
    const [at, there] = [await checked(node), await checked(hub)];
    expect([at.findings, there.findings]).toStrictEqual([[], []]);
    expect(there.digest).toStrictEqual(at.digest);
    expect(there.totals).toStrictEqual({ points: 35 });
  });

  test("reads a single Automerge file as well", async () => {
    const done = await reading(node, (audit) => exportDocument(audit, aDoc(1)));
    const report = await imported(hub, done?.file ?? new Uint8Array());
    expect(report).toMatchObject({ files: 1, fresh: 2, known: 0 });
  });

  test("tries again what was refused when the certificate comes in a later file", async () => {
    const path = join(folder, "late.sqlite");
    const late = await aReplica({ ...network, control: [] }, { path, word: "device 2" });
    const work = new Import(late.replica);
    const one = await reading(node, (audit) => exportDocument(audit, aDoc(1)));
    await work.file("card", once(one?.file ?? new Uint8Array()));
    await work.file("all", once(await bundleOfAll(node)));
    const report = await work.finish();
    expect(report.refused).toStrictEqual({});
    expect(report.fresh).toBe(network.control.length + 3);
    expect((await checked(late)).findings).toStrictEqual([]);
    await late.replica.close();
  });

  test("carries entries whose history is missing, which then settle", async () => {
    const { items } = await node.store.after(0, 100);
    const last = items.filter((one) => one.entry.doc === aDoc(1)).at(-1);
    const path = join(folder, "part.sqlite");
    const part = await aReplica(network, { path, word: "device 2" });
    await admit(part.replica, [last?.bytes ?? new Uint8Array()], { from: "test" });
    const stick = await bundleOfAll(part);
    expect(await imported(hub, stick)).toMatchObject({ fresh: 1 });
    expect(await hub.store.counts()).toMatchObject({ pending: 1 });
    await imported(hub, await bundleOfAll(node));
    expect(await hub.store.counts()).toMatchObject({ pending: 0 });
    expect((await checked(hub)).findings).toStrictEqual([]);
    await part.replica.close();
  });
});

describe("importing what somebody made up", () => {
  test("refuses a stranger's entries by reason and stores the others", async () => {
    const stranger = new TestDevice(aSigner("stranger"));
    const forged = await stranger.write(aDoc(1), aCredit({ amount: 1_000 }));
    const bytes = await bundle([
      { name: "waiting/x.cborseq", bytes: sequenceFile([forged.bytes]) },
      { name: "waiting/y.cborseq", bytes: Uint8Array.of(0xff, 1, 2) },
      { name: "accounts/z.automerge", bytes: Uint8Array.of(1, 2, 3) },
    ]);
    const report = await imported(hub, bytes);
    expect(report).toMatchObject({ files: 3, fresh: 0, refused: { "unknown-device": 1 } });
    expect(report.unread.map((one) => one.name)).toStrictEqual([
      "waiting/y.cborseq",
      "accounts/z.automerge",
    ]);
    expect(await hub.store.totals()).toStrictEqual({});
  });

  test.each([
    ["no archive", new Uint8Array(2_000).fill(7)],
    ["three bytes", Uint8Array.of(1, 2, 3)],
    ["a document's beginning and nothing more", Uint8Array.of(0x85, 0x6f, 0x4a, 0x83, 1, 2)],
  ])("%s is not read, with a reason", async (_name, bytes) => {
    const report = await imported(hub, bytes);
    expect(report.fresh).toBe(0);
    expect(report.unread).toHaveLength(1);
    expect(report.unread[0]?.reason).not.toBe("");
  });

  test("takes in what comes before the point where a bundle was cut off", async () => {
    const stick = await bundleOfAll(node);
    const report = await imported(hub, stick.subarray(0, stick.length * 0.7));
    expect(report.unread).toHaveLength(1);
    expect((await checked(hub)).differences).toBe(0);
    expect(await imported(hub, stick)).toMatchObject({ refused: {}, unread: [] });
    expect((await checked(hub)).digest).toStrictEqual((await checked(node)).digest);
  });

  test("survives any flipped byte of a bundle, and nothing wrong is stored", async () => {
    const stick = await bundleOfAll(node);
    for (let at = 3; at < stick.length; at += 397) {
      const bytes = stick.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      await imported(hub, bytes);
    }
    const { differences, totals } = await checked(hub);
    expect(differences).toBe(0);
    expect(totals["points"] ?? 0).toBeLessThanOrEqual(35);
  });
});

async function bundle(files: readonly { name: string; bytes: Uint8Array }[]): Promise<Uint8Array> {
  const archive = pack();
  for (const { name, bytes } of files) archive.entry({ name }, Buffer.from(bytes));
  archive.finalize();
  return whole(archive as Chunks);
}
