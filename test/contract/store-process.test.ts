import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { openDataFolder } from "@cardweave/shared/adapters/data-folder";
import { openSqliteStore } from "@cardweave/shared/adapters/sqlite-store";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cardNumbered, deviceNamed, points } from "./make-entries.ts";

let folder = "";
const started: ChildProcess[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cardweave-process-"));
});
afterEach(async () => {
  for (const child of started.splice(0)) await kill(child);
  rmSync(folder, { recursive: true });
});

function start(act: string, path: string): ChildProcess {
  const main = fileURLToPath(new URL("main.ts", import.meta.url));
  const child = spawn(
    process.execPath,
    [
      "--conditions=cardweave-source",
      `--import=${import.meta.resolve("tsx")}`,
      "--expose-gc",
      main,
      act,
      path,
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  started.push(child);
  return child;
}

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill("SIGKILL");
  await gone;
}

/** The last line of what a child said; it is killed as soon as it has said `lines` of them. */
async function lastOf(child: ChildProcess, lines: number): Promise<string> {
  if (child.stdout === null) throw new Error("no output to read");
  let last = "";
  let count = 0;
  for await (const line of createInterface({ input: child.stdout })) {
    last = line;
    count++;
    if (count === lines) child.kill("SIGKILL");
  }
  return last;
}

describe("kill -9 in the middle of commits", () => {
  test("loses nothing that was answered, and keeps no part of a batch", async () => {
    const path = join(folder, "store.sqlite");
    let least = 0;
    for (const lines of [1, 7, 40, 150]) {
      const answered = Number(await lastOf(start("book", path), lines));
      expect(answered).toBeGreaterThan(least);
      const store = openSqliteStore({ path });
      const { seq, count } = await store.position(deviceNamed(1));
      expect(seq).toBeGreaterThanOrEqual(answered);
      expect([count, seq % 3]).toStrictEqual([seq, 0]);
      expect((await store.chain(deviceNamed(1), 0, 10_000)).length).toBe(seq);
      expect(await store.counts()).toMatchObject({ entries: seq });
      expect(await store.totals()).toStrictEqual({ [points]: seq });
      expect((await store.account(cardNumbered(1)))?.count).toBe(seq);
      expect(await store.meta("last")).toBe(`${seq}`);
      expect(await store.answer({ till: "t", id: `${seq - 2}` })).toBeDefined();
      expect(await store.answer({ till: "t", id: `${seq + 1}` })).toBeUndefined();
      expect((await store.unsentCount(deviceNamed(1))).count).toBe(seq);
      await store.close();
      least = seq;
    }
  });
});

describe("a data folder", () => {
  test("belongs to one process until that ends, even by kill -9", async () => {
    const holder = start("hold", folder);
    if (holder.stdout === null) throw new Error("no output to read");
    await once(holder.stdout, "data");
    const second = (): unknown => openDataFolder(folder);
    expect(second).toThrow(`${folder} is in use by another process`);
    expect(second).toThrow(expect.objectContaining({ name: "StorageFault", kind: "locked" }));
    await kill(holder);
    openDataFolder(folder).release();
  });
});
