import { describe, expect, test } from "vitest";
import type { DocId } from "../domain/ids.ts";
import { isShard, shardNames, shardOf } from "./shards.ts";

describe("the shard of a document", () => {
  test("is `control` for every control document", () => {
    expect(shardOf("00".padEnd(34, "7") as DocId)).toBe("control");
  });

  test("stays what it was in every later version of the software", () => {
    // Source: sha256sum of the byte 01 and sixteen bytes 00.
    expect(shardOf("01".padEnd(34, "0") as DocId)).toBe("f0");
  });

  test("spreads accounts over all 256", () => {
    const docs = Array.from({ length: 8192 }, (_, at) => `01${at.toString(16).padStart(32, "0")}`);
    expect(new Set(docs.map((doc) => shardOf(doc as DocId))).size).toBe(256);
  });

  test("is one of 257 names", () => {
    expect(new Set(shardNames).size).toBe(257);
    expect(["control", "00", "ff"].every(isShard)).toBe(true);
    expect(["FF", "0", "100", "", 0, null].some(isShard)).toBe(false);
  });
});
