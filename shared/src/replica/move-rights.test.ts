import { describe, expect, test } from "vitest";
import { type EntryId, undoPurse } from "../domain/ids.ts";
import { aDoc } from "../entries/entry-builders.ts";
import { LineFault } from "../ports/line.ts";
import type { Want } from "../protocol/frames-rights.ts";
import { DebtKeeper } from "./debt-keeper.ts";
import { RightsGatherer } from "./gather-rights.ts";
import { giveRights } from "./give-rights.ts";
import { LineRunner } from "./line/line-runner.ts";
import {
  aPooledNetwork,
  aPoollessNetwork,
  creditTo,
  debtBy,
  foundPool,
  meet,
  poolSigner,
  rightsAtHand,
  wantOf,
} from "./pool-builders.ts";
import { balance, book, credit, debit, points, quiet } from "./replica-builders.ts";

const card = aDoc(1);

describe("giving rights", () => {
  test("R62 goes as far as they are held here, and to others only", async () => {
    const network = await aPooledNetwork(card);
    const { north, south } = network;
    await book(north, card, credit(10));
    expect(await giveRights(north, wantOf(card, north.device, 4))).toEqual([]);
    expect(await giveRights(north, wantOf(card, south.device, 4))).toMatchObject([
      { entry: { body: { kind: "grant", to: south.device, amount: 4, for: "want 1" } } },
    ]);
    await giveRights(north, wantOf(card, south.device, 40));
    expect(await rightsAtHand(north, card, north.device)).toBe(0);
    expect(await giveRights(north, wantOf(card, south.device, 1))).toEqual([]);
    await meet(network);
    expect(await rightsAtHand(south, card, south.device)).toBe(10);
  });

  test("R62 leaves what debts in sight need", async () => {
    const network = await aPooledNetwork(card);
    const { north, south, west } = network;
    await book(north, card, credit(10));
    await debtBy(west, card, 7);
    await meet(network);
    await giveRights(north, wantOf(card, south.device, 10));
    expect(await rightsAtHand(north, card, south.device)).toBe(3);
    expect(await rightsAtHand(north, card, north.device)).toBe(7);
  });

  test("R57 the whole right to undo a booking goes to who wants it, once", async () => {
    const network = await aPooledNetwork(card);
    const { north, south } = network;
    await book(north, card, credit(10));
    await book(north, card, debit(4));
    await meet(network);
    const of = (await north.ports.store.entriesOf(card)).at(-1)?.id as EntryId;
    const undo = { type: "reverse", of } as const;
    expect(await book(south, card, undo)).toBe("not-allowed");
    const want = { ...wantOf(card, south.device, 1), purse: undoPurse(of) };
    expect(await giveRights(north, want)).toHaveLength(1);
    expect(await giveRights(north, want)).toEqual([]);
    await meet(network);
    expect(await book(north, card, undo)).toBe("not-allowed");
    expect(await book(south, card, undo)).toBe("booked");
    await meet(network);
    expect(await balance(north, card)).toBe(10);
  });
});

describe("gathering rights", () => {
  const needed = { doc: card, purse: points, amount: 10 };

  test("R63 waits for an answer as long as the policy says, and no longer", async () => {
    const { north, clock } = await aPooledNetwork(card);
    const asked: Want[] = [];
    const silent = { ask: (want: Want) => new Promise<void>(() => void asked.push(want)) };
    let isOver = false;
    const over = new RightsGatherer(north, silent).forSpend(needed).then(() => {
      isOver = true;
    });
    await quiet(north);
    expect(asked).toMatchObject([{ ...needed, to: north.device }]);
    clock.move(north.directory.policy.grantWaitMs - 1);
    await quiet(north);
    expect(isOver).toBe(false);
    clock.move(1);
    await over;
    expect(clock.waiting).toBe(0);
  });

  test("R63 does not ask for what is held here already, and only for what lacks", async () => {
    const { north, clock } = await aPooledNetwork(card);
    await book(north, card, credit(7));
    const asked: number[] = [];
    const line = { ask: async ({ amount }: Want) => void asked.push(amount) };
    const gatherer = new RightsGatherer(north, line);
    await gatherer.forSpend({ ...needed, amount: 7 });
    await gatherer.forSpend(needed);
    expect(asked).toEqual([3]);
    expect(clock.waiting).toBe(0);
  });

  test("R63 does not wait at all when out of touch", async () => {
    const { north, clock } = await aPooledNetwork(card);
    const dial = () => Promise.reject(new LineFault("nobody there"));
    const runner = new LineRunner(north, { dial }, "test");
    await new RightsGatherer(north, runner).forSpend(needed);
    expect(clock.waiting).toBe(0);
  });
});

