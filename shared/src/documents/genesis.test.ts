import * as A from "@automerge/automerge";
import { expect, test } from "vitest";
import { sha256Of } from "../entries/hash.ts";
import { toHex } from "../entries/hex.ts";
import { entriesMap, genesisChange, genesisPlace } from "./genesis.ts";

test("the constant is what Automerge makes of an empty map of entries", () => {
  const start = A.init<{ v: number; entries: object }>({ actor: "0".repeat(32) });
  const made = A.change(start, { time: 0 }, (draft) => {
    draft.v = 1;
    draft.entries = {};
  });
  expect(A.getAllChanges(made)).toEqual([genesisChange]);
  expect(A.getHeads(made)).toEqual([genesisPlace.hash]);
  expect(A.getObjectId(made, "entries")).toBe(entriesMap);
  expect(A.stats(made).numOps).toBe(genesisPlace.op);
  expect(toHex(sha256Of(genesisChange.subarray(8)))).toBe(genesisPlace.hash);
  A.free(made);
});
