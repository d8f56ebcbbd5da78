import { deflateRawSync } from "node:zlib";
import * as A from "@automerge/automerge";
import * as fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import type { SignedEntry } from "../domain/entry.ts";
import { aCredit, aDoc, aSigner, TestDevice } from "../entries/entry-builders.ts";
import { sha256Of } from "../entries/hash.ts";
import { documentOfEntries, openDocument, saveDocument } from "./document-of-entries.ts";
import { entriesOfDocument } from "./entries-of-document.ts";
import { genesisChange } from "./genesis.ts";
import { harvested, idsOf } from "./law-builders.ts";
import { SyncPeer } from "./sync-peer.ts";

const doc = aDoc(1);
let entries: SignedEntry[];
let compact: Uint8Array;
let changes: readonly Uint8Array[];
let message: Uint8Array;

beforeAll(async () => {
  const device = new TestDevice(aSigner("a"));
  entries = [];
  for (let n = 0; n < 3; n++) entries.push(await device.write(doc, aCredit({ amount: n + 1 })));
  const plan = documentOfEntries(doc, entries);
  compact = saveDocument(plan);
  changes = [genesisChange, ...plan.changes.map((change) => change.bytes)];
  message = messageOf(plan);
});

/** What a peer sends that holds everything, to one that asked for it. */
function messageOf(plan: ReturnType<typeof documentOfEntries>): Uint8Array {
  let [full, empty] = [openDocument(plan) as A.Doc<unknown>, A.init<unknown>()];
  let [mine, theirs] = [A.initSyncState(), A.initSyncState()];
  let longest: Uint8Array = new Uint8Array();
  for (let round = 0; round < 4; round++) {
    const asked = A.generateSyncMessage(empty, theirs);
    theirs = asked[0];
    if (asked[1] !== null) [full, mine] = A.receiveSyncMessage(full, mine, asked[1]);
    const told = A.generateSyncMessage(full, mine);
    mine = told[0];
    if (told[1] === null) continue;
    if (told[1].length > longest.length) longest = told[1];
    [empty, theirs] = A.receiveSyncMessage(empty, theirs, told[1]);
  }
  return longest;
}

function flipped(bytes: Uint8Array, bit: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[bit >> 3]! ^= 1 << (bit & 7);
  return copy;
}

/** Gives the chunk the checksum of what it holds now, as a liar would. */
function withChecksum(chunk: Uint8Array): Uint8Array {
  const copy = Uint8Array.from(chunk);
  copy.set(sha256Of(copy.subarray(8)).subarray(0, 4), 4);
  return copy;
}

function chunkOf(type: number, content: Uint8Array, checksum?: Uint8Array): Uint8Array {
  const length: number[] = [];
  let rest = content.length;
  for (; rest > 127; rest >>= 7) length.push((rest & 127) | 128);
  const chunk = Buffer.concat([
    Buffer.from("856f4a8300000000", "hex"),
    Buffer.from([type, ...length, rest]),
    content,
  ]);
  if (checksum === undefined) return withChecksum(chunk);
  chunk.set(checksum, 4);
  return new Uint8Array(chunk);
}

describe("a file with a flipped bit", () => {
  test.each([
    ["one compact chunk", () => compact],
    ["a chunk for each change", () => new Uint8Array(Buffer.concat(changes))],
  ])("is refused, wherever the bit is: %s", (_name, file) => {
    const bytes = file();
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      expect(entriesOfDocument(flipped(bytes, bit)).ok).toBe(false);
    }
  });

  test("is refused, or read as what it says, when the checksums were made right again", () => {
    const known = new Set(idsOf(entries));
    for (const chunk of [compact, changes[1]!]) {
      for (let bit = 64; bit < chunk.length * 8; bit += 9) {
        const result = entriesOfDocument(withChecksum(flipped(chunk, bit)), doc);
        const ids = result.ok ? idsOf(result.value.entries) : [];
        expect(ids.every((id) => known.has(id))).toBe(true);
      }
    }
  });
});

