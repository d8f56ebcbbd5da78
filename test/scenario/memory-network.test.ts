import { LineDesk } from "@cardweave/hub/line/line-desk";
import { memoryFeedStore, memoryStore } from "@cardweave/shared/adapters/memory-store";
import { aCredit, aDoc, aSigner, TestDevice } from "@cardweave/shared/entries/entry-builders";
import { admit } from "@cardweave/shared/replica/admit";
import {
  aCertificate,
  aPurseBody,
  aReplica,
  balance,
  book,
  bytesIn,
  countedRandom,
  credit,
  debit,
  decree,
} from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import { held, MemoryNetwork, poolKeysOf, TestNode } from "./memory-network.ts";

const card = aDoc(1);
const unseen = aDoc(2);
const words = ["north", "south", "west"];

async function aNetwork() {
  const network = new MemoryNetwork();
  const hub = await network.start(words);
  const nodes = await Promise.all(words.map((word) => network.node(word)));
  await network.pass(0);
  const [north, south, west] = nodes as [(typeof nodes)[0], (typeof nodes)[0], (typeof nodes)[0]];
  return { network, hub, north, south, west, nodes };
}

describe("nodes in touch with the hub", () => {
  test("R300 A1, K4: see what another has booked, and know what the hub has of theirs", async () => {
    const { network, north, south, nodes } = await aNetwork();
    expect(nodes.map(({ runner }) => runner.status)).toMatchObject([
      { state: "connected", chain: "confirmed" },
      { state: "connected", chain: "confirmed" },
      { state: "connected", chain: "confirmed" },
    ]);
    await book(north.replica, card, credit(10));
    expect(await north.replica.ports.store.unsentCount(north.replica.device)).toMatchObject({
      count: 1,
    });
    await network.pass(0);
    expect(await balance(south.replica, card)).toBe(10);
    expect(await north.replica.ports.store.unsentCount(north.replica.device)).toMatchObject({
      count: 0,
    });
    expect(network.faults).toEqual([]);
  });

  test("R300 miss nothing that comes into the feed while the hub reads a page for them", async () => {
    const network = new MemoryNetwork();
    const { replica, feed, store, desk } = await network.start(words);
    const node = await network.node("north");
    await network.pass(0);
    desk.close();
    let calls = 0;
    let goOn = () => {};
    const gate = new Promise<void>((resolve) => (goOn = resolve));
    /** The welcome asks first, then the pull. */
    const bounds = async () => {
      const now = await feed.bounds();
      calls += 1;
      if (calls === 2) await gate;
      return now;
    };
    network.serve({ replica, store, feed: { ...feed, bounds } });
    await network.pass(2_000);
    expect(calls).toBe(2);
    await decree(replica, aPurseBody("stamps:coffee" as never));
    goOn();
    await network.pass(0);
    expect(node.replica.directory.heads).toEqual(replica.directory.heads);
  });

  test("R300 see what headquarters decrees", async () => {
    const { network, hub, nodes } = await aNetwork();
    await decree(hub.replica, aPurseBody("stamps:coffee" as never));
    await network.pass(0);
    for (const { replica } of nodes) {
      expect(replica.directory.heads).toEqual(hub.replica.directory.heads);
    }
  });

  test("R301 send and get a thousand bookings, each once", async () => {
    const { network, hub, north, south } = await aNetwork();
    const many = Array.from({ length: 1_300 }, (_, at) =>
      book(north.replica, aDoc(at % 7), credit(1)),
    );
    await Promise.all([...many, book(south.replica, card, credit(1))]);
    await network.pass(0);
    await network.pass(0);
    expect(await held(south.replica)).toEqual(await held(hub.replica));
    expect(await south.replica.ports.store.totals()).toEqual({ points: 1_301 });
  });

  test("R302 learn that they agree, by beacons", async () => {
    const { network, nodes, hub, north } = await aNetwork();
    await network.pass(2_000);
    expect(nodes.map(({ runner }) => runner.status.agrees)).toEqual([true, true, true]);
    expect(hub.desk.lines.get(north.replica.device)).toMatchObject({
      connected: true,
      beacon: { device: north.replica.device, unsent: 0 },
    });
  });
});

describe("nodes out of touch", () => {
  test("R303 K5, K7: book on the same card and on unseen ones, and all agree when they are back", async () => {
    const { network, hub, north, south, west, nodes } = await aNetwork();
    await book(north.replica, card, credit(10));
    await network.pass(0);
    for (const node of [north, south]) node.away();
    await network.pass(0);
    expect(north.runner.status).toMatchObject({ state: "offline", why: { code: "cut" } });
    expect(await book(north.replica, card, debit(6))).toBe("booked");
    expect(await book(south.replica, card, debit(6))).toBe("booked");
    expect(await book(south.replica, unseen, credit(3))).toBe("booked");
    expect(await book(west.replica, card, credit(1))).toBe("booked");
    await network.pass(10_000);
    expect(await balance(west.replica, card)).toBe(11);
    for (const node of [north, south]) node.back();
    await network.pass(40_000);
    const expected = await held(hub.replica, card, unseen);
    for (const { replica } of nodes) expect(await held(replica, card, unseen)).toEqual(expected);
    expect(await balance(hub.replica, card)).toBe(-1);
    expect(nodes.map(({ runner }) => runner.status.state)).toEqual(Array(3).fill("connected"));
  });

  test("R304 dial again more and more slowly, at last every half minute", async () => {
    const { network, north } = await aNetwork();
    north.away();
    await network.pass(60_000);
    expect(north.dials).toBeGreaterThan(5);
    expect(north.dials).toBeLessThan(15);
    north.back();
    await network.pass(30_250);
    expect(north.runner.status.state).toBe("connected");
  });

  test("R305 lose nothing when the line breaks in the middle of a load", async () => {
    const { network, hub, north, south } = await aNetwork();
    for (let round = 0; round < 6; round++) {
      const many = Array.from({ length: 50 }, () => book(north.replica, card, credit(1)));
      network.clock.move(0);
      if (round % 2 === 0) north.cut();
      if (round % 3 === 0) south.cut();
      await Promise.all(many);
      await network.pass(1_000);
    }
    await network.pass(5_000);
    expect(await held(north.replica, card)).toEqual(await held(hub.replica, card));
    expect(await held(south.replica, card)).toEqual(await held(hub.replica, card));
    expect(await balance(hub.replica, card)).toBe(300);
  });
});

