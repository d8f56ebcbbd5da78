import { expect, test } from "vitest";
import { sha256Of } from "../../entries/hash.ts";
import { toHex } from "../../entries/hex.ts";
import { SeenRows } from "./seen-rows.ts";

test("R790 remembers every row of a long file", () => {
  const seen = new SeenRows();
  const names = Array.from({ length: 5_000 }, (_, at) =>
    toHex(sha256Of(new Uint8Array([at & 255, at >> 8]))),
  );
  expect(names.every((name) => seen.add(name))).toBe(true);
  expect(names.some((name) => seen.add(name))).toBe(false);
  expect(seen.add("0".repeat(32))).toBe(true);
  expect(seen.add("0".repeat(32))).toBe(false);
});
