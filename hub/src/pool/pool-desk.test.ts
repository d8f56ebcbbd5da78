import { debtOf, emptyPurse } from "@cardweave/shared/domain/account";
import { aDoc } from "@cardweave/shared/entries/entry-builders";
import { giveRights } from "@cardweave/shared/replica/give-rights";
import { IdleRights } from "@cardweave/shared/replica/idle-rights";
import {
  aPooledNetwork,
  creditTo,
  debtBy,
  meet,
  type PooledNetwork,
  poolSigner,
  rightsAtHand,
  wantOf,
} from "@cardweave/shared/replica/pool-builders";
import type { Replica } from "@cardweave/shared/replica/replica";
import {
  accountOf,
  balance,
  book,
  credit,
  debit,
  decree,
  points,
  quiet,
} from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import { PoolDesk } from "./pool-desk.ts";

const card = aDoc(1);
const nobody = "0".repeat(64) as never;

function deskOf(hub: Replica): PoolDesk {
  return new PoolDesk(
    hub,
    () => poolSigner,
    (fault) => expect.unreachable(String(fault)),
  );
}

async function retire({ hub }: PooledNetwork, device: Replica): Promise<void> {
  const { seq, head } = device.chain;
  await decree(hub, { kind: "retire", device: device.device, seq, head: head ?? nobody });
}

async function bodiesOf(hub: Replica, kind: string) {
  const entries = await hub.ports.store.entriesOf(card);
  return entries.map(({ entry: { body } }) => body).filter((body) => body.kind === kind);
}

describe("rights of a retired device", () => {
  test("R81 are lent by the pool, which takes over all it can find of them, once", async () => {
    const network = await aPooledNetwork(card);
    const { hub, north, south } = network;
    await book(north, card, credit(10));
    await meet(network);
    await retire(network, north);
    const desk = deskOf(hub);
    await desk.lend(wantOf(card, south.device, 4));
    expect(await bodiesOf(hub, "inherit")).toMatchObject([{ from: north.device, amount: 10 }]);
    await desk.lend({ ...wantOf(card, south.device, 6), id: "want 2" });
    desk.stop();
    await meet(network);
    expect(await rightsAtHand(south, card, south.device)).toBe(10);
    expect(await rightsAtHand(south, card, north.device)).toBe(0);
    expect(await bodiesOf(hub, "inherit")).toHaveLength(1);
  });

  test("R81 pay the debts of the card, also what reached the device later", async () => {
    const network = await aPooledNetwork(card);
    const { hub, north, south, west } = network;
    await book(north, card, credit(10));
    await book(west, card, credit(5));
    await meet(network);
    await retire(network, north);
    const desk = deskOf(hub);
    await debtBy(south, card, 12);
    await meet(network);
    await quiet(hub);
    const purse = (await accountOf(hub, card)).purses[points] ?? emptyPurse;
    expect([debtOf(purse), await balance(hub, card)]).toEqual([2, 3]);
    desk.stop();
  });

  test("R81 stay where they are while the device is not retired", async () => {
    const network = await aPooledNetwork(card);
    const { hub, north, south } = network;
    await book(north, card, credit(10));
    await meet(network);
    const desk = deskOf(hub);
    expect(await desk.lend(wantOf(card, south.device, 4))).toEqual([]);
    desk.stop();
    expect(await rightsAtHand(hub, card, north.device)).toBe(10);
  });
});

describe("a debt that the pool cannot pay", () => {
  test("R59 is answered once, so that the card's limits start anew, and paid when it can be", async () => {
    const network = await aPooledNetwork(card);
    const { hub, south } = network;
    const desk = deskOf(hub);
    await debtBy(south, card, 7);
    await meet(network);
    await quiet(hub);
    expect(await bodiesOf(hub, "cover")).toMatchObject([{ lines: [] }]);
    await book(hub, card, credit(3));
    await quiet(hub);
    const covers = await bodiesOf(hub, "cover");
    expect(covers).toMatchObject([{ lines: [] }, { lines: [{ amount: 3 }] }]);
    desk.stop();
  });
});

