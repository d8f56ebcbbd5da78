import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkFile, openDatabase } from "@cardweave/shared/adapters/sqlite-open";
import { openSqliteFeedStore, openSqliteStore } from "@cardweave/shared/adapters/sqlite-store";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { shardOf } from "@cardweave/shared/protocol/shards";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { aChain, anAccount, anEntry, cardNumbered, deviceNamed } from "./make-entries.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cardweave-sqlite-"));
  path = join(folder, "store.sqlite");
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Changes the closed file behind the store's back. */
function tamper(sql: string): void {
  const db = openDatabase({ path });
  db.exec(sql);
  db.close();
}

async function storeOnce(): Promise<void> {
  const store = openSqliteStore({ path });
  const accounts = [anAccount(cardNumbered(1), 3), anAccount(cardNumbered(2), 4)];
  await store.commit({ entries: aChain(1, 3), accounts });
  await store.close();
}

const fault = (kind: string, message: string | RegExp) =>
  expect.objectContaining({ name: "StorageFault", kind, message: expect.stringMatching(message) });

describe("opening", () => {
  test("refuses a file of a newer version", async () => {
    await storeOnce();
    tamper("PRAGMA user_version = 99");
    const open = (): unknown => openSqliteStore({ path });
    expect(open).toThrow(
      fault("corrupt", /made by a newer version \(schema 99, this one knows \d+/),
    );
    expect(() => openSqliteStore({ path, readOnly: true })).toThrow(fault("corrupt", "newer"));
  });

  test("refuses somebody else's database and leaves it alone", () => {
    tamper("PRAGMA application_id = 7");
    expect(() => openSqliteStore({ path })).toThrow(fault("corrupt", "not a Cardweave store"));
  });

  test("refuses what is no database", () => {
    writeFileSync(path, "x".repeat(10_000));
    expect(() => openSqliteStore({ path })).toThrow(fault("corrupt", "not a database"));
  });

  test("names a folder that is not there", () => {
    const nowhere = join(folder, "none", "store.sqlite");
    expect(() => openSqliteStore({ path: nowhere })).toThrow(fault("io", "no such folder"));
  });

  test("finds a page of the file that was overwritten", async () => {
    const store = openSqliteStore({ path });
    await store.commit({ entries: aChain(1, 200) });
    await store.close();
    expect(checkFile(path)).toStrictEqual([]);
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096 * 20, 4096 * 21);
    writeFileSync(path, bytes);
    expect(checkFile(path)).not.toStrictEqual([]);
    expect(() => openSqliteStore({ path })).toThrow(fault("corrupt", path));
  });

  test("lets others read beside a running store, and not write", async () => {
    const store = openSqliteStore({ path });
    await store.commit({ entries: [anEntry()] });
    const beside = openSqliteStore({ path, readOnly: true });
    await store.commit({ entries: [anEntry({ seq: 2 })] });
    expect(await beside.counts()).toMatchObject({ entries: 2 });
    await expect(beside.commit({ meta: { a: "1" } })).rejects.toThrow(fault("io", "readonly"));
    await beside.close();
    await store.close();
  });

  test("reads a store that nobody has open", async () => {
    await storeOnce();
    const reader = openSqliteStore({ path, readOnly: true });
    expect(await reader.counts()).toMatchObject({ entries: 3 });
    await reader.close();
  });
});

describe("a damaged row", () => {
  test("is found when an entry's bytes have changed", async () => {
    await storeOnce();
    tamper("UPDATE entries SET bytes = CAST(replace(bytes, x'07', x'08') AS BLOB) WHERE row = 2");
    const store = openSqliteStore({ path });
    const [first, second] = aChain(1, 2);
    await expect(store.get(second?.id ?? anEntry().id)).rejects.toThrow(
      fault("corrupt", "row 2 is damaged"),
    );
    expect(await store.get(first?.id ?? anEntry().id)).toBeDefined();
    await store.close();
  });

  test.each(["doc = x'02'", "seq = 7", "device = zeroblob(16)", "verdict = 'fine'"])(
    "is found when a column no longer agrees: %s",
    async (change) => {
      await storeOnce();
      tamper(`UPDATE entries SET ${change} WHERE row = 2`);
      const store = openSqliteStore({ path });
      await expect(store.after(0, 10)).rejects.toThrow(fault("corrupt", "row 2 is damaged"));
      await store.close();
    },
  );

  test("is found when an account's state has changed or stands in another row", async () => {
    await storeOnce();
    tamper(
      `UPDATE accounts SET state = replace(state, '"count":3', '"count":9');
       INSERT INTO accounts SELECT zeroblob(17), state, crc FROM accounts WHERE state LIKE '%:4%'`,
    );
    const store = openSqliteStore({ path });
    const nowhere = cardNumbered(0).replace(/^01/, "00") as ReturnType<typeof cardNumbered>;
    await expect(store.account(cardNumbered(1))).rejects.toThrow(fault("corrupt", "is damaged"));
    await expect(store.account(nowhere)).rejects.toThrow(fault("corrupt", "is damaged"));
    expect(await store.account(cardNumbered(2))).toStrictEqual(anAccount(cardNumbered(2), 4));
    await store.commit({ accounts: [anAccount(cardNumbered(1), 3)] });
    expect(await store.account(cardNumbered(1))).toStrictEqual(anAccount(cardNumbered(1), 3));
    await store.close();
  });

  test("is found in the feed", async () => {
    const options = { path, random: systemRandom };
    const before = openSqliteFeedStore(options);
    await before.store.commit({ entries: [anEntry()] });
    await before.store.close();
    tamper("UPDATE entries SET bytes = zeroblob(9)");
    const { store, feed } = openSqliteFeedStore(options);
    const page = feed.read(shardOf(cardNumbered(1)), 0, 9);
    await expect(page).rejects.toThrow(fault("corrupt", "is damaged"));
    await store.close();
  });
});

