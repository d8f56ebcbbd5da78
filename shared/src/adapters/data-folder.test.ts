import { existsSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openDataFolder, readManifest } from "./data-folder.ts";

let parent = "";
let path = "";
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), "cardweave-folder-"));
  path = join(parent, "deep", "data");
});
afterEach(() => rmSync(parent, { recursive: true }));

const fault = (kind: string) => expect.objectContaining({ name: "StorageFault", kind });

describe("a data folder", () => {
  test("is made for its owner alone", () => {
    const folder = openDataFolder(path);
    expect(statSync(path).mode & 0o777).toBe(0o700);
    expect(folder.file("store.sqlite")).toBe(join(path, "store.sqlite"));
    folder.release();
  });

  test("is held once, also within one process, and free after its release", () => {
    const folder = openDataFolder(path);
    expect(() => openDataFolder(path)).toThrow(fault("locked"));
    folder.release();
    openDataFolder(path).release();
  });

  test("keeps its description, which others may read meanwhile", () => {
    const folder = openDataFolder(path);
    expect(folder.manifest()).toBeUndefined();
    folder.writeManifest({ role: "node", version: 1, branch: "nord" });
    folder.writeManifest({ role: "node", version: 2, branch: "nord" });
    expect(readManifest(path)).toStrictEqual({ role: "node", version: 2, branch: "nord" });
    expect(statSync(folder.file("cardweave.json")).mode & 0o777).toBe(0o600);
    expect(readdirSync(path)).toStrictEqual(["cardweave.json", "lock.sqlite"]);
    folder.release();
  });

  test.each(["{", "[]", "null", '{"role":"king","version":1}', '{"role":"hub","version":1.5}'])(
    "refuses a description that is none: %s",
    (text) => {
      const folder = openDataFolder(path);
      writeFileSync(folder.file("cardweave.json"), text);
      expect(() => folder.manifest()).toThrow(fault("corrupt"));
      folder.release();
    },
  );

  test("says so when the path is a file", () => {
    const file = join(parent, "file");
    writeFileSync(file, "");
    expect(() => openDataFolder(file)).toThrow(fault("io"));
    expect(existsSync(file)).toBe(true);
  });
});
