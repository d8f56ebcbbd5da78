import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { memoryStore } from "../adapters/memory-store.ts";
import type { Command } from "../domain/decide.ts";
import { isReceiptId } from "../domain/ids.ts";
import { aCredit, aDoc, aSigner, TestDevice } from "../entries/entry-builders.ts";
import { act } from "./act.ts";
import { admit } from "./admit.ts";
import type { Replica } from "./replica.ts";
import {
  accountOf,
  aNetworkOf,
  aReplica,
  asked,
  balance,
  bodyOf,
  book,
  bytesIn,
  credit,
  debit,
  everything,
  fillable,
  forge,
  HandClock,
  inDoc,
  points,
} from "./replica-builders.ts";

const card = aDoc(1);
const other = aDoc(2);
const doubled = (command: Command) => inDoc(card, [command, command]);

async function aNode(given: Parameters<typeof aReplica>[1] = {}): Promise<Replica> {
  const clock = given.clock ?? new HandClock();
  const hq = await aNetworkOf(["north"], { clock });
  const node = await aReplica("north", { ...given, clock });
  await admit(node, await bytesIn(hq), { from: "setup" });
  return node;
}

describe("a booking", () => {
  test("R200 is signed, stored and projected when it is answered", async () => {
    const node = await aNode();
    const outcome = await asked(node, { key: "a" }, { doc: card, command: credit(10) });
    expect(outcome).toMatchObject({
      ok: true,
      value: { replayed: false, answer: { status: 201 } },
    });
    expect(await balance(node, card)).toBe(10);
    const [entry] = await node.ports.store.entriesOf(card);
    expect(entry).toMatchObject({
      verdict: "valid",
      sent: false,
      entry: { by: "p1", seq: 1, n: 1 },
    });
    expect(isReceiptId(entry?.receipt ?? "")).toBe(true);
    expect(await node.ports.store.totals()).toEqual({ points: 10 });
  });

  test("R201 is answered again to the same key, and booked once", async () => {
    const node = await aNode();
    const ask = () => asked(node, { key: "a" }, { doc: card, command: credit(10) });
    const first = await ask();
    const [second, third] = await Promise.all([ask(), ask()]);
    expect(first.ok && second.ok && bodyOf(second.value)).toBe(first.ok && bodyOf(first.value));
    expect([second, third]).toMatchObject([
      { value: { replayed: true } },
      { value: { replayed: true } },
    ]);
    expect(await balance(node, card)).toBe(10);
  });

  test("R201 has its first answer after a restart too", async () => {
    const store = memoryStore();
    const clock = new HandClock();
    const ask = (node: Replica) => asked(node, { key: "a" }, { doc: card, command: credit(10) });
    const first = await ask(await aNode({ store, clock }));
    const again = await ask(await aReplica("north", { store, clock }));
    expect(again).toEqual({
      ok: true,
      value: { ...(first.ok ? first.value : {}), replayed: true },
    });
  });

  test("R202 is refused when its key was used for another request", async () => {
    const node = await aNode();
    await asked(node, { key: "a", request: "1" }, { doc: card, command: credit(10) });
    const again = await asked(node, { key: "a", request: "2" }, { doc: card, command: credit(10) });
    expect(again).toEqual({ ok: false, error: { code: "key-reused" } });
  });

  test("R203 that is refused leaves nothing behind, and its key may be used again", async () => {
    const node = await aNode();
    const before = await everything(node);
    const wish = { doc: card, command: debit(10) };
    expect(await asked(node, { key: "a" }, wish)).toMatchObject({ error: { code: "too-little" } });
    expect(await everything(node)).toEqual(before);
    expect(node.chain.seq).toBe(0);
    await book(node, card, credit(10));
    expect(await asked(node, { key: "a" }, wish)).toMatchObject({ ok: true });
  });

  test("R204 is stored whole or not at all when it has several parts", async () => {
    const node = await aNode();
    expect(await book(node, card, credit(5), debit(6))).toBe("too-little");
    expect([await balance(node, card), node.chain.seq, node.chain.minted]).toEqual([0, 0, {}]);
    expect(await book(node, card, credit(5), debit(5), credit(1))).toBe("booked");
    expect([await balance(node, card), node.chain.minted]).toEqual([1, { points: 6 }]);
  });

  test("R204 spends nothing twice in several parts, over one account or more", async () => {
    const node = await aNode();
    await book(node, card, credit(10));
    expect(await asked(node, { key: "a" }, ...doubled(debit(10)))).toMatchObject({ ok: false });
    expect(await asked(node, { key: "b" }, ...doubled(debit(5)))).toMatchObject({ ok: true });
    const wishes = [...inDoc(card, [credit(1)]), ...inDoc(other, [credit(2)])];
    expect(await asked(node, { key: "c" }, ...wishes)).toMatchObject({ ok: true });
    expect([await balance(node, card), await balance(node, other)]).toEqual([1, 2]);
  });

  test("R20 adds every credit to the running total, of several parts and of undone debits too", async () => {
    const node = await aNode();
    await book(node, card, credit(10), credit(5));
    await book(node, card, debit(4));
    const [, , spent] = await node.ports.store.entriesOf(card);
    await book(node, card, { type: "reverse", of: spent?.id as never });
    await book(node, card, credit(1));
    const minted = (await node.ports.store.entriesOf(card)).map(({ entry: { body } }) =>
      "minted" in body ? body.minted : null,
    );
    expect(minted).toEqual([10, 15, null, 19, 20]);
    expect(node.chain.minted).toEqual({ points: 20 });
  });

  test("R205 in one step with another cannot get the same value", async () => {
    const node = await aNode();
    await book(node, card, credit(10));
    const answers = await Promise.all([1, 2, 3].map(() => book(node, card, debit(10))));
    expect(answers).toEqual(["booked", "too-little", "too-little"]);
    expect(await balance(node, card)).toBe(0);
  });

  test("R205 in any number at once never overspends, and the chain has no gap", async () => {
    const wishes = fc.array(fc.integer({ min: -9, max: 9 }), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(wishes, async (amounts) => {
        const node = await aNode();
        const commands = amounts.map((sum) => (sum < 0 ? debit(-sum) : credit(sum + 1)));
        const answers = await Promise.all(commands.map((one) => book(node, card, one)));
        const booked = amounts.filter((_, at) => answers[at] === "booked");
        const sum = booked.reduce((total, one) => total + (one < 0 ? one : one + 1), 0);
        expect(await balance(node, card)).toBe(sum);
        const chain = await node.ports.store.chain(node.device, 0, 100);
        expect(chain.map((one) => one.entry.seq)).toEqual(booked.map((_, at) => at + 1));
      }),
      { numRuns: 20 },
    );
  });

  test("R26 undoes one booking once", async () => {
    const node = await aNode();
    await book(node, card, credit(10));
    const [booked] = await node.ports.store.entriesOf(card);
    const undo: Command = { type: "reverse", of: booked?.id as never };
    expect(await book(node, other, undo)).toBe("not-found");
    expect(await book(node, card, undo, undo)).toBe("already-reversed");
    expect(await book(node, card, undo)).toBe("booked");
    expect(await book(node, card, undo)).toBe("already-reversed");
    expect([await balance(node, card), await balance(node, other)]).toEqual([0, 0]);
  });

  test("R32 goes on when the clock is set back an hour, later than all it cites", async () => {
    const clock = new HandClock();
    const node = await aNode({ clock });
    await book(node, card, credit(1));
    clock.move(-3_600_000);
    await book(node, card, credit(1));
    const [first, second] = await node.ports.store.entriesOf(card);
    expect(second?.entry.hlc.ms).toBe(first?.entry.hlc.ms);
    expect(second?.entry.hlc.count).toBe(Number(first?.entry.hlc.count) + 1);
  });

  test("R32 is later than what it cites after a restart with a clock that is behind", async () => {
    const clock = new HandClock();
    const store = memoryStore();
    const hq = await aNetworkOf(["north", "south"], { clock });
    const north = await aReplica("north", { clock, store });
    const south = await aReplica("south", { clock });
    for (const node of [north, south]) await admit(node, await bytesIn(hq), { from: "setup" });
    clock.move(200_000);
    await book(south, card, credit(5));
    await admit(north, await bytesIn(south), { from: "test" });
    clock.move(-200_000);
    const again = await aReplica("north", { clock, store });
    await book(again, card, credit(1));
    const [theirs, ours] = await again.ports.store.entriesOf(card);
    expect(ours?.entry.after).toEqual([theirs?.id]);
    expect(ours?.entry.hlc.ms).toBe(theirs?.entry.hlc.ms);
    expect(ours?.entry.hlc.count).toBeGreaterThan(theirs?.entry.hlc.count ?? 0);
  });
});

