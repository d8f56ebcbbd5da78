import { decode, encode } from "cborg";
import { describe, expect, test } from "vitest";
import { memoryStore } from "../adapters/memory-store.ts";
import type { SignedEntry } from "../domain/entry.ts";
import type { EntryId } from "../domain/ids.ts";
import { encodePayload, sealEntry, signedMessage } from "../entries/codec.ts";
import { aCredit, aDoc, aSigner, TestDevice } from "../entries/entry-builders.ts";
import { admit, retryAside } from "./admit.ts";
import { aNodeAndALiar, creditBy, take, verdictOf } from "./liar-builders.ts";
import {
  aCertificate,
  accountOf,
  aNetworkOf,
  aPurseBody,
  aReplica,
  balance,
  book,
  bytesIn,
  credit,
  decree,
  deviceOf,
  fillable,
  HandClock,
  type points,
  quiet,
} from "./replica-builders.ts";

const card = aDoc(1);
const from = "test";

describe("entries that came", () => {
  test("R210 are stored once, however often they come", async () => {
    const { node, liar } = await aNodeAndALiar();
    const one = await liar.write(card, creditBy("liar"));
    expect(await take(node, one, one)).toMatchObject({ stored: 1, known: 0, aside: [] });
    expect(await take(node, one)).toMatchObject({ stored: 0, known: 1, aside: [] });
    expect(await balance(node, card)).toBe(10);
    const [first, second] = await Promise.all([take(node, one), take(node, one)]);
    expect([first.stored, second.stored]).toEqual([0, 0]);
  });

  test("R211 are kept aside when their signature is wrong, and harm no others", async () => {
    const { node, liar } = await aNodeAndALiar();
    const good = await liar.write(card, creditBy("liar"));
    const flipped = new Uint8Array(good.bytes);
    flipped.set([(flipped.at(-1) ?? 0) ^ 1], flipped.length - 1);
    const admitted = await admit(node, [flipped, good.bytes, Uint8Array.of(1, 2)], { from });
    expect(admitted).toMatchObject({ stored: 1, known: 0 });
    const aside = await node.ports.store.aside(10);
    expect(aside.map((one) => [one.reason.split(":")[0], one.from]).toSorted()).toEqual([
      ["bad-signature", from],
      ["malformed", from],
    ]);
  });

  test("R212 of a device without a certificate are kept aside until its certificate comes", async () => {
    const { hq, node } = await aNodeAndALiar();
    const stranger = new TestDevice(aSigner("stranger"));
    const one = await stranger.write(card, creditBy("stranger"));
    await take(node, one);
    expect(await node.ports.store.aside(10)).toMatchObject([{ reason: "unknown-device" }]);
    await decree(hq, aCertificate("stranger"));
    await admit(node, await bytesIn(hq), { from });
    await retryAside(node);
    expect(await verdictOf(node, one)).toBe("valid");
    expect(await node.ports.store.aside(10)).toEqual([]);
  });

  test("R212 are tried again until nothing more can be known: root, certificate, device", async () => {
    const { hq } = await aNodeAndALiar();
    const node = await aReplica("north");
    const liar = new TestDevice(aSigner("liar"));
    const one = await liar.write(card, creditBy("liar"));
    const [network, ...rest] = await bytesIn(hq);
    await admit(node, [one.bytes, ...rest], { from });
    expect((await node.ports.store.aside(10)).length).toBe(1 + rest.length);
    await admit(node, [network ?? new Uint8Array()], { from });
    await retryAside(node);
    expect(await node.ports.store.aside(10)).toEqual([]);
    expect(await verdictOf(node, one)).toBe("valid");
  });

  test("R212 stay aside with the new reason when the certificate shows a wrong signature", async () => {
    const { hq, node } = await aNodeAndALiar();
    const stranger = new TestDevice(aSigner("stranger"));
    const { bytes } = await stranger.write(card, creditBy("stranger"));
    bytes.set([(bytes.at(-1) ?? 0) ^ 1], bytes.length - 1);
    await admit(node, [bytes], { from });
    await decree(hq, aCertificate("stranger"));
    await admit(node, await bytesIn(hq), { from });
    await retryAside(node);
    expect(await node.ports.store.aside(10)).toMatchObject([{ reason: "bad-signature" }]);
  });

  test("R213 leave no trace in memory when the disk is full", async () => {
    const clock = new HandClock();
    const hq = await aNetworkOf(["north"], { clock });
    const store = fillable(memoryStore());
    const node = await aReplica("north", { clock, store });
    store.full = true;
    await expect(admit(node, await bytesIn(hq), { from })).rejects.toMatchObject({ kind: "full" });
    const { directory } = node;
    expect([directory.networkId, directory.purses.size, directory.heads]).toEqual([null, 0, []]);
    store.full = false;
    await admit(node, await bytesIn(hq), { from });
    expect(node.directory.heads).toEqual(hq.directory.heads);
    expect(await book(node, card, credit(1))).toBe("booked");
  });

  test("R214 of this device itself that come back carry its chain on", async () => {
    const clock = new HandClock();
    const old = await aNetworkOf([], { clock });
    const backup = await bytesIn(old);
    await decree(old, aPurseBody("reward:1" as never));
    const restored = await aReplica("headquarters", { clock });
    await admit(restored, backup, { from });
    await admit(restored, await bytesIn(old), { from });
    expect(restored.chain).toMatchObject({ seq: old.chain.seq, head: old.chain.head });
    const [next] = await decree(restored, aPurseBody("reward:2" as never));
    expect(next?.entry).toMatchObject({ seq: old.chain.seq + 1, prev: old.chain.head });
  });
});