describe("lending ahead", () => {
  /** South has spent 3 and north 1, all of it paid; 8 are left. */
  async function spentInTwo() {
    const network = await aPooledNetwork(card);
    const { hub, north, south } = network;
    await book(north, card, credit(9));
    await book(south, card, credit(3));
    await book(north, card, debit(1));
    await book(south, card, debit(3));
    await meet(network);
    return { network, desk: deskOf(hub) };
  }

  test("R75 gives a branch in touch its part of what reaches the pool, less what is owed", async () => {
    const { network, desk } = await spentInTwo();
    const { hub, north, south, west } = network;
    await desk.connected(south.device);
    await debtBy(west, card, 1);
    await meet(network);
    await giveRights(north, { ...wantOf(card, poolSigner.device, 8) });
    await meet(network);
    await quiet(hub);
    expect(await rightsAtHand(hub, card, south.device)).toBe(4);
    expect(await rightsAtHand(hub, card, north.device)).toBe(1);
    expect(await balance(hub, card)).toBe(7);
    desk.stop();
  });

  test("R75 gives a branch its part when it comes in touch, and nothing to one that is gone", async () => {
    const { network, desk } = await spentInTwo();
    const { hub, north, south } = network;
    await giveRights(north, wantOf(card, poolSigner.device, 8));
    await meet(network);
    await quiet(hub);
    expect(await rightsAtHand(hub, card, poolSigner.device)).toBe(8);
    await desk.connected(north.device);
    expect(await rightsAtHand(hub, card, north.device)).toBe(2);
    desk.gone(north.device);
    await desk.connected(south.device);
    expect(await rightsAtHand(hub, card, south.device)).toBe(6);
    desk.stop();
  });
});

describe("rights on cards that do not come any more", () => {
  const month = 30 * 24 * 3_600_000;

  test("R76 go to the pool but for the branch's own part, after 30 days", async () => {
    const network = await aPooledNetwork(card);
    const { clock, hub, north, south } = network;
    await book(north, card, credit(12));
    await book(north, card, debit(2));
    await meet(network);
    const idle = new IdleRights(north, (fault) => expect.unreachable(String(fault)));
    clock.move(month);
    await book(south, card, credit(3));
    await book(south, card, debit(3));
    await meet(network);
    await idle.look();
    expect(await rightsAtHand(north, card, north.device)).toBe(2);
    expect(await rightsAtHand(north, card, poolSigner.device)).toBe(8);
    await idle.look();
    await meet(network);
    expect(await rightsAtHand(hub, card, poolSigner.device)).toBe(8);
  });

  test("R76 stay where the card was here lately, and where it is spent nowhere else", async () => {
    const network = await aPooledNetwork(card);
    const { clock, north, south } = network;
    const idle = new IdleRights(north, (fault) => expect.unreachable(String(fault)));
    const other = aDoc(2);
    await book(north, other, credit(5));
    await meet(network);
    clock.move(month - 1);
    await book(south, card, credit(3));
    await book(south, card, debit(3));
    await book(north, card, credit(12));
    await meet(network);
    clock.move(2);
    await idle.look();
    expect(await rightsAtHand(north, card, north.device)).toBe(12);
    expect(await rightsAtHand(north, other, north.device)).toBe(5);
  });
});

describe("the hub's pool", () => {
  test("R39 pays when it starts what it had no time for before it ended", async () => {
    const network = await aPooledNetwork(card);
    const { hub, south } = network;
    await creditTo(hub, card, { holder: poolSigner.device, amount: 7 });
    await debtBy(south, card, 5);
    await meet(network);
    const owed = async () => debtOf((await accountOf(hub, card)).purses[points] ?? emptyPurse);
    expect(await owed()).toBe(5);
    const fail = (fault: unknown) => expect.unreachable(String(fault));
    const pool = new PoolDesk(hub, () => poolSigner, fail);
    await quiet(hub);
    expect(await owed()).toBe(0);
    pool.stop();
  });
});