describe("a file of any bytes", () => {
  test("is refused or read, never a crash", () => {
    const content = fc.uint8Array({ maxLength: 400 });
    const type = fc.nat(4);
    void fc.assert(
      fc.property(type, content, (kind, bytes) => {
        entriesOfDocument(chunkOf(kind, bytes));
        return !entriesOfDocument(bytes).ok || bytes.length === 0;
      }),
      { numRuns: 500 },
    );
  });

  test("is refused when it is cut off anywhere but between chunks", () => {
    const file = new Uint8Array(Buffer.concat(changes));
    const borders = new Set([0]);
    for (let at = 0; at < changes.length; at++) {
      borders.add(Buffer.concat(changes.slice(0, at + 1)).length);
    }
    for (let length = 0; length < file.length; length++) {
      expect(entriesOfDocument(file.subarray(0, length)).ok).toBe(borders.has(length));
    }
  });

  test("is read when its changes are compressed", () => {
    const packed = changes.map((change) => {
      const head = change[9]! < 128 ? 10 : 11;
      return chunkOf(2, deflateRawSync(change.subarray(head)), change.subarray(4, 8));
    });
    const { entries: found, alarms } = harvested(new Uint8Array(Buffer.concat(packed)));
    expect(idsOf(found)).toEqual(idsOf(entries));
    expect(alarms).toEqual([]);
  });
});

describe("a small file that claims to be huge", () => {
  const nothing = Buffer.alloc(0);
  /** A change without dependencies whose only column is this one. */
  const changeWith = (spec: number, column: Uint8Array) =>
    chunkOf(
      1,
      Buffer.concat([Buffer.from([0, 1, 7, 1, 1, 0, 0, 0, 1, spec, column.length]), column]),
    );
  /** A document without actors and heads whose only column of operations is this one. */
  const documentWith = (spec: number, column: Uint8Array) => {
    const length = [
      (column.length & 127) | 128,
      ((column.length >> 7) & 127) | 128,
      column.length >> 14,
    ];
    return chunkOf(0, Buffer.concat([Buffer.from([0, 0, 0, 1, spec, ...length]), column]));
  };
  const manyRows = Buffer.from("ffffffffffff07", "hex");

  test.each<[string, () => Uint8Array, string]>([
    [
      "by a run of numbers",
      () => changeWith(0x12, Buffer.concat([manyRows, Buffer.from([1])])),
      "rows",
    ],
    [
      "by a run of nulls",
      () => changeWith(0x12, Buffer.concat([Buffer.from([0]), manyRows])),
      "rows",
    ],
    ["by a run of flags", () => changeWith(0x14, manyRows), "rows"],
    [
      "by a group's size",
      () => changeWith(0x70, Buffer.concat([Buffer.from([1]), manyRows])),
      "unfolds",
    ],
    [
      "by a repeated text",
      () =>
        documentWith(
          0x15,
          Buffer.concat([
            Buffer.from("c09a0c", "hex"),
            Buffer.from([0x80, 0x20]),
            Buffer.alloc(4096, 65),
          ]),
        ),
      "unfolds",
    ],
    [
      "by compression",
      () => documentWith(0x1f, deflateRawSync(Buffer.alloc(129 * 1024 * 1024))),
      "deflate",
    ],
    ["by a compressed column in a change", () => changeWith(0x1d, nothing), "compressed column"],
  ])("is refused before Automerge sees it: %s", (_name, file, reason) => {
    const result = entriesOfDocument(file());
    expect(result).toMatchObject({ ok: false, error: { code: "malformed" } });
    expect(result.ok ? "" : String(result.error["reason"])).toContain(reason);
  });
});

describe("a sync message", () => {
  const takeIn = async (taken: readonly SignedEntry[]) => taken;

  test("with a flipped bit brings nothing false, and never a crash", async () => {
    const known = new Set(idsOf(entries));
    for (let bit = 0; bit < message.length * 8; bit += 11) {
      const peer = new SyncPeer({ doc, entries: [], takeIn });
      const result = await peer.receive(flipped(message, bit));
      const ids = result.ok ? idsOf(result.value.taken) : [];
      expect(ids.every((id) => known.has(id))).toBe(true);
      if (!result.ok) expect(peer.ended).not.toBeNull();
      peer.next();
      peer.end("done");
    }
  });

  test("is refused with a Bloom filter that would take for ever", async () => {
    const peer = new SyncPeer({ doc, entries, takeIn });
    const bloom = [1, 10, 0xff, 0xff, 0xff, 0xff, 0x0f, 0, 0];
    const strange = Uint8Array.from([0x42, 0, 0, 1, 0, bloom.length, ...bloom, 0]);
    expect(await peer.receive(strange)).toMatchObject({
      error: { reason: "a strange Bloom filter" },
    });
    expect(peer.ended).toBe("a strange Bloom filter");
    expect(await peer.receive(message)).toMatchObject({ ok: false, error: { code: "conflict" } });
  });
});
