import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { chunksOf, writeChunks } from "../commands/chunk-files.ts";
import { instant } from "../domain/measure.ts";
import { backupOf, readBackup } from "../operations/backup.ts";
import type { DeskDatabase } from "../ports/desk-database.ts";
import { copySqliteDesk, openSqliteDesk } from "./sqlite-desk.ts";

const first = { name: "things 1", sql: "CREATE TABLE things (name TEXT PRIMARY KEY) STRICT" };
const second = { name: "things 2", sql: "ALTER TABLE things ADD COLUMN size INTEGER" };

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "desk-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const open = (...steps: readonly (typeof first)[]) => openSqliteDesk({ path: at("desk"), steps });
const names = (desk: DeskDatabase) => desk.rows("SELECT name FROM things").map(({ name }) => name);

describe("the hub's desk", () => {
  test("R670 takes each step once, in whatever version it is opened", () => {
    const before = open(first);
    before.run("INSERT INTO things VALUES (?)", "a");
    before.close();
    const after = open(first, second);
    expect(after.run("INSERT INTO things VALUES (?, ?)", "b", 2)).toBe(1);
    after.close();
    expect(names(open(first, second))).toEqual(["a", "b"]);
  });

  test("R670 a transaction is whole or not at all", () => {
    const desk = open(first);
    const half = () =>
      desk.transaction(() => {
        desk.run("INSERT INTO things VALUES (?)", "a");
        throw new RangeError("in the middle");
      });
    expect(half).toThrow("in the middle");
    expect(names(desk)).toEqual([]);
  });

  test("R670 opens nobody else's file", () => {
    writeFileSync(at("desk"), "no database at all, but long enough to be looked at as one");
    expect(() => open(first)).toThrow(expect.objectContaining({ name: "StorageFault" }));
  });
});

describe("a backup with a desk", () => {
  async function backedUp(): Promise<string> {
    const desk = open(first);
    desk.run("INSERT INTO things VALUES (?)", "kept");
    expect(await copySqliteDesk(at("desk"), at("copy"))).toBe(true);
    desk.run("INSERT INTO things VALUES (?)", "later");
    desk.close();
    writeFileSync(at("store"), "the store");
    const sized = (path: string) => ({ size: statSync(path).size, chunks: chunksOf(path) });
    const manifest = { role: "hub", version: 1 } as const;
    const parts = { manifest, takenAt: instant(0), store: sized(at("store")), sealedKeys: null };
    await writeChunks(at("backup"), backupOf({ ...parts, desk: sized(at("copy")) }));
    return at("backup");
  }

  const into = (name: string) => (chunks: Parameters<typeof writeChunks>[1]) =>
    writeChunks(at(name), chunks);

  test("R671 brings the tables back as of its moment", async () => {
    const file = await backedUp();
    const read = await readBackup(chunksOf(file), into("a"), into("desk.new"));
    expect(read.ok).toBe(true);
    expect(names(openSqliteDesk({ path: at("desk.new"), steps: [first] }))).toEqual(["kept"]);
    expect(readFileSync(at("a"), "utf8")).toBe("the store");
  });

  test("R671 shows a changed bit of the tables", async () => {
    const bytes = readFileSync(await backedUp());
    const where = bytes.indexOf("kept");
    bytes[where] = (bytes[where] ?? 0) ^ 1;
    writeFileSync(at("backup"), bytes);
    const read = await readBackup(chunksOf(at("backup")), into("a"), into("b"));
    expect(read).toMatchObject({ ok: false, error: { code: "malformed" } });
  });

  test("R671 of a folder without a desk has none", async () => {
    expect(await copySqliteDesk(at("nothing"), at("copy"))).toBe(false);
  });
});
