import { encode } from "cborg";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { DeviceId, DocId, EntryId, PurseId } from "../domain/ids.ts";
import { toHex } from "../entries/hex.ts";
import { encodeFrame, type Frame, parseFrame } from "./frames.ts";
import { shardNames, shardOf } from "./shards.ts";

const bytes = (least: number, most = least) =>
  fc.uint8Array({ minLength: least, maxLength: most }).map((array) => new Uint8Array(array));
const hexOf = <T extends string>(length: number) => bytes(length).map((raw) => toHex(raw) as T);
const device = hexOf<DeviceId>(16);
const entryId = hexOf<EntryId>(32);
const doc = hexOf<DocId>(17);
const words = (most: number, least = 1) =>
  fc.string({ unit: "grapheme-ascii", minLength: least, maxLength: most });
const or = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary);
const whole = fc.maxSafeNat();
const shard = fc.constantFrom(...shardNames);
const seqs = fc.dictionary(shard, whole, { noNullPrototype: true });
const cursor = fc.record({ epoch: words(64), seqs });
const heads = fc
  .uniqueArray(entryId, { maxLength: 6 })
  .map((ids) => ids.toSorted() as readonly EntryId[]);
const chain = fc.oneof(
  fc.record({ seq: fc.constant(0), head: fc.constant(null) }),
  fc.record({ seq: fc.integer({ min: 1 }), head: entryId }),
);
const deviceChain = fc.tuple(device, chain).map(([of, end]) => ({ device: of, ...end }));
const entries = fc.array(bytes(1, 300), { maxLength: 5 });
const placed = fc.array(fc.record({ shard, seq: fc.integer({ min: 1 }), bytes: bytes(1, 300) }), {
  maxLength: 5,
});
const is = <T extends string>(type: T) => fc.constant(type);
const digests = fc.dictionary(
  fc.constantFrom("root", ...shardNames),
  fc.record({ count: whole, sum: bytes(256) }),
  { noNullPrototype: true, maxKeys: 4 },
);

const frames: { [K in Frame["type"]]: fc.Arbitrary<Extract<Frame, { type: K }>> } = {
  hello: fc
    .record({
      type: is("hello"),
      protocol: fc.constant(1 as const),
      role: fc.constantFrom("replica" as const, "hub" as const),
      device,
      network: or(entryId),
      nonce: bytes(32),
      software: words(64),
      cursor: or(cursor),
      subscription: fc.oneof(
        fc.constantFrom("all" as const, "visited" as const),
        fc.uniqueArray(words(64)).map((regions) => ({ regions: regions.toSorted() })),
      ),
      end: chain,
    })
    .map(({ end, ...rest }) => ({ ...rest, ...end })),
  prove: fc.record({ type: is("prove"), signature: bytes(64) }),
  welcome: fc.record({
    type: is("welcome"),
    epoch: words(64),
    position: deviceChain,
    time: whole,
    control: heads,
    bounds: seqs,
  }),
  bye: fc.record({
    type: is("bye"),
    code: words(64),
    detail: words(512, 0),
    retryAfterMs: or(whole),
  }),
  push: fc.record({ type: is("push"), entries: fc.array(bytes(1, 300), { minLength: 1 }) }),
  pull: fc.record({ type: is("pull"), cursor, limit: fc.integer({ min: 1, max: 500 }) }),
  page: fc.record({ type: is("page"), entries: placed, cursor, more: fc.boolean() }),
  live: fc.record({ type: is("live"), entries: placed, cursor }),
  fetch: fc.record({ type: is("fetch"), id: words(64), doc }),
  fetched: fc
    .record({ type: is("fetched"), id: words(64), doc, entries, more: fc.boolean(), seq: whole })
    .map(({ seq, ...rest }) => ({ ...rest, position: { shard: shardOf(rest.doc), seq } })),
  want: fc.record({
    type: is("want"),
    id: words(64),
    doc,
    purse: words(96).map((purse) => purse as PurseId),
    amount: fc.integer({ min: 1, max: 10_000_000_000 }),
    to: device,
  }),
  grant: fc.oneof(
    fc.record({
      type: is("grant"),
      id: words(64),
      entry: bytes(1, 300),
      reason: fc.constant(null),
    }),
    fc.record({ type: is("grant"), id: words(64), entry: fc.constant(null), reason: words(256) }),
  ),
  taken: fc.record({
    type: is("taken"),
    device,
    seq: fc.integer({ min: 1 }),
    head: entryId,
    hub: device,
    signature: bytes(64),
  }),
  beacon: fc
    .record({
      type: is("beacon"),
      device,
      count: whole,
      totals: fc.dictionary(
        words(96),
        fc.maxSafeInteger().map((sum) => sum + 0),
        {
          noNullPrototype: true,
        },
      ),
      unsent: whole,
      clock: whole,
      control: heads,
      digests,
      campaignSet: or(words(64)),
      faults: fc.dictionary(words(96), fc.integer({ min: 1 }), { noNullPrototype: true }),
      end: chain,
    })
    .map(({ end, ...rest }) => ({ ...rest, ...end })),
  positions: fc.record({ type: is("positions"), positions: fc.array(deviceChain) }),
  search: fc.record({
    type: is("search"),
    id: words(64),
    text: words(80),
    till: or(words(64)),
    by: or(words(64)),
  }),
  found: fc.record({
    type: is("found"),
    id: words(64),
    people: fc.array(fc.record({ name: words(120), number: words(64), account: doc }), {
      maxLength: 20,
    }),
  }),
};

