import { join } from "node:path";
import { openKeyFile } from "@cardweave/shared/adapters/file-keys";
import { aCredit, aDoc, aSigner, TestDevice } from "@cardweave/shared/entries/entry-builders";
import type { Signer } from "@cardweave/shared/ports/keys";
import type { Frame } from "@cardweave/shared/protocol/frames";
import { describe, expect, test } from "vitest";
import { settle } from "./agreement.ts";
import { residentMb } from "./child.ts";
import { hostileRequests, pourInto, raw } from "./hostile-requests.ts";
import { withNetwork } from "./lane.ts";
import { Load } from "./load.ts";
import { type Network, newCard } from "./network.ts";
import { aHello, greeted, RogueLine } from "./rogue.ts";
import { pause, waitFor } from "./wait-for.ts";

const running = withNetwork({ nodes: 2 });
let thief: Signer | undefined;

/** The key of a certified device that somebody carried away. */
async function stolenKey(network: Network): Promise<Signer> {
  if (thief === undefined) {
    const site = await network.enrolled("hafen", "stolen");
    thief = openKeyFile(join(site.folder, "device.key"));
  }
  return thief;
}

/** The honest go on as if nothing were: booked here, seen there. */
async function expectUnharmed(network: Network): Promise<void> {
  const card = newCard();
  const key = `unharmed-${card.number}`;
  await network.branch(0).till.book(key, { card, type: "credit", purse: "points", amount: 4 });
  await waitFor("the other branch to see it", async () => {
    const { purses } = await network.branch(1).till.lookup(card);
    return purses[0]?.balance === 4 || undefined;
  });
}

type Tries = Readonly<Record<string, (line: RogueLine, stolen: Signer) => Promise<void> | void>>;

const tries: Tries = {
  "text-frame": (line) => line.say("hello"),
  "malformed-frame garbage": (line) => line.say(new Uint8Array([0xff, 0x00, 0x80, 0x81])),
  "malformed-frame empty": (line) => line.say(new Uint8Array()),
  "malformed-frame nested": (line) => line.say(new Uint8Array(10_000).fill(0x81)),
  "malformed-frame longer than a greeting": (line) => line.say(new Uint8Array(20_000)),
  "frame-too-large": (line) => line.say(new Uint8Array(2 * 1024 * 1024)),
  "not-certified": (line) => line.say(aHello(aSigner("nobody").device)),
  "other-network": (line, { device }) =>
    line.say(aHello(device, { network: "ab".repeat(32) as never })),
  "unexpected-frame push first": (line) =>
    line.say({ type: "push", entries: [new Uint8Array(40)] }),
  "unexpected-frame no proof": (line, { device }) => {
    line.say(aHello(device));
    line.say({ type: "pull", cursor: { epoch: "none", seqs: {} }, limit: 10 });
  },
  "not-proven wrong key": async (line, { device }) => {
    line.say(aHello(device));
    const signature = await aSigner("nobody").sign(new Uint8Array(64));
    line.say({ type: "prove", signature });
  },
};

describe("a peer that nobody knows", () => {
  test("is sent away with the reason, and it is counted", async () => {
    const network = running();
    const stolen = await stolenKey(network);
    const before = (await network.admin.health()).refusedLines;
    const wanted: Record<string, number> = {};
    for (const [name, attempt] of Object.entries(tries)) {
      const line = await RogueLine.dial(network.hub.address);
      await attempt(line, stolen);
      const [code = ""] = name.split(" ");
      wanted[code] = (wanted[code] ?? 0) + 1;
      expect({ name, end: await line.ended }).toMatchObject({ name, end: endOf(code) });
    }
    await waitFor("the hub to have counted them", async () => {
      const { refusedLines } = await network.admin.health();
      const counted = Object.keys(wanted).map((code) => [
        code,
        (refusedLines[code] ?? 0) - (before[code] ?? 0),
      ]);
      expect(Object.fromEntries(counted)).toStrictEqual(wanted);
      return true;
    });
    await expectUnharmed(network);
  });

  function endOf(code: string): unknown {
    const closeCode = code === "frame-too-large" ? 1009 : 4000;
    return expect.stringMatching(closeCode === 1009 ? /^1009/ : new RegExp(`^4000 ${code}`));
  }

  test("cannot use what another has proven", async () => {
    const network = running();
    const { line, hello, signature } = await greeted(network.hub.address, await stolenKey(network));
    const parrot = await RogueLine.dial(network.hub.address);
    parrot.say(hello);
    await parrot.hear("hello");
    parrot.say({ type: "prove", signature });
    expect(await parrot.ended).toMatch(/^4000 not-proven/);
    line.close();
  });
});