describe("a device that learns of a debt", () => {
  test("R64 grants the pool what it lacks for it, and no more", async () => {
    const network = await aPooledNetwork(card);
    const { north, south, hub } = network;
    const keeper = new DebtKeeper(north, (fault) => expect.unreachable(String(fault)));
    await book(north, card, credit(10));
    await creditTo(hub, card, { holder: poolSigner.device, amount: 3 });
    await debtBy(south, card, 7);
    await meet(network);
    await quiet(north);
    expect(await rightsAtHand(north, card, poolSigner.device)).toBe(7);
    expect(await rightsAtHand(north, card, north.device)).toBe(6);
    await debtBy(south, card, 1);
    await meet(network);
    await quiet(north);
    expect(await rightsAtHand(north, card, north.device)).toBe(5);
    keeper.stop();
  });

  test("R64 grants all it has when that is less, and nothing where nothing is owed", async () => {
    const network = await aPooledNetwork(card);
    const { north, south } = network;
    const keeper = new DebtKeeper(north, (fault) => expect.unreachable(String(fault)));
    await book(north, card, credit(4));
    await book(north, aDoc(2), credit(4));
    await book(south, aDoc(2), credit(1));
    await debtBy(south, card, 7);
    await meet(network);
    await quiet(north);
    expect(await rightsAtHand(north, card, north.device)).toBe(0);
    expect(await rightsAtHand(north, card, poolSigner.device)).toBe(4);
    expect(await rightsAtHand(north, aDoc(2), north.device)).toBe(4);
    keeper.stop();
  });

  test("R64 grants what debts need that were here before the pool was known", async () => {
    const network = await aPoollessNetwork();
    const { north, south } = network;
    const keeper = new DebtKeeper(north, (fault) => expect.unreachable(String(fault)));
    await book(north, card, credit(10));
    await debtBy(south, card, 7);
    await meet(network);
    await quiet(north);
    expect(await rightsAtHand(north, card, north.device)).toBe(10);
    await foundPool(network, card);
    await meet(network);
    await quiet(north);
    expect(await rightsAtHand(north, card, poolSigner.device)).toBe(7);
    keeper.stop();
  });

  test("R64 grants when it starts what it had no time for before it ended", async () => {
    const network = await aPooledNetwork(card);
    const { north, south } = network;
    await book(north, card, credit(10));
    await debtBy(south, card, 7);
    await meet(network);
    const keeper = new DebtKeeper(north, (fault) => expect.unreachable(String(fault)));
    await quiet(north);
    expect(await rightsAtHand(north, card, poolSigner.device)).toBe(7);
    keeper.stop();
  });

  test("R64 grants what debts need of what it gets back by undoing", async () => {
    const network = await aPooledNetwork(card);
    const { north, south } = network;
    const keeper = new DebtKeeper(north, (fault) => expect.unreachable(String(fault)));
    await book(north, card, credit(10));
    await book(north, card, debit(10));
    const of = (await north.ports.store.entriesOf(card)).at(-1)?.id as EntryId;
    await debtBy(south, card, 7);
    await meet(network);
    await quiet(north);
    expect(await book(north, card, { type: "reverse", of })).toBe("booked");
    await quiet(north);
    expect(await rightsAtHand(north, card, poolSigner.device)).toBe(7);
    expect(await rightsAtHand(north, card, north.device)).toBe(3);
    keeper.stop();
  });
});
