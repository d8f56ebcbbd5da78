import { describe, expect, test } from "vitest";
import { memoryLine } from "../../adapters/memory-line.ts";
import { memoryStore } from "../../adapters/memory-store.ts";
import { aDoc } from "../../entries/entry-builders.ts";
import type { NewEntry } from "../../ports/entry-store.ts";
import type { Connection, ConnectionListener, LineEnd } from "../../ports/line.ts";
import { encodeFrame, type Frame, parseFrame } from "../../protocol/frames.ts";
import { batchLimits } from "../../protocol/frames-fields.ts";
import { admit } from "../admit.ts";
import {
  aNetworkOf,
  aReplica,
  book,
  bytesIn,
  credit,
  HandClock,
  quiet,
} from "../replica-builders.ts";
import { redialMs } from "./backoff.ts";
import { Channel } from "./channel.ts";
import { Inbox } from "./inbox.ts";
import { batches, Outbox } from "./outbox.ts";

describe("the wait before the next dial", () => {
  test("R304 doubles from a quarter of a second to ten seconds, half of it by chance", () => {
    expect([0, 1, 2, 7, 50].map((failures) => redialMs(failures, 1))).toEqual([
      250, 500, 1_000, 10_000, 10_000,
    ]);
    expect([redialMs(0, 0), redialMs(50, 0)]).toEqual([125, 5_000]);
  });
});

describe("an inbox", () => {
  test("hands on what came before its end, and then nothing", async () => {
    const inbox = new Inbox<number>();
    const first = inbox.next();
    inbox.put(1);
    inbox.put(2);
    inbox.end();
    inbox.put(3);
    expect([await first, await inbox.next(), await inbox.next()]).toEqual([1, 2, undefined]);
  });

  test("gives at once what belongs together, and no more", () => {
    const inbox = new Inbox<number | string>();
    for (const one of [1, 2, "a", 3]) inbox.put(one);
    expect(inbox.takeWhile((one) => typeof one === "number")).toEqual([1, 2]);
    expect(inbox.waiting).toBe(2);
  });
});

describe("a channel", () => {
  test("R311 is ended with the reason by a frame that does not parse", async () => {
    const clock = new HandClock();
    const { left, right } = memoryLine({ timers: clock });
    const [mine, theirs] = [new Channel(left), new Channel(right)];
    left.send(Uint8Array.of(0xff));
    for (let round = 0; round < 5; round++) clock.move(0);
    expect(theirs.isOpen).toBe(false);
    expect(await mine.inbox.next()).toMatchObject({ type: "bye", code: "malformed-frame" });
    expect(await theirs.ended).toMatchObject({ code: "malformed-frame" });
  });

  test("R311 is ended when a peer sends more than is read", async () => {
    const listening: ConnectionListener[] = [];
    const channel = new Channel(aConnection([], listening));
    const bye = encodeFrame({ type: "bye", code: "x", detail: "", retryAfterMs: null });
    for (let at = 0; at <= 4_000; at++) listening[0]?.frame(bye);
    expect(channel.isOpen).toBe(false);
  });
});

function aConnection(sent: Uint8Array[], listening: ConnectionListener[]): Connection {
  return {
    send: (frame) => void sent.push(frame),
    buffered: () => 0,
    close: (_end: LineEnd) => undefined,
    receive: (listener) => void listening.push(listener),
  };
}

describe("batches", () => {
  test("R312 fit a frame, by number and by bytes, and keep the order", () => {
    const small = Array.from({ length: batchLimits.entries + 1 }, (_, at) =>
      Uint8Array.of(at & 255),
    );
    expect([...batches(small)].map((one) => one.length)).toEqual([batchLimits.entries, 1]);
    const large = [1, 2, 3].map(() => new Uint8Array(batchLimits.bytes / 2));
    expect([...batches(large)].map((one) => one.length)).toEqual([2, 1]);
    expect([...batches([])]).toEqual([]);
    expect([...batches(small)].flat()).toEqual(small);
  });
});

describe("an outbox", () => {
  async function aNode() {
    const hq = await aNetworkOf(["north"]);
    const node = await aReplica("north", { store: memoryStore() });
    await admit(node, await bytesIn(hq), { from: "setup" });
    const sent: Uint8Array[] = [];
    const channel = new Channel(aConnection(sent, []));
    const timers = new HandClock();
    const from = { device: node.device, seq: 0, timers };
    const outbox = new Outbox(node.ports.store, channel, from);
    const pushed = () => sent.map((one) => parseFrame(one)).flatMap((one) => pushOf(one));
    const chain = async () =>
      (await node.ports.store.chain(node.device, 0, 9_999)).map((it) => it.bytes);
    return { node, outbox, pushed, chain, channel };
  }

  function pushOf(parsed: ReturnType<typeof parseFrame>): readonly Uint8Array[] {
    const frame: Frame | null = parsed.ok ? parsed.value : null;
    return frame?.type === "push" ? frame.entries : [];
  }

  test("R312 sends the chain in order, with at most a thousand entries unacknowledged", async () => {
    const { node, outbox, pushed, chain } = await aNode();
    await Promise.all(Array.from({ length: 1_200 }, () => book(node, aDoc(1), credit(1))));
    outbox.pump();
    await quiet(node);
    expect(pushed().length).toBe(1_000);
    outbox.taken(700);
    await quiet(node);
    expect(pushed()).toEqual(await chain());
  });

  test("R312 misses nothing that is offered at the moment in which it stops reading", async () => {
    for (let ticks = 0; ticks < 12; ticks++) expect(await pushedAfter(ticks)).toBe(1);
  });

  /** Offers an entry so many ticks after the outbox has begun to read an empty store. */
  async function pushedAfter(ticks: number): Promise<number> {
    const { node, pushed, channel } = await aNode();
    let held: NewEntry[] = [];
    const store = { ...node.ports.store, chain: async () => held.splice(0) };
    const from = { device: node.device, seq: 0, timers: new HandClock() };
    const outbox = new Outbox(store as never, channel, from);
    const durable: NewEntry[] = [];
    node.changes$.subscribe(({ entries }) => durable.push(...entries));
    await book(node, aDoc(1), credit(1));
    outbox.pump();
    await ticked(ticks);
    held = [...durable];
    outbox.offer(durable);
    if (pushed().length > 0) held = [];
    await ticked(20);
    return pushed().length;
  }

  test("R312 misses nothing that becomes durable while it reads, and sends it once", async () => {
    const { node, outbox, pushed, chain } = await aNode();
    const offers: NewEntry[][] = [];
    node.changes$.subscribe(({ entries }) => {
      offers.push([...entries]);
      outbox.offer(entries);
    });
    for (let round = 0; round < 40; round++) {
      outbox.pump();
      await ticked(round % 7);
      await book(node, aDoc(1), credit(1));
      await quiet(node);
      expect(pushed().length).toBe(round + 1);
    }
    expect(pushed()).toEqual(await chain());
    expect(offers.length).toBe(40);
  });
});

async function ticked(ticks: number): Promise<void> {
  for (let tick = 0; tick < ticks; tick++) await Promise.resolve();
}
