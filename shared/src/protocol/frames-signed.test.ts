import { describe, expect, test } from "vitest";
import type { DeviceId, EntryId } from "../domain/ids.ts";
import type { Hello } from "./frames-greeting.ts";
import { checkpointIdOf, provenMessage, takenMessage } from "./frames-signed.ts";

function aHello(given: Partial<Hello> = {}): Hello {
  return {
    type: "hello",
    protocol: 1,
    role: "replica",
    device: "a".repeat(32) as DeviceId,
    network: "1".repeat(64) as EntryId,
    nonce: new Uint8Array(32).fill(1),
    software: "0.1.0",
    cursor: null,
    seq: 0,
    head: null,
    subscription: "all",
    ...given,
  };
}

const hub = aHello({ role: "hub", device: "b".repeat(32) as DeviceId, nonce: new Uint8Array(32) });

describe("what a side signs to prove itself", () => {
  test("differs with everything that either hello says", () => {
    const changes: Partial<Hello>[] = [
      { role: "hub" },
      { device: "c".repeat(32) as DeviceId },
      { network: null },
      { nonce: new Uint8Array(32).fill(2) },
      { software: "0.1.1" },
      { cursor: { epoch: "e", seqs: {} } },
      { seq: 1, head: "2".repeat(64) as EntryId },
      { subscription: "visited" },
    ];
    const messages = [
      provenMessage(aHello(), hub),
      ...changes.map((change) => provenMessage(aHello(change), hub)),
      ...changes.map((change) => provenMessage(hub, aHello(change))),
    ];
    const distinct = new Set(messages.map((message) => Buffer.from(message).toString("hex")));
    expect(distinct.size).toBe(messages.length);
  });

  test("is another thing for the other side, so a proof cannot be sent back", () => {
    expect(provenMessage(aHello(), hub)).not.toEqual(provenMessage(hub, aHello()));
  });

  test("begins with a text that no other signature begins with", () => {
    const start = (message: Uint8Array) => Buffer.from(message.subarray(0, 18)).toString();
    expect(start(provenMessage(aHello(), hub))).toBe("cardweave prove 1\n");
    expect(start(takenMessage(aCheckpoint()))).toBe("cardweave taken 1\n");
  });
});

function aCheckpoint() {
  return {
    device: "a".repeat(32) as DeviceId,
    seq: 7,
    head: "3".repeat(64) as EntryId,
    hub: "b".repeat(32) as DeviceId,
  };
}

describe("a checkpoint's name", () => {
  test("differs with device, position, head and hub", () => {
    const all = [
      aCheckpoint(),
      { ...aCheckpoint(), device: "c".repeat(32) as DeviceId },
      { ...aCheckpoint(), seq: 8 },
      { ...aCheckpoint(), head: "4".repeat(64) as EntryId },
      { ...aCheckpoint(), hub: "c".repeat(32) as DeviceId },
    ].map(checkpointIdOf);
    expect(new Set(all).size).toBe(5);
    expect(all.every((id) => /^[0-9a-f]{64}$/.test(id))).toBe(true);
  });

  test("stays what it was in every later version of the software", () => {
    expect(checkpointIdOf(aCheckpoint())).toBe(
      "93f91faa9373c751ade3d881e293c5b418ab924154dbd0e73aff0a5a0d1cd780",
    );
  });
});