describe("an entry waits", () => {
  test("R215 for the history it cites, in whatever order that comes", async () => {
    const { node, liar } = await aNodeAndALiar();
    const one = await liar.write(card, creditBy("liar", 1));
    const two = await liar.write(card, creditBy("liar", 2));
    const three = await liar.write(card, creditBy("liar", 4));
    await take(node, three);
    expect(await verdictOf(node, three)).toBe("pending history-missing");
    await take(node, two);
    expect([await verdictOf(node, two), await balance(node, card)]).toEqual([
      "pending history-missing",
      0,
    ]);
    await take(node, one);
    expect(await verdictOf(node, three)).toBe("valid");
    expect(await balance(node, card)).toBe(7);
    expect((await accountOf(node, card)).heads).toEqual([three.id]);
  });

  test("R215 for the control entries it cites as its policy", async () => {
    const { hq, node, liar } = await aNodeAndALiar();
    const [news] = await decree(hq, aPurseBody("reward:1" as never));
    const policy = [news?.id as EntryId];
    const one = await liar.write(card, creditBy("liar"), { policy });
    await take(node, one);
    expect(await verdictOf(node, one)).toBe("pending history-missing");
    await admit(node, await bytesIn(hq), { from });
    expect(await verdictOf(node, one)).toBe("valid");
  });

  test("R216 for the definition of its purse", async () => {
    const { hq, node, liar } = await aNodeAndALiar();
    const purse = "stamps:coffee" as typeof points;
    const one = await liar.write(card, aCredit({ purse, holder: deviceOf("liar") }));
    await take(node, one);
    expect(await verdictOf(node, one)).toBe("pending unknown-purse");
    await take(hq, one);
    await decree(hq, aPurseBody(purse));
    await admit(node, await bytesIn(hq), { from });
    for (const replica of [node, hq]) {
      expect(await verdictOf(replica, one)).toBe("valid");
      expect(await balance(replica, card, purse)).toBe(10);
    }
  });

  test("R33 for the clock when it is from more than five minutes ahead, then counts by itself", async () => {
    const { clock, node, liar } = await aNodeAndALiar();
    const hlc = { ms: clock.now() + 3_600_000, count: 0 };
    const one = await liar.write(card, creditBy("liar"), { hlc });
    const two = await liar.write(card, creditBy("liar"));
    await take(node, two, one);
    expect(await verdictOf(node, one)).toBe("pending clock-ahead");
    expect(await verdictOf(node, two)).toBe("pending history-missing");
    expect(await book(node, card, credit(1))).toBe("booked");
    expect((await node.ports.store.unsent(node.device, 0, 1))[0]?.entry.hlc.ms).toBe(clock.now());
    clock.move(3_300_000);
    await quiet(node);
    clock.move(1_000);
    await quiet(node);
    expect([await verdictOf(node, one), await verdictOf(node, two)]).toEqual(["valid", "valid"]);
    await book(node, card, credit(1));
    const last = (await node.ports.store.unsent(node.device, 1, 1))[0];
    expect(last?.entry.hlc.ms).toBeGreaterThanOrEqual(hlc.ms);
    expect(clock.waiting).toBe(0);
  });

  test("R33 for the clock across a restart", async () => {
    const { clock, hq, liar } = await aNodeAndALiar();
    const store = memoryStore();
    const node = await aReplica("north", { clock, store });
    await admit(node, await bytesIn(hq), { from });
    const hlc = { ms: clock.now() + 3_600_000, count: 0 };
    const one = await liar.write(card, creditBy("liar"), { hlc });
    await take(node, one);
    const later = new HandClock();
    later.move(3_600_000);
    const again = await aReplica("north", { clock: later, store });
    expect(await verdictOf(again, one)).toBe("valid");
  });

  test("R217 for newer software when it cannot be read, and blocks nobody else", async () => {
    const { node, liar } = await aNodeAndALiar();
    const one = await laterVersion(await liar.write(card, creditBy("liar")));
    const other = new TestDevice(aSigner("north"));
    expect(other.id).toBe(node.device);
    expect(await admit(node, [one.bytes], { from })).toMatchObject({ stored: 1, aside: [] });
    expect(await verdictOf(node, one)).toBe("pending unknown-version");
    expect(await node.ports.store.position(deviceOf("liar"))).toMatchObject({
      seq: 1,
      head: one.id,
    });
    expect(await book(node, card, credit(1))).toBe("booked");
    expect(await bytesIn(node)).toContainEqual(one.bytes);
  });
});

/** As the entry would be if a later version of the software had written it. */
async function laterVersion({ entry }: SignedEntry): Promise<SignedEntry> {
  const wire = decode(encodePayload(entry)) as unknown[];
  const payload = encode([2, ...wire.slice(1), "more"]);
  const signature = await aSigner("liar").sign(signedMessage(payload));
  return sealEntry(entry, payload, signature);
}
