import { encode } from "cborg";
import { describe, expect, test } from "vitest";
import type { DeviceId, DocId, EntryId } from "../domain/ids.ts";
import { encodeFrame, type Frame, longestFrame, longestGreeting, parseFrame } from "./frames.ts";
import { shardNames, shardOf } from "./shards.ts";

const refusedWith = (code: string) => ({ ok: false, error: expect.objectContaining({ code }) });

describe("bytes that break one rule of a frame", () => {
  test("a megabyte of opening brackets is refused", () => {
    expect(parseFrame(new Uint8Array(longestFrame).fill(0x81))).toEqual(refusedWith("malformed"));
    expect(parseFrame(Uint8Array.of(0x9b, 0, 0, 0, 1, 0, 0, 0, 0))).toEqual(
      refusedWith("malformed"),
    );
  });

  test("a frame over a mebibyte, or over the limit for strangers, is too large", () => {
    expect(parseFrame(new Uint8Array(longestFrame + 1))).toEqual(refusedWith("too-large"));
    const greeting = new Uint8Array(longestGreeting + 1);
    expect(parseFrame(greeting, longestGreeting)).toEqual(refusedWith("too-large"));
  });

  test.each<[string, unknown[]]>([
    ["a text in place of a number", ["bye", "x", "", "1"]],
    ["a field too many", ["bye", "x", "", null, null]],
    ["a field too few", ["bye", "x", ""]],
    ["a type that nobody knows", ["hullo"]],
    ["a number as type", [1]],
    ["a signature of 63 bytes", ["prove", new Uint8Array(63)]],
    ["a push of nothing", ["push", []]],
    ["a push of an empty entry", ["push", [new Uint8Array(0)]]],
    ["a shard that does not exist", ["pull", ["e", [["FF", 1]]], 1]],
    [
      "shards in falling order",
      [
        "pull",
        [
          "e",
          [
            ["01", 1],
            ["00", 1],
          ],
        ],
        1,
      ],
    ],
    [
      "a shard twice",
      [
        "pull",
        [
          "e",
          [
            ["01", 1],
            ["01", 2],
          ],
        ],
        1,
      ],
    ],
    ["a limit beyond a frame's", ["pull", ["e", []], 501]],
    ["a grant of nothing for no reason", ["grant", "w", null, null]],
    ["a grant with a reason against it", ["grant", "w", Uint8Array.of(1), "no"]],
    ["a map", [{ type: "prove" }]],
  ])("%s is refused", (_, wire) => {
    expect(parseFrame(encode(wire))).toEqual(refusedWith("malformed"));
  });

  test("a number in a longer form than it needs is refused", () => {
    const raw = [...encodeFrame({ type: "bye", code: "x", detail: "", retryAfterMs: 5 })];
    expect(raw.pop()).toBe(5);
    for (const form of [
      [0x18, 5],
      [0xf9, 0x45, 0x00],
      [0xc0, 5],
    ]) {
      expect(parseFrame(Uint8Array.of(...raw, ...form))).toEqual(refusedWith("malformed"));
    }
  });

  test("fetched entries cannot move the position of another shard", () => {
    const of = "01".padEnd(34, "0") as DocId;
    const other = shardNames.find((name) => name !== shardOf(of));
    const wire = ["fetched", "f", Buffer.from(of, "hex"), [], [other, 7], false];
    expect(parseFrame(encode(wire))).toEqual(refusedWith("malformed"));
  });

  test("another protocol version is named as the reason, whatever else the hello holds", () => {
    expect(parseFrame(encode(["hello", 2, "replica", { new: true }]))).toEqual({
      ok: false,
      error: { code: "malformed", reason: "hello.protocol: only protocol 1 is spoken here" },
    });
  });
});

describe("how much a frame carries", () => {
  const full = (count: number, length: number) =>
    Array.from({ length: count }, () => new Uint8Array(length));

  test("500 entries and 256 KiB of them fit; one more of either does not", () => {
    const read = (entries: Uint8Array[]) => parseFrame(encodeFrame({ type: "push", entries })).ok;
    expect(read(full(500, 524))).toBe(true);
    expect(read(full(1, 256 * 1024))).toBe(true);
    expect(read(full(501, 8))).toBe(false);
    expect(read([...full(1, 256 * 1024), ...full(1, 1)])).toBe(false);
  });

  test("the fullest page and the fullest beacon fit into a frame", () => {
    const ends = Object.fromEntries(shardNames.map((name) => [name, Number.MAX_SAFE_INTEGER]));
    const entries = full(500, 524).map((bytes) => ({
      shard: "control",
      seq: Number.MAX_SAFE_INTEGER,
      bytes,
    }));
    const cursor = { epoch: "e".repeat(64), seqs: ends };
    expect(encodeFrame({ type: "page", entries, cursor, more: true }).length).toBeLessThan(
      longestFrame / 2,
    );
    const names = ["root", ...shardNames];
    const digest = { count: Number.MAX_SAFE_INTEGER, sum: new Uint8Array(256) };
    const purses = Array.from({ length: 1024 }, (_, at) => `${at}`.padEnd(96, "x"));
    const beacon = encodeFrame({
      type: "beacon",
      device: "0".repeat(32) as DeviceId,
      seq: 0,
      head: null,
      count: 1,
      totals: Object.fromEntries(purses.map((purse) => [purse, -Number.MAX_SAFE_INTEGER])),
      unsent: 0,
      clock: 0,
      control: [],
      digests: Object.fromEntries(names.map((name) => [name, digest])),
      campaignSet: null,
      faults: Object.fromEntries(purses.slice(0, 64).map((name) => [name, 1])),
    });
    expect(parseFrame(beacon).ok).toBe(true);
    expect(beacon.length).toBeLessThan(longestFrame / 4);
  });

  test("the positions of 10,000 devices fit into a frame; one more is refused", () => {
    const one = {
      device: "0".repeat(32) as DeviceId,
      seq: 2 ** 40,
      head: "1".repeat(64) as EntryId,
    };
    const all = Array.from({ length: 10_000 }, () => one);
    const read = (positions: (typeof one)[]) =>
      parseFrame(encodeFrame({ type: "positions", positions })).ok;
    expect(read(all)).toBe(true);
    expect(read([...all, one])).toBe(false);
  });

  test("a hello with a cursor over all shards fits the limit for strangers", () => {
    const ends = Object.fromEntries(shardNames.map((name) => [name, Number.MAX_SAFE_INTEGER]));
    const hello: Frame = {
      type: "hello",
      protocol: 1,
      role: "replica",
      device: "0".repeat(32) as DeviceId,
      network: "1".repeat(64) as EntryId,
      nonce: new Uint8Array(32),
      software: "s".repeat(64),
      cursor: { epoch: "e".repeat(64), seqs: ends },
      seq: 1,
      head: "1".repeat(64) as EntryId,
      subscription: "all",
    };
    expect(encodeFrame(hello).length).toBeLessThan(longestGreeting);
  });

  test("a frame that would be too large is never made", () => {
    const entries = full(5, 250 * 1024);
    expect(() => encodeFrame({ type: "push", entries })).toThrow(/fits its limit/);
  });
});
