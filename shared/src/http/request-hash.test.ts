import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unknownFields } from "./parse-input.ts";
import { requestHash } from "./request-hash.ts";

const fields = fc.dictionary(
  fc.constantFrom("amount", "purse", "card", "till", "note"),
  fc.jsonValue({ maxDepth: 2 }),
);

describe("the hash of a request", () => {
  test("does not depend on the order of the fields", () => {
    fc.assert(
      fc.property(fields, (body) => {
        const turned = Object.fromEntries(Object.entries(body).toReversed());
        expect(requestHash("POST /x", turned)).toBe(requestHash("POST /x", body));
      }),
    );
  });

  test("tells apart calls, values and the order of lists", () => {
    const hash = requestHash("POST /x", { lines: [1, 2] });
    expect(requestHash("POST /y", { lines: [1, 2] })).not.toBe(hash);
    expect(requestHash("POST /x", { lines: [2, 1] })).not.toBe(hash);
    expect(requestHash("POST /x", { lines: ["1", "2"] })).not.toBe(hash);
  });

  test("holds nothing that could be guessed from it", () => {
    const bare = { card: { number: "K7" } };
    const secret = { card: { number: "K7", pin: "1234", proof: { sun: "x" } }, operator: "token" };
    expect(requestHash("POST /x", secret)).toBe(requestHash("POST /x", bare));
  });
});

describe("unknown fields", () => {
  test("are none in what was understood whole", () => {
    fc.assert(
      fc.property(fields, (body) => {
        expect(unknownFields(body, body)).toEqual([]);
      }),
    );
  });

  test("are named by their paths, in lists too, and no deeper than was understood", () => {
    const deep = { lines: [{ id: "1", odd: { odder: 1 } }, { id: "2" }], other: [{ a: 1 }] };
    expect(unknownFields(deep, { lines: [{ id: "1" }, { id: "2" }] })).toEqual([
      "lines.0.odd",
      "other",
    ]);
  });

  test("cannot bring control characters or novels into an answer", () => {
    const [name = ""] = unknownFields({ [`a\n${"b".repeat(1_000)}`]: 1 }, {});
    expect(name).toHaveLength(64);
    expect(name).not.toContain("\n");
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, n) => [`f${n}`, n]));
    expect(unknownFields(many, {})).toHaveLength(50);
  });
});
