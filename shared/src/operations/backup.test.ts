import { mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setImmediate } from "node:timers/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openSqliteAudit } from "../adapters/sqlite-audit.ts";
import { openSqliteFeedStore, openSqliteStore } from "../adapters/sqlite-store.ts";
import { systemRandom } from "../adapters/system-random.ts";
import { chunksOf, writeChunks } from "../commands/chunk-files.ts";
import { instant } from "../domain/measure.ts";
import { aDoc, type TestNetwork } from "../entries/entry-builders.ts";
import { backupOf, readBackup } from "./backup.ts";
import { exportBundle } from "./export.ts";
import {
  aFolder,
  aPursedNetwork,
  aReplica,
  book,
  checked,
  earn,
  type TestReplica,
  takeOver,
} from "./operation-builders.ts";
import { readyForNewDevice, restoredManifest } from "./restore.ts";
import { openKeys, sealKeys } from "./sealed-keys.ts";

let folder = "";
let network: TestNetwork;
beforeEach(async () => {
  folder = aFolder();
  mkdirSync(folder, { recursive: true });
  network = await aPursedNetwork(3);
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const passphrase = "correct horse battery";

/** A backup of a running replica, taken as another process takes it: beside its writer. */
async function backedUp(one: TestReplica, sealedKeys: string | null = null): Promise<string> {
  const reader = openSqliteStore({ path: one.path, readOnly: true });
  await reader.backupTo(at("copy"));
  await reader.close();
  const manifest = { role: one.role, version: 1, root: one.root };
  const store = { size: statSync(at("copy")).size, chunks: chunksOf(at("copy")) };
  const takenAt = instant(1_760_000_000_000);
  await writeChunks(at("backup"), backupOf({ manifest, takenAt, store, sealedKeys }));
  return at("backup");
}

const unpacked = (file: string, to: string) =>
  readBackup(chunksOf(file), (chunks) => writeChunks(to, chunks));

describe("a node's backup", () => {
  test("comes back as of its moment, under a new device, and loses nothing that was answered", async () => {
    const node = await aReplica(network, { path: at("node") });
    const hub = await aReplica(network, { path: at("hub"), word: "device 3", role: "hub" });
    await book(node, { doc: aDoc(1), command: earn(10), key: "before" });
    const file = await backedUp(node);
    await book(node, { doc: aDoc(1), command: earn(5) });
    await takeOver(hub, node);
    await node.replica.close();

    const backup = await unpacked(file, at("restored"));
    expect(backup).toMatchObject({
      ok: true,
      value: { manifest: { role: "node" }, sealedKeys: null },
    });
    const store = openSqliteStore({ path: at("restored") });
    await readyForNewDevice(store);
    await store.close();
    const again = await aReplica(network, { path: at("restored"), word: "device 2" });
    expect(again.replica.chain).toMatchObject({ seq: 0, minted: {} });
    expect((await again.store.cursor())?.epoch).toBe("restored");
    const replayed = await book(again, { doc: aDoc(1), command: earn(10), key: "before" });
    expect(replayed).toMatchObject({ ok: true, value: { replayed: true } });
    await book(again, { doc: aDoc(1), command: earn(100) });
    await takeOver(again, hub);
    await takeOver(hub, again);
    for (const one of [again, hub]) {
      const { findings, totals } = await checked(one);
      expect(findings).toStrictEqual([]);
      expect(totals).toStrictEqual({ points: 115 });
      await one.replica.close();
    }
  });

  test("is of one moment while bookings go on", async () => {
    const node = await aReplica(network, { path: at("node") });
    let isBusy = true;
    const booking = (async () => {
      for (; isBusy; await setImmediate()) {
        await book(node, { doc: aDoc(1), command: earn(1) });
      }
    })();
    for (let round = 0; round < 3; round++) {
      const backup = await unpacked(await backedUp(node), at("restored"));
      expect(backup.ok).toBe(true);
      const { differences } = await checked({ ...node, path: at("restored") });
      expect(differences).toBe(0);
    }
    isBusy = false;
    await booking;
    await node.replica.close();
  });

  test("says of the restored folder that it needs enrolment; a hub's does not", () => {
    const manifest = { role: "node", version: 1, branch: "north" } as const;
    expect(restoredManifest(manifest)).toStrictEqual({ ...manifest, needsEnrolment: true });
    const hub = { role: "hub", version: 1 } as const;
    expect(restoredManifest(hub)).toStrictEqual(hub);
  });
});

describe("a hub's backup", () => {
  test("opens with a new feed epoch, and replicas bring what it lacks", async () => {
    const node = await aReplica(network, { path: at("node") });
    const hub = await aReplica(network, { path: at("hub"), word: "device 3", role: "hub" });
    await book(node, { doc: aDoc(1), command: earn(10) });
    await takeOver(hub, node);
    await hub.replica.close();
    const epochOf = async (path: string) => {
      const { store, feed } = openSqliteFeedStore({ path, random: systemRandom });
      await store.close();
      return feed.epoch;
    };
    const before = await epochOf(hub.path);
    expect(await epochOf(hub.path)).toBe(before);
    const file = await backedUp(hub);
    await book(node, { doc: aDoc(2), command: earn(7) });
    expect((await unpacked(file, at("restored"))).ok).toBe(true);
    expect(await epochOf(at("restored"))).not.toBe(before);
    const given = { path: at("restored"), word: "device 3", role: "hub" } as const;
    const again = await aReplica(network, given);
    await takeOver(again, node);
    const { findings, totals } = await checked(again);
    expect(findings).toStrictEqual([]);
    expect(totals).toStrictEqual({ points: 17 });
    for (const { replica } of [again, node]) await replica.close();
  });

  test("hides its keys under a passphrase", async () => {
    const keys = { "hub.key": "-----BEGIN PRIVATE KEY-----", "network.secret": "00ff" };
    const sealed = await sealKeys(keys, { passphrase, random: systemRandom });
    expect(sealed).not.toContain("PRIVATE");
    expect(await openKeys(sealed, passphrase)).toStrictEqual({ ok: true, value: keys });
    expect(await openKeys(sealed, `${passphrase}!`)).toMatchObject({ ok: false });
    const changed = sealed.replace(/"data":"(.)/, (_, digit) => `"data":"${digit === "0" ? 1 : 0}`);
    expect(await openKeys(changed, passphrase)).toMatchObject({ ok: false });
    for (const text of ["", "{}", '{"salt":"","iv":"00","data":""}', "[1]"]) {
      expect(await openKeys(text, passphrase)).toMatchObject({ ok: false });
    }
  });
});

describe("a backup that was damaged", () => {
  test("is refused wherever a byte of its store was changed or its end is missing", async () => {
    const node = await aReplica(network, { path: at("node") });
    const file = await backedUp(node);
    await node.replica.close();
    const bytes = readFileSync(file);
    for (const cut of [0, 100, 5_000, bytes.length - 1_536]) {
      writeFileSync(at("cut"), bytes.subarray(0, cut));
      expect(await unpacked(at("cut"), at("restored"))).toMatchObject({ ok: false });
    }
    for (const place of [10_000, 20_000, bytes.length - 3_000]) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      writeFileSync(at("changed"), changed);
      expect(await unpacked(at("changed"), at("restored"))).toMatchObject({ ok: false });
    }
  });

  test("is not mistaken for one when it is an export", async () => {
    const node = await aReplica(network, { path: at("node") });
    const { audit, close } = openSqliteAudit(node.path);
    await writeChunks(at("export"), exportBundle({ audit, count: { documents: 0, entries: 0 } }));
    close();
    await node.replica.close();
    expect(await unpacked(at("export"), at("restored"))).toMatchObject({
      ok: false,
      error: { code: "malformed" },
    });
  });
});