describe("a fault", () => {
  test("R206 in one job leaves those that share its step as they would be alone", async () => {
    const node = await aNode();
    const broken = act(node, {
      key: { till: "t", id: "broken" },
      by: null,
      request: "",
      wishes: inDoc(card, [credit(100)]),
      answer: () => Promise.reject(new Error("no answer")),
    });
    const neighbours = [book(node, card, credit(1)), book(node, card, credit(2))];
    await expect(broken).rejects.toThrow("no answer");
    expect(await Promise.all(neighbours)).toEqual(["booked", "booked"]);
    expect([await balance(node, card), node.chain.seq]).toEqual([3, 2]);
    expect(node.chain.minted).toEqual({ points: 3 });
  });

  test("R207 of a full disk leaves no trace, and the next booking works", async () => {
    const store = fillable(memoryStore());
    const node = await aNode({ store });
    await book(node, card, credit(10));
    const before = [await everything(node), node.chain];
    store.full = true;
    const lost = [book(node, card, credit(5)), book(node, card, debit(5))];
    for (const one of lost) await expect(one).rejects.toMatchObject({ kind: "full" });
    expect([await everything(node), node.chain]).toEqual(before);
    store.full = false;
    expect(await book(node, card, debit(10))).toBe("booked");
    expect([await balance(node, card), node.chain.seq]).toEqual([0, 2]);
  });
});

