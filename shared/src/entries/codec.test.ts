import { encode } from "cborg";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { Entry } from "../domain/entry.ts";
import { bodiesByKind, entries, entriesWith } from "./any-entry-builders.ts";
import { encodePayload, longestEntry, parseEntry, sealEntry } from "./codec.ts";
import { aCredit, aDoc, aSigner, aVerifier, TestDevice } from "./entry-builders.ts";
import { entryIdOf } from "./hash.ts";
import { isSignedBy } from "./sign.ts";
import { Malformed } from "./wire.ts";

const signature = new Uint8Array(64).fill(7);
let credit: Entry;
let creditFields: readonly unknown[];

function fieldsOf(entry: Entry): readonly unknown[] {
  const { body, hlc, key } = entry;
  if (body.kind !== "credit") throw new Error("written for credits");
  const hex = (text: string | null) => (text === null ? null : Buffer.from(text, "hex"));
  const { lot } = body;
  return [
    ...[1, hex(entry.doc), hex(entry.device), entry.seq, hex(entry.prev), hex(entry.own), entry.n],
    ...[entry.after.map(hex), hlc.ms, hlc.count, entry.policy.map(hex), entry.by],
    ...[key?.till ?? null, key?.id ?? null, "credit"],
    [
      body.purse,
      [lot.issuer, lot.funder, lot.paid, lot.price, lot.from, lot.expires, lot.order, lot.tax],
      ...[body.amount, body.reason, hex(body.holder), body.minted, hex(body.receipt)],
      body.campaign,
    ],
  ];
}

/** The sealed entry with these fields instead of the usual ones. */
function sealedWith(changed: Readonly<Record<number, unknown>>): Uint8Array {
  return sealed(encode(creditFields.map((field, at) => (at in changed ? changed[at] : field))));
}

function sealed(payload: Uint8Array): Uint8Array {
  return encode([payload, signature]);
}

/** The credit's own fields in its body, one of them changed. */
function bodyWith(at: number, value: unknown): unknown[] {
  return (creditFields[15] as unknown[]).map((field, place) => (place === at ? value : field));
}

function reasonOf(bytes: Uint8Array): string {
  const result = parseEntry(bytes);
  return result.ok ? "read" : String(result.error["reason"] ?? result.error.code);
}

/** Replaces the only place in the payload where these bytes stand. */
function replaced(find: string, put: string): Uint8Array {
  const hex = Buffer.from(encodePayload(credit)).toString("hex");
  expect(hex.split(find)).toHaveLength(2);
  return sealed(Buffer.from(hex.replace(find, put), "hex"));
}

beforeAll(async () => {
  const device = new TestDevice(aSigner("a"));
  await device.write(aDoc(1), aCredit());
  const after = ["aa".repeat(32), "bb".repeat(32)] as unknown as Entry["after"];
  const key = { till: "till-1", id: "receipt-4711" };
  const signed = await device.write(aDoc(1), aCredit({ amount: 77_777, minted: 1 }), {
    after,
    key,
    by: "op",
  });
  credit = signed.entry;
  creditFields = fieldsOf(credit);
});

describe("an entry of every kind", () => {
  test.each(bodiesByKind)("R100 comes back as it was written: %s", (_kind, bodies) => {
    void fc.assert(
      fc.property(entriesWith(bodies), (entry) => {
        const payload = encodePayload(entry);
        const written = sealEntry(entry, payload, signature);
        const parsed = parseEntry(written.bytes);
        if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
        expect(parsed.value.entry).toEqual(entry);
        expect(parsed.value.id).toBe(written.id);
        expect(Buffer.from(encodePayload(parsed.value.entry))).toEqual(Buffer.from(payload));
      }),
      { numRuns: 40 },
    );
  });

  test("is written in the order of the header's table", () => {
    expect(sealedWith({})).toEqual(sealed(encodePayload(credit)));
  });

  test("R101 is not written with a text that UTF-8 would change", () => {
    for (const id of ["half \ud800", "\udc00 half", "\ufeffmark in front"]) {
      expect(() => encodePayload({ ...credit, key: { till: "till-1", id } })).toThrow(Malformed);
    }
  });
});

