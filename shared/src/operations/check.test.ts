import { copyFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import type Database from "better-sqlite3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aDoc, aSigner } from "../entries/entry-builders.ts";
import {
  aFolder,
  aPursedNetwork,
  aReplica,
  book,
  checked,
  earn,
  type TestReplica,
  takeOver,
  tamper,
} from "./operation-builders.ts";

let folder = "";
let all: readonly TestReplica[] = [];
beforeAll(async () => {
  folder = aFolder();
  all = await aBusyNetwork();
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Two nodes and a hub that have booked on shared and on own cards; all hold everything. */
async function aBusyNetwork(): Promise<readonly TestReplica[]> {
  const network = await aPursedNetwork(3);
  const at = (name: string) => ({ path: join(folder, `${name}.sqlite`) });
  const north = await aReplica(network, { ...at("north"), word: "device 1" });
  const south = await aReplica(network, { ...at("south"), word: "device 2" });
  const hub = await aReplica(network, { ...at("hub"), word: "device 3", role: "hub" });
  for (const node of [north, south]) {
    for (const card of [1, 2, 3]) await book(node, { doc: aDoc(card), command: earn(10 * card) });
  }
  await takeOver(hub, north);
  await takeOver(hub, south);
  await takeOver(north, hub);
  await takeOver(south, hub);
  const spend = { type: "debit", purse: "points", amount: 15, reason: "redeemed" } as const;
  await book(north, { doc: aDoc(3), command: spend as never, key: "spent" });
  const more = await book(north, { doc: aDoc(1), command: earn(7), key: "kept" });
  expect(more.ok).toBe(true);
  await takeOver(hub, north);
  await takeOver(south, hub);
  return [north, south, hub];
}

/** A copy of a closed store, to be damaged. */
function copyOf(name: "north" | "hub"): Omit<TestReplica, "replica" | "store"> {
  const { replica: _, store: __, ...one } = all[name === "hub" ? 2 : 0]!;
  const path = `${one.path}.copy`;
  copyFileSync(one.path, path);
  return { ...one, path };
}

describe("checking what is sound", () => {
  test("finds nothing beside running replicas, and the same set of entries everywhere", async () => {
    const reports = await Promise.all(all.map(checked));
    for (const report of reports) {
      expect(report.findings).toStrictEqual([]);
      expect(report.digest).toStrictEqual(reports[0]?.digest);
      expect(report).toMatchObject({ accounts: 3, totals: { points: 112 } });
    }
    expect(reports.map((one) => one.answers)).toStrictEqual([5, 3, 0]);
    for (const { replica } of all) await replica.close();
    expect((await checked(all[0]!)).findings).toStrictEqual([]);
  });
});

type Damage = {
  readonly on?: "hub";
  readonly sql: string;
  readonly found: readonly string[];
  /** Further findings that follow from the damage. */
  readonly also?: readonly string[];
};

const creditId = "(SELECT row FROM entries WHERE own = 1 ORDER BY row LIMIT 1)";
const nextCredit = "(SELECT row FROM entries WHERE own = 1 ORDER BY row LIMIT 1 OFFSET 1)";

const damages: Readonly<Record<string, Damage>> = {
  "a deleted entry": {
    sql: `DELETE FROM entries WHERE row = ${creditId}`,
    found: ["entry-missing", "chain-gap", "device-position", "account", "total"],
    also: ["verdict", "needs", "answer", "unsent", "meta", "pending"],
  },
  "a changed verdict": {
    sql: `UPDATE entries SET verdict = 'invalid', reason = 'x' WHERE row = ${creditId}`,
    found: ["verdict"],
  },
  "a changed reason": {
    sql: `UPDATE entries SET reason = 'x' WHERE row = ${creditId}`,
    found: ["verdict"],
  },
  "an entry made to wait": {
    sql: `UPDATE entries SET verdict = 'pending', reason = 'history-missing'
      WHERE row = ${creditId}; INSERT INTO needs VALUES ('aa', ${creditId})`,
    found: ["verdict"],
  },
  "swapped bytes": {
    sql: `UPDATE entries SET bytes = (SELECT bytes FROM entries AS o WHERE o.row = ${nextCredit})
      WHERE row = ${creditId}`,
    found: ["entry-damaged", "account"],
    also: ["verdict", "needs", "total", "pending", "chain-broken", "answer", "meta"],
  },
  "an entry in the wrong document": {
    sql: `UPDATE entries SET doc = (SELECT doc FROM entries WHERE row = ${nextCredit})
      WHERE row = ${creditId}`,
    found: ["entry-column", "account"],
    also: ["verdict", "needs", "total", "pending", "answer", "meta"],
  },
  "a receipt's name changed": {
    sql: `UPDATE entries SET receipt = zeroblob(16) WHERE row = ${creditId}`,
    found: ["entry-column"],
    also: ["answer"],
  },
  "a lowered device position": {
    sql: "UPDATE devices SET seq = seq - 1 WHERE seq > 3",
    found: ["device-position"],
  },
  "another head of a chain": {
    sql: "UPDATE devices SET head = zeroblob(32) WHERE seq > 3",
    found: ["device-position"],
  },
  "a count of unsent entries that is too low": {
    sql: "UPDATE devices SET unsent = unsent - 1 WHERE unsent > 0",
    found: ["unsent"],
  },
  "an acknowledgement beyond the chain": {
    sql: "UPDATE devices SET acked = 99, unsent = 0 WHERE unsent > 0",
    found: ["chain-rolled-back"],
  },
  "another total": {
    sql: "UPDATE totals SET balance = balance + 1",
    found: ["total"],
  },
  "a total of a purse that is not": {
    sql: "INSERT INTO totals VALUES ('gold', 5)",
    found: ["total"],
  },
  "a deleted account": {
    sql: "DELETE FROM accounts WHERE doc >= x'01'",
    found: ["account"],
  },
  "an account without entries": {
    sql: "INSERT INTO accounts VALUES (x'01ff', '{}', 0)",
    found: ["account"],
  },
  "an account's wrong checksum": {
    sql: "UPDATE accounts SET crc = crc + 1",
    found: ["account"],
  },
  "an answer with another balance": {
    sql: `UPDATE answers SET body = replace(body, '"balance":27', '"balance":927')`,
    found: ["answer"],
  },
  "an answer with another receipt": {
    sql: `UPDATE answers SET body = replace(body, '"receipt":"', '"receipt":"0') WHERE key = 'kept'`,
    found: ["answer"],
  },
  "an answer that calls a provisional booking guaranteed": {
    sql: `UPDATE answers SET body = replace(body, 'guaranteed', 'provisional') WHERE key = 'kept'`,
    found: ["answer"],
  },
  "a deleted answer": {
    sql: "DELETE FROM answers WHERE key = 'kept'",
    found: ["answer"],
  },
  "an answer without a booking": {
    sql: `INSERT INTO answers VALUES ('t', 'k', '${"0".repeat(64)}', 201, '{}')`,
    found: ["answer"],
  },
  "a need of nobody": {
    sql: "INSERT INTO needs VALUES ('clock', 5)",
    found: ["needs"],
  },
  "other running totals": {
    sql: `UPDATE meta SET value = '{"points":1}' WHERE name = 'minted'`,
    found: ["meta"],
  },
  "a broken cursor": {
    sql: "INSERT INTO internal VALUES ('cursor', 'nowhere')",
    found: ["meta"],
  },
  "a wrong count of what is aside": {
    sql: "UPDATE internal SET value = 4 WHERE name = 'aside-kept'",
    found: ["aside"],
  },
  "aside bytes under another name": {
    sql: `INSERT INTO aside VALUES (1, 'ab', x'00', 'malformed', 'x', 1);
      UPDATE internal SET value = 1 WHERE name IN ('aside-kept', 'aside-bytes')`,
    found: ["aside"],
  },
  "a place in a feed on a node": {
    sql: "UPDATE entries SET shard = 'control', fseq = 1 WHERE row = 1",
    found: ["feed"],
  },
  "a place of the feed given twice": {
    on: "hub",
    sql: `DROP INDEX entries_by_feed; UPDATE entries SET fseq = 2 WHERE shard = 'control'
      AND fseq = 3`,
    found: ["feed"],
  },
  "a hole in the feed": {
    on: "hub",
    sql: "UPDATE entries SET fseq = fseq + 10 WHERE shard = 'control' AND fseq >= 4",
    found: ["feed"],
  },
  "an entry in another shard": {
    on: "hub",
    sql: "UPDATE entries SET shard = 'control', fseq = 99 WHERE row = (SELECT max(row) FROM entries)",
    found: ["feed"],
  },
};

describe("checking what was damaged", () => {
  test.each(Object.entries(damages))("finds %s", async (_name, { on, sql, found, also = [] }) => {
    const one = copyOf(on ?? "north");
    tamper(one.path, (db) => db.exec(sql));
    const report = await checked(one);
    const kinds = new Set(report.findings.map((finding) => finding.kind));
    expect([...kinds]).toStrictEqual(expect.arrayContaining([...found]));
    expect([...kinds].filter((kind) => ![...found, ...also].includes(kind))).toStrictEqual([]);
    expect(report.differences).toBeGreaterThan(0);
  });

  test("finds a balance that somebody raised with the right checksum, and says by how much", async () => {
    const north = copyOf("north");
    tamper(north.path, (db) => raiseBalance(db));
    const { findings, differences } = await checked(north);
    expect(differences).toBe(1);
    expect(findings[0]).toMatchObject({
      kind: "account",
      about: { doc: aDoc(1), path: expect.stringMatching(/^purses\.points\.lots\..*\.holdings\./) },
      expected: "17",
      found: "1017",
    });
  });

  test("finds an entry that somebody else signed", async () => {
    const north = copyOf("north");
    const forged = await forgery();
    tamper(north.path, (db) => {
      const sql = "UPDATE entries SET id = ?, bytes = ? WHERE device = ? AND seq = 1";
      db.prepare(sql).run(Buffer.from(forged.id, "hex"), forged.bytes, blobOf(forged.device));
    });
    const { findings } = await checked(north);
    expect(findings).toContainEqual(
      expect.objectContaining({
        kind: "signature",
        about: expect.objectContaining({ entry: forged.id }),
      }),
    );
    expect(findings.map((one) => one.kind)).toContain("chain-broken");
  });
});

function blobOf(hex: string): Buffer {
  return Buffer.from(hex, "hex");
}

function raiseBalance(db: Database.Database): void {
  const doc = aDoc(1);
  const row = db.prepare("SELECT state FROM accounts WHERE doc = ?").pluck().get(blobOf(doc));
  const state = String(row).replace(/:17\b/, ":1017");
  const crc = crc32(state, crc32(doc));
  db.prepare("UPDATE accounts SET state = ?, crc = ? WHERE doc = ?").run(state, crc, blobOf(doc));
}

/** The first entry of device 1 as a stranger would write it in its name. */
async function forgery() {
  const { TestDevice, aCredit } = await import("../entries/entry-builders.ts");
  const stranger = new TestDevice(aSigner("stranger"));
  const device = aSigner("device 1").device;
  const signed = await stranger.write(aDoc(1), aCredit({ amount: 1_000_000 }), { device });
  return { id: signed.id, bytes: signed.bytes, device };
}