const anyFrame: fc.Arbitrary<Frame> = fc.oneof(...Object.values<fc.Arbitrary<Frame>>(frames));

describe("a frame on the wire", () => {
  test.each(Object.entries<fc.Arbitrary<Frame>>(frames))("%s comes back as it was", (_, frame) => {
    fc.assert(
      fc.property(frame, (sent) => {
        expect(parseFrame(encodeFrame(sent))).toEqual({ ok: true, value: sent });
      }),
    );
  });

  test("a frame that was read is written with the same bytes", () => {
    fc.assert(
      fc.property(anyFrame, (sent) => {
        const parsed = parseFrame(encodeFrame(sent));
        expect(parsed.ok && encodeFrame(parsed.value)).toEqual(encodeFrame(sent));
      }),
    );
  });

  test("what a frame carries does not keep the frame's own bytes in memory", () => {
    const raw = encodeFrame({ type: "push", entries: [Uint8Array.of(1, 2, 3)] });
    for (const received of [raw, Buffer.from(raw)]) {
      const parsed = parseFrame(received);
      const carried = parsed.ok && parsed.value.type === "push" ? parsed.value.entries : [];
      expect(carried.map((entry) => entry.buffer.byteLength)).toEqual([3]);
    }
  });
});

describe("bytes that are no frame", () => {
  test("a frame with a flipped byte is refused or is another frame, and never more", () => {
    const flip = fc.record({ at: fc.nat(), by: fc.integer({ min: 1, max: 255 }) });
    fc.assert(
      fc.property(anyFrame, fc.array(flip, { minLength: 1, maxLength: 4 }), (sent, flips) => {
        const raw = encodeFrame(sent);
        for (const { at, by } of flips) raw[at % raw.length] = (raw[at % raw.length] ?? 0) ^ by;
        const parsed = parseFrame(raw);
        if (parsed.ok) expect(encodeFrame(parsed.value)).toEqual(raw);
        else expect(parsed.error.code).toBe("malformed");
      }),
      { numRuns: 3000 },
    );
  });

  test("a frame cut short or with something behind it is refused", () => {
    fc.assert(
      fc.property(anyFrame, fc.nat(), bytes(1, 9), (sent, cut, behind) => {
        const raw = encodeFrame(sent);
        expect(parseFrame(raw.subarray(0, cut % raw.length)).ok).toBe(false);
        expect(parseFrame(Uint8Array.of(...raw, ...behind)).ok).toBe(false);
      }),
    );
  });

  test("any bytes at all are refused or are a frame", () => {
    fc.assert(
      fc.property(bytes(0, 200), (raw) => void parseFrame(raw)),
      { numRuns: 2000 },
    );
  });

  test("any CBOR behind a known type is refused or is that frame", () => {
    const value = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constant(null),
        fc.boolean(),
        fc.maxSafeInteger(),
        fc.string(),
        bytes(0, 70),
        fc.array(tie("value"), { maxLength: 12 }),
        fc.dictionary(fc.string(), tie("value"), { maxKeys: 3 }),
      ),
    })).value;
    const types = fc.constantFrom(...Object.keys(frames), "constructor", "__proto__");
    fc.assert(
      fc.property(types, fc.array(value, { maxLength: 12 }), (type, rest) => {
        const raw = encode([type, ...rest]);
        const parsed = parseFrame(raw);
        if (parsed.ok) expect(encodeFrame(parsed.value)).toEqual(raw);
      }),
      { numRuns: 2000 },
    );
  });
});