describe("bytes that are no entry", () => {
  const deep = Buffer.alloc(100_000, 0x81);

  test.each<[string, () => Uint8Array, string]>([
    ["nothing", () => new Uint8Array(), "not CBOR"],
    ["bytes behind the envelope", () => Buffer.concat([sealedWith({}), Buffer.of(0)]), "not CBOR"],
    [
      "bytes behind the payload",
      () => sealed(Buffer.concat([encodePayload(credit), Buffer.of(0)])),
      "not CBOR",
    ],
    ["lists in lists in lists", () => deep, "not CBOR"],
    ["lists in lists in the payload", () => sealed(deep), "not CBOR"],
    [
      "a list that claims to be endless",
      () => Buffer.from("9bffffffffffffffff00", "hex"),
      "not CBOR",
    ],
    ["too many bytes", () => Buffer.alloc(longestEntry + 1), "too-large"],
    ["an envelope of three", () => encode([encodePayload(credit), signature, 1]), "2 fields"],
    ["an envelope of texts", () => encode(["a", "b"]), "payload: bytes"],
    ["a short signature", () => encode([encodePayload(credit), signature.subarray(1)]), "64 bytes"],
    ["a payload that is no list", () => sealed(encode({ v: 1 })), "too few fields"],
    ["a payload of four", () => sealed(encode([1, 2, 3, 4])), "too few fields"],
    ["one field too many", () => sealed(encode([...creditFields, null])), "16 fields"],
    ["one field too few", () => sealed(encode(creditFields.slice(0, 15))), "16 fields"],
    [
      "a body with a field too many",
      () => sealedWith({ 15: [...bodyWith(0, "points"), null] }),
      "8 fields",
    ],
    [
      "a body with a field too few",
      () => sealedWith({ 15: bodyWith(0, "points").slice(1) }),
      "8 fields",
    ],
    ["a body that is a map", () => sealedWith({ 15: { purse: "points" } }), "8 fields"],
  ])("are refused: %s", (_name, bytes, reason) => {
    expect(reasonOf(bytes())).toContain(reason);
  });

  test.each<[string, number, unknown]>([
    ["version 0", 0, 0],
    ["a text as version", 0, "1"],
    ["a short document id", 1, new Uint8Array(16)],
    ["a text as device", 2, "device"],
    ["seq 0", 3, 0],
    ["seq below 0", 3, -1],
    ["a fraction", 3, 1.5],
    ["a float that is whole", 8, 1e300],
    ["not a number", 8, Number.NaN],
    ["infinity", 8, Number.POSITIVE_INFINITY],
    ["beyond 2^53", 3, 2n ** 53n],
    ["beyond 2^64", 3, 2n ** 63n],
    ["undefined", 4, undefined],
    ["true instead of null", 4, true],
    ["after that is no list", 7, null],
    ["heads out of order", 7, [Buffer.alloc(32, 2), Buffer.alloc(32, 1)]],
    ["a head twice", 7, [Buffer.alloc(32, 1), Buffer.alloc(32, 1)]],
    ["too many heads", 7, Array.from({ length: 65 }, (_, at) => Buffer.alloc(32, at))],
    ["a till without a key", 13, null],
    ["a key without a till", 12, null],
    ["an empty key", 13, ""],
    ["a long key", 13, "x".repeat(129)],
    ["a number as kind", 14, 7],
    ["an empty kind", 14, ""],
  ])("are refused, with a reason: %s", (_name, at, value) => {
    const reason = reasonOf(sealedWith({ [at]: value }));
    expect(reason).not.toBe("read");
    expect(reason.length).toBeGreaterThan(5);
  });

  test.each<[string, number, unknown]>([
    ["amount 0", 2, 0],
    ["an amount below 0", 2, -5],
    ["too large an amount", 2, 1_000_000_000_001],
    ["a number as purse", 0, 1],
    ["a day that is none", 1, ["north", null, false, null, null, "2026-1-01", 0, null]],
    ["an unknown tax", 1, ["north", null, false, null, null, null, 0, "none"]],
    ["0 instead of false", 1, ["north", null, 0, null, null, null, 0, null]],
    ["a short receipt id", 6, new Uint8Array(15)],
  ])("are refused in a body: %s", (_name, at, value) => {
    expect(reasonOf(sealedWith({ 15: bodyWith(at, value) }))).toContain("credit");
  });

  // 77,777 is 1a00012fd1; "receipt-4711" is 6c 72...
  test.each<[string, string, string]>([
    ["a number in more bytes than it needs", "1a00012fd1", "1b0000000000012fd1"],
    ["a whole number as a float", "1a00012fd1", "fa4797e880"],
    ["a text in pieces", "6c726563656970742d34373131", "7f6c726563656970742d34373131ff"],
    ["a text with a long length", "6c726563656970742d34373131", "780c726563656970742d34373131"],
    ["a text that is not UTF-8", "6c726563656970742d34373131", "6c726563656970742d343731ff"],
    ["a text behind a mark", "6c726563656970742d34373131", "6fefbbbf726563656970742d34373131"],
    ["a number behind a tag", "1a00012fd1", "c11a00012fd1"],
    ["undefined instead of null", "6c726563656970742d34373131", "f7"],
    ["a simple value", "1a00012fd1", "f8ff"],
  ])("are refused when they are not canonical: %s", (_name, find, put) => {
    expect(reasonOf(replaced(find, put))).not.toBe("read");
  });

  test("R102 are refused when the envelope is not canonical", () => {
    const payload = encodePayload(credit);
    const head = Buffer.alloc(5);
    head.writeUInt8(0x5a);
    head.writeUInt32BE(payload.length, 1);
    const longer = Buffer.concat([Buffer.of(0x82), head, payload, encode(signature)]);
    expect(reasonOf(longer)).toContain("more bytes than necessary");
    const endless = Buffer.concat([
      Buffer.of(0x9f),
      encode(payload),
      encode(signature),
      Buffer.of(0xff),
    ]);
    expect(reasonOf(endless)).not.toBe("read");
  });
});