describe("heads that somebody multiplies", () => {
  test("R48 do not keep anybody from booking on the card", async () => {
    const node = await aNode();
    const liar = await aReplica("liar");
    const strewn: Uint8Array[] = [];
    const body = { kind: "status", what: "group", value: null, link: null } as const;
    for (let at = 0; at < 70; at++) {
      const alone = await aReplica("liar");
      const [one] = await forge(alone, card, { ...body, value: `${at}` });
      if (one !== undefined) strewn.push(one.bytes);
    }
    expect(liar.chain.seq).toBe(0);
    const hq = await aNetworkOf(["liar"]);
    await admit(node, await bytesIn(hq), { from: "test" });
    await admit(node, strewn, { from: "test" });
    expect((await accountOf(node, card)).heads.length).toBe(70);
    expect(await book(node, card, credit(1))).toBe("booked");
    expect((await accountOf(node, card)).heads.length).toBe(1);
    expect(await balance(node, card, points)).toBe(1);
  });

  test("R48 what was decided on all of them is backed by all of them", async () => {
    const words = Array.from({ length: 150 }, (_, at) => `phone ${at}`);
    const clock = new HandClock();
    const hq = await aNetworkOf(["north", ...words], { clock });
    const node = await aReplica("north", { clock });
    await admit(node, await bytesIn(hq), { from: "setup" });
    for (const word of words) {
      const given = aCredit({ amount: 1, holder: node.device });
      const one = await new TestDevice(aSigner(word)).write(card, given);
      await admit(node, [one.bytes], { from: "test" });
    }
    expect((await accountOf(node, card)).heads.length).toBe(150);
    expect(await book(node, card, debit(150))).toBe("booked");
    const entries = await node.ports.store.entriesOf(card);
    expect(entries.map(({ verdict }) => verdict)).toEqual(entries.map(() => "valid"));
    const debits = entries.flatMap(({ entry: { body } }) => (body.kind === "debit" ? [body] : []));
    expect(debits).toMatchObject([{ beyond: 0 }]);
    expect(await balance(node, card, points)).toBe(0);
  });
});