describe("a full disk", () => {
  test("refuses the batch whole, and takes the next one that fits", async () => {
    const store = openSqliteStore({ path, largestPages: 60 });
    await store.commit({ entries: [anEntry()] });
    const large = store.commit({ entries: aChain(2, 2_000), meta: { a: "1" } });
    await expect(large).rejects.toThrow(fault("full", "full"));
    expect(await store.counts()).toMatchObject({ entries: 1 });
    expect(await store.meta("a")).toBeUndefined();
    await store.commit({ entries: [anEntry({ seq: 2 })] });
    expect(await store.position(deviceNamed(1))).toMatchObject({ seq: 2, count: 2 });
    await store.close();
    expect(checkFile(path)).toStrictEqual([]);
  });
});

describe("after SQLite reported damage", () => {
  test("nothing is read or written any more", async () => {
    const store = openSqliteStore({ path });
    await store.commit({ entries: aChain(1, 3_000) });
    await store.close();
    const again = openSqliteStore({ path, readOnly: true });
    const bytes = readFileSync(path);
    bytes.fill(0xa5, 4096);
    writeFileSync(path, bytes);
    await expect(again.after(1_500, 1_000)).rejects.toThrow(fault("corrupt", "malformed"));
    await expect(again.meta("a")).rejects.toThrow(fault("corrupt", "malformed"));
    await expect(again.commit({ meta: { a: "1" } })).rejects.toThrow(fault("corrupt", "malformed"));
    await again.close();
  });
});

describe("a backup", () => {
  test("is a whole store of one moment while commits go on", async () => {
    const store = openSqliteStore({ path });
    await store.commit({ entries: aChain(1, 3_000) });
    const copy = join(folder, "copy.sqlite");
    const copied = store.backupTo(copy);
    let seq = 3_000;
    let done = false;
    const noted = copied.then(() => {
      done = true;
    });
    while (!done) {
      seq += 2;
      await store.commit({ entries: aChain(seq - 1, seq), meta: { last: `${seq}` } });
      await new Promise((resolve) => setImmediate(resolve));
    }
    await noted;
    await store.close();
    const restored = openSqliteStore({ path: copy });
    const { seq: held, count } = await restored.position(deviceNamed(1));
    expect(held).toBeGreaterThanOrEqual(3_000);
    expect([count, (await restored.counts()).entries]).toStrictEqual([held, held]);
    expect((await restored.after(0, 10_000)).items).toHaveLength(held);
    expect(await restored.meta("last")).toBe(held === 3_000 ? undefined : `${held}`);
    await restored.close();
  });

  test("of a hub begins a new epoch when it is opened; the original keeps its own", async () => {
    const options = { path, random: systemRandom };
    const hub = openSqliteFeedStore(options);
    await hub.store.commit({ entries: [anEntry()] });
    const copy = join(folder, "copy.sqlite");
    await hub.store.backupTo(copy);
    await hub.store.backupTo(copy);
    await hub.store.close();
    const again = openSqliteFeedStore(options);
    const restored = openSqliteFeedStore({ ...options, path: copy });
    expect(again.feed.epoch).toBe(hub.feed.epoch);
    expect(restored.feed.epoch).not.toBe(hub.feed.epoch);
    expect(await restored.feed.bounds()).toStrictEqual(await again.feed.bounds());
    await again.store.close();
    await restored.store.close();
  });

  test("of a node is no hub's store", async () => {
    await storeOnce();
    const open = (): unknown => openSqliteFeedStore({ path, random: systemRandom });
    expect(open).toThrow(fault("corrupt", "no feed order"));
  });
});
