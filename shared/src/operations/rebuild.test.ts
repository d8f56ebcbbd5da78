import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openSqliteRebuild } from "../adapters/sqlite-rebuild.ts";
import { aDoc } from "../entries/entry-builders.ts";
import type { StoreRebuild } from "../ports/store-audit.ts";
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
import { rebuildProjections } from "./rebuild.ts";

let folder = "";
let node: TestReplica;
beforeAll(async () => {
  folder = aFolder();
  const network = await aPursedNetwork(2);
  node = await aReplica(network, { path: join(folder, "node.sqlite") });
  const other = await aReplica(network, { path: join(folder, "o.sqlite"), word: "device 2" });
  await book(other, { doc: aDoc(1), command: earn(30) });
  await takeOver(node, other);
  for (const card of [1, 2, 3]) await book(node, { doc: aDoc(card), command: earn(card) });
  await node.replica.step(async (step) => {
    step.acked = { seq: 1, checkpoint: null };
  });
  for (const { replica } of [node, other]) await replica.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

async function rebuilt(change = (rebuild: StoreRebuild) => rebuild): Promise<unknown> {
  const { audit, rebuild, close } = openSqliteRebuild(node.path);
  try {
    return await rebuildProjections({ ...node, audit, rebuild: change(rebuild) });
  } finally {
    close();
  }
}

const wreck = `DELETE FROM accounts; UPDATE totals SET balance = 7; INSERT INTO needs VALUES ('x', 3);
  INSERT INTO needs VALUES ('x', 999); UPDATE entries SET verdict = 'invalid', reason = 'x';
  UPDATE devices SET seq = 0, head = NULL, count = 0, unsent = 0; UPDATE meta SET value = '{}'`;

describe("rebuilding projections", () => {
  test("brings back from the entries alone whatever was lost", async () => {
    expect((await checked(node)).findings).toStrictEqual([]);
    tamper(node.path, (db) => db.exec(wreck));
    expect((await checked(node)).differences).toBeGreaterThan(10);
    expect(await rebuilt()).toMatchObject({ entries: expect.any(Number), accounts: 4 });
    const { findings, totals } = await checked(node);
    expect(findings).toStrictEqual([]);
    expect(totals).toStrictEqual({ points: 36 });
  });

  test("leaves everything as it was when it fails in the middle", async () => {
    tamper(node.path, (db) => db.exec("UPDATE totals SET balance = 1"));
    const before = await checked(node);
    const fault = new Error("the disk is gone");
    const failing = (rebuild: StoreRebuild) => ({
      ...rebuild,
      finish: () => Promise.reject(fault),
    });
    await expect(rebuilt(failing)).rejects.toBe(fault);
    expect(await checked(node)).toStrictEqual(before);
    expect(before.findings.map((one) => one.kind)).toStrictEqual(["total"]);
    await rebuilt();
    expect((await checked(node)).findings).toStrictEqual([]);
  });
});