describe("a hub", () => {
  test("R306 that was restored from an older copy gets back what it had acknowledged", async () => {
    const { network, hub, north, south, nodes } = await aNetwork();
    await book(north.replica, card, credit(10));
    await network.pass(0);
    const backup = await bytesIn(hub.replica);
    await book(south.replica, card, credit(5));
    await decree(hub.replica, aPurseBody("stamps:coffee" as never));
    await network.pass(0);
    south.away();
    await network.pass(0);
    hub.desk.close();
    network.hub = null;
    const { store, feed } = memoryFeedStore({
      ...countedRandom(),
      bytes: (n) => new Uint8Array(n).fill(9),
    });
    const replica = await aReplica("headquarters", { store, clock: network.clock });
    await admit(replica, backup, { from: "backup" });
    expect(await balance(replica, card)).toBe(10);
    network.serve({ replica, feed, store });
    await network.pass(40_000);
    expect(await balance(replica, card)).toBe(15);
    expect(await held(north.replica, card)).toEqual(await held(replica, card));
    await decree(replica, aPurseBody("reward:1" as never));
    south.back();
    await network.pass(40_000);
    for (const node of nodes)
      expect(await held(node.replica, card)).toEqual(await held(replica, card));
    expect((await replica.ports.store.counts()).pending).toBe(0);
  });

  test("R306 gets what a node comes to hold of others by another way", async () => {
    const { network, hub, north } = await aNetwork();
    await network.pass(0);
    const lost = await aReplica("south", { clock: network.clock });
    await admit(lost, await bytesIn(hub.replica), { from: "enrol" });
    await book(lost, card, credit(7));
    await admit(north.replica, await bytesIn(lost), { from: "file" });
    expect(await balance(hub.replica, card)).toBe(0);
    await network.pass(12_000);
    expect(await balance(hub.replica, card)).toBe(7);
    expect(network.faults).toEqual([]);
  });

  test("R307 turns away a device without a certificate, with the reason", async () => {
    const { network } = await aNetwork();
    const stranger = await network.node("stranger");
    await network.pass(0);
    expect(stranger.runner.status).toMatchObject({
      state: "offline",
      why: { code: "not-certified" },
    });
    expect(network.faults).toEqual([]);
  });

  test("R308 that is not the network's own is not believed", async () => {
    const network = new MemoryNetwork();
    const hub = await network.start(words);
    const node = await network.node("north");
    await network.pass(0);
    node.cut();
    const { feed, store, replica } = hub;
    const signer = aSigner("impostor");
    const poolKeys = poolKeysOf(feed);
    await decree(replica, aCertificate("impostor"));
    const fatal = (fault: unknown) => void network.faults.push(fault);
    const desk = new LineDesk({ replica, feed, signer, poolKeys, software: "x", fatal });
    network.hub = { replica, feed, store, desk };
    await network.pass(2_000);
    expect(node.runner.status.state).toBe("offline");
    expect(network.faults).toEqual([]);
  });

  test("R309 tells a device whose disk was rolled back, and takes nothing of it that forks", async () => {
    const { network, hub, north } = await aNetwork();
    const backup = await bytesIn(north.replica);
    await book(north.replica, card, credit(10));
    await network.pass(0);
    north.runner.stop();
    await network.pass(0);
    const store = memoryStore();
    const restored = await aReplica("north", { store, clock: network.clock });
    await admit(restored, backup, { from: "backup" });
    const again = new TestNode(restored, network);
    await network.pass(0);
    expect(again.runner.status).toMatchObject({ state: "offline", chain: "rolled-back" });
    await book(restored, card, credit(99));
    await network.pass(40_000);
    expect(again.runner.status).toMatchObject({ state: "offline", chain: "forked" });
    expect(await balance(hub.replica, card)).toBe(10);
  });

  test("R310 stores and acknowledges what is invalid, so that nothing stops behind it", async () => {
    const network = new MemoryNetwork();
    const hub = await network.start(words);
    const liar = new TestDevice(aSigner("north"));
    const wrong = await liar.write(card, aCredit({ holder: liar.id }), { n: 5 });
    const fine = await liar.write(unseen, aCredit({ holder: liar.id }));
    const south = await network.node("south");
    await network.pass(0);
    await admit(hub.replica, [wrong.bytes, fine.bytes], { from: "device north" });
    await network.pass(0);
    expect(await hub.store.position(liar.id)).toMatchObject({ seq: 2, head: fine.id });
    expect([await balance(south.replica, card), await balance(south.replica, unseen)]).toEqual([
      0, 10,
    ]);
  });
});