describe("what a later version wrote", () => {
  test.each(["refund", "__proto__", "constructor", "toString"])(
    "is unknown with its header when the kind is new: %s",
    (kind) => {
      const parsed = parseEntry(sealedWith({ 14: kind, 15: ["whatever", 1] }));
      expect(parsed).toMatchObject({
        ok: true,
        value: { entry: { ...credit, body: { kind: "unknown", version: 1 } } },
      });
    },
  );

  test("R103 is unknown with device, seq and prev when the version is later", () => {
    const { doc, device, seq, prev } = credit;
    const later = sealed(encode([2, ...creditFields.slice(1, 5), "new", [1, 2, 3]]));
    const parsed = parseEntry(later);
    expect(parsed).toMatchObject({
      ok: true,
      value: { entry: { doc, device, seq, prev, body: { kind: "unknown", version: 2 } } },
    });
  });
});

describe("a flipped bit in a sealed entry", () => {
  test("R104 gives a refusal, or another id and a signature that does not hold", async () => {
    const signer = aSigner("a");
    const device = new TestDevice(signer);
    const { bytes } = await device.write(aDoc(1), aCredit(), { key: { till: "t", id: "k" } });
    const original = entryIdOf(bytes);
    let read = 0;
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const flipped = Uint8Array.from(bytes);
      flipped[bit >> 3]! ^= 1 << (bit & 7);
      const parsed = parseEntry(flipped);
      if (!parsed.ok) continue;
      read += 1;
      expect(parsed.value.id).not.toBe(original);
      expect(await isSignedBy(aVerifier, signer.publicKey, parsed.value)).toBe(false);
    }
    expect(read).toBeGreaterThan(500);
  });
});

describe("any bytes", () => {
  test("R102 are refused or read, never a crash, and what is read has one form only", () => {
    const mutations = fc.array(
      fc.record({ at: fc.nat(2000), cut: fc.nat(3), put: fc.uint8Array({ maxLength: 4 }) }),
      { maxLength: 3 },
    );
    void fc.assert(
      fc.property(entries, mutations, (entry, edits) => {
        let payload = Buffer.from(encodePayload(entry));
        for (const { at, cut, put } of edits) {
          const from = at % payload.length;
          payload = Buffer.concat([payload.subarray(0, from), put, payload.subarray(from + cut)]);
        }
        const parsed = parseEntry(sealed(payload));
        if (!parsed.ok || parsed.value.entry.body.kind === "unknown") return;
        expect(Buffer.from(encodePayload(parsed.value.entry))).toEqual(payload);
      }),
      { numRuns: 400 },
    );
    void fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(parseEntry(bytes).ok).toBe(false);
        expect(parseEntry(sealed(bytes)).ok).toBe(false);
      }),
      { numRuns: 400 },
    );
  });
});