describe("a certified device that lies", () => {
  test("has its entries counted and kept aside, and the line goes on", async () => {
    const network = running();
    const stolen = await stolenKey(network);
    const { line } = await greeted(network.hub.address, stolen);
    const before = await network.admin.health();
    for (const entries of await badEntries(stolen)) line.say({ type: "push", entries });
    line.say(pullAll());
    await line.hear("page");
    const after = await network.admin.health();
    expect(after.aside - before.aside).toBe(4);
    expect(after.entries).toBe(before.entries);
    expect(after.attention.map(({ code }) => code)).toContain("entries-aside");
    await expectUnharmed(network);
    line.close();
  });

  /** Junk, a changed bit, a device that nobody certified, and another's name under an own key. */
  async function badEntries(stolen: Signer): Promise<readonly (readonly Uint8Array[])[]> {
    const honest = await new TestDevice(stolen).write(aDoc(1), aCredit({ holder: stolen.device }));
    const changed = honest.bytes.slice();
    changed.set([(changed.at(-1) ?? 0) ^ 1], changed.length - 1);
    const stranger = await new TestDevice(aSigner("nobody")).write(aDoc(2), aCredit());
    const other = (await running().branch(0).till.health()).device as Signer["device"];
    const forged = await new TestDevice({ ...stolen, device: other }).write(aDoc(3), aCredit());
    const junk = new Uint8Array(200).fill(7);
    return [[junk], [changed], [stranger.bytes, stranger.bytes], [forged.bytes]];
  }

  test("sends an entry ever again, and a chain with holes: nothing counts twice", async () => {
    const network = running();
    const stolen = await stolenKey(network);
    const { line } = await greeted(network.hub.address, stolen);
    const device = new TestDevice(stolen);
    const doc = aDoc(4);
    const written = [];
    for (let at = 1; at <= 3; at++) {
      const body = aCredit({ amount: 5, minted: 5 * at, holder: stolen.device });
      written.push((await device.write(doc, body)).bytes);
    }
    const [first, second, third] = written as [Uint8Array, Uint8Array, Uint8Array];
    for (const entries of [[third], [first, first], [third, first]]) {
      line.say({ type: "push", entries });
    }
    expect((await line.hear("taken")).seq).toBe(1);
    line.say({ type: "push", entries: [second, second, first] });
    await waitFor("the chain to be whole", async () =>
      (await line.hear("taken")).seq === 3 ? true : undefined,
    );
    await settle(network);
    const held = (await network.admin.health()).entries;
    line.say({ type: "push", entries: [first, second, third] });
    await line.hear("taken");
    expect((await network.admin.health()).entries).toBe(held);
    line.close();
  });
});

describe("a peer that takes too much", () => {
  test("by asking without reading: it is sent away, and the hub stays small", async () => {
    const network = running();
    const { till } = network.branch(0);
    const load = new Load("pages", [newCard(), newCard()]);
    const loading = load.run(till, 16);
    await load.untilAnswered(300);
    load.stop();
    await loading;
    await settle(network);
    const { line } = await greeted(network.hub.address, await stolenKey(network));
    const before = residentMb(network.hub.child.pid);
    line.socket.pause();
    for (let at = 0; at < 2_000; at++) line.say(pullAll());
    await waitFor("the hub to send it away", async () => {
      const { refusedLines } = await network.admin.health();
      return (refusedLines["slow-reader"] ?? 0) + (refusedLines["too-fast"] ?? 0) > 0 || undefined;
    });
    expect(residentMb(network.hub.child.pid) - before).toBeLessThan(150);
    await expectUnharmed(network);
    line.close();
  });

  test("by a flood of frames and of lines: the others are served", async () => {
    const network = running();
    const { line } = await greeted(network.hub.address, await stolenKey(network));
    const beacon = aBeacon((await stolenKey(network)).device);
    const silent = await Promise.all(
      Array.from({ length: 150 }, () => RogueLine.dial(network.hub.address)),
    );
    for (let at = 0; at < 6_000; at++) line.say(beacon);
    await expectUnharmed(network);
    await Promise.race([line.ended, pause(500)]);
    await settle(network);
    for (const one of [line, ...silent]) one.close();
  });
});

describe("hostile requests to a live node and hub", () => {
  test("are answered with their code, and everybody else is served", async () => {
    const network = running();
    const { token, address } = tillOf(network);
    for (const [name, { send, answer }] of Object.entries(hostileRequests)) {
      const heard = await raw(address, (socket) => socket.end(send(token)));
      expect({ name, heard }).toMatchObject({ heard: expect.stringMatching(answer) });
      const atHub = await raw(network.hub.address, (socket) => socket.end(send(token)));
      const anyRefusal = expect.stringMatching(/^HTTP\/1\.1 [45]\d\d /);
      expect({ name, atHub }).toMatchObject({ atHub: anyRefusal });
    }
    await expectUnharmed(network);
  });

  test("twenty bodies of 100 MB at once cost no memory", async () => {
    const network = running();
    const { token, address } = tillOf(network);
    const { pid } = network.branch(0).site.child;
    const before = residentMb(pid);
    const heard = Array.from({ length: 20 }, () => raw(address, pourInto(token)));
    await expectUnharmed(network);
    for (const answer of await Promise.all(heard)) expect(answer).toMatch(/^HTTP\/1\.1 413 |^$/);
    expect(residentMb(pid) - before).toBeLessThan(200);
    await expectUnharmed(network);
  });

  function tillOf(network: Network): { token: string; address: string } {
    const token = network.plan.branches[0]?.tills[0]?.token ?? "";
    return { token, address: network.branch(0).till.address };
  }
});

function pullAll(): Frame {
  return { type: "pull", cursor: { epoch: "none", seqs: {} }, limit: 500 };
}

function aBeacon(device: Signer["device"]): Frame {
  return {
    type: "beacon",
    device,
    seq: 0,
    head: null,
    count: 0,
    totals: {},
    unsent: 0,
    clock: 0,
    control: [],
    digests: {},
    campaignSet: null,
    faults: {},
  };
}
