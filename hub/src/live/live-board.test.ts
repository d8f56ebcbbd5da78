import { balanceOf, emptyPurse } from "@cardweave/shared/domain/account";
import type { DeviceId } from "@cardweave/shared/domain/ids";
import { aDoc } from "@cardweave/shared/entries/entry-builders";
import {
  aPooledNetwork,
  debtBy,
  meet,
  type PooledNetwork,
} from "@cardweave/shared/replica/pool-builders";
import type { Replica } from "@cardweave/shared/replica/replica";
import {
  accountOf,
  book,
  credit,
  debit,
  money,
  points,
} from "@cardweave/shared/replica/replica-builders";
import fc from "fast-check";
import { of } from "rxjs";
import { expect, test } from "vitest";
import type { DeviceLine } from "../line/line-desk.ts";
import { CountRing } from "./count-ring.ts";
import { LiveBoard } from "./live-board.ts";
import { minuteMs } from "./trade-book.ts";

const noLines = { lines$: of(new Map<DeviceId, DeviceLine>()) };
const cards = [aDoc(1), aDoc(2), aDoc(3)];

async function boardOf(replica: Replica): Promise<LiveBoard> {
  const board = new LiveBoard(replica, noLines);
  await board.ready;
  return board;
}

/** Everything that a board knows, in an order of its own. */
function told({ value, trade }: LiveBoard, now: number) {
  const line = (one: object) => JSON.stringify(one);
  const branches = ["north", "south", "west"].map((id) => ({
    minutes: trade.of(id).minutes.count(now - 60 * minuteMs, now + 1),
    tens: trade.of(id).tens.count(now - 600 * minuteMs, now + 1),
    turnover: trade.turnover(id, now),
  }));
  return {
    shares: value.shares.map(line).toSorted(),
    troubles: [...value.troubles].map(line).toSorted(),
    branches,
  };
}

async function doOne(network: PooledNetwork, [what, card, amount]: Deed): Promise<void> {
  const doc = cards[card] ?? cards[0];
  if (doc === undefined) return;
  const { north, south, west } = network;
  if (what === "earn") await book(north, doc, credit(amount));
  if (what === "load")
    await book(west, doc, { ...credit(amount, money), reason: "top-up" } as never);
  if (what === "spend") await book(north, doc, debit(amount));
  if (what === "beyond") await debtBy(south, doc, amount);
  if (what === "meet") await meet(network);
}

const deeds = ["earn", "load", "spend", "beyond", "meet"] as const;
type Deed = readonly [(typeof deeds)[number], number, number];
const anyDeed = fc.tuple(fc.constantFrom(...deeds), fc.nat(2), fc.integer({ min: 1, max: 90 }));

test("R830 what is kept up with every change is what adding up everything comes to", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(anyDeed, { maxLength: 14 }), async (all) => {
      const network = await aPooledNetwork(cards[0] ?? aDoc(1));
      const { hub } = network;
      const kept = await boardOf(hub);
      for (const deed of all) await doOne(network, deed);
      await meet(network);
      const fresh = await boardOf(hub);
      const now = hub.ports.clock.now();
      expect(told(kept, now)).toEqual(told(fresh, now));
      const sum = fresh.value.shares.reduce(
        (total, { purse, amount }) => (purse === points ? total + amount : total),
        0,
      );
      const states = await Promise.all(cards.map((card) => accountOf(hub, card)));
      const balances = states.map(({ purses }) => balanceOf(purses[points] ?? emptyPurse));
      expect(sum).toBe(balances.reduce((total, one) => total + one, 0));
      for (const board of [kept, fresh]) board.stop();
    }),
    { numRuns: 12 },
  );
});

test("R830 an overdraft stands where it was made until it is paid", async () => {
  const network = await aPooledNetwork(aDoc(1));
  const board = await boardOf(network.hub);
  await debtBy(network.south, aDoc(1), 7);
  await meet(network);
  const [trouble] = [...board.value.troubles];
  expect(trouble).toMatchObject({ kind: "overdraft", purse: points, amount: 7 });
  expect(trouble?.places).toEqual(["south"]);
  await book(network.north, aDoc(1), credit(20));
  await meet(network);
  const { purses } = await accountOf(network.hub, aDoc(1));
  const left = [...board.value.troubles].reduce((sum, { amount }) => sum + amount, 0);
  expect(left).toBe(Math.max(0, -balanceOf(purses[points] ?? emptyPurse)));
  board.stop();
});

test("R831 a page is told at most four times a second what is new, however much that is", async () => {
  const network = await aPooledNetwork(aDoc(1));
  const board = await boardOf(network.hub);
  network.clock.move(1_000);
  const told: ReadonlySet<string>[] = [];
  board.changes$.subscribe((touched) => void told.push(touched));
  for (let at = 0; at < 20; at++) await book(network.north, aDoc(1), credit(1));
  await meet(network);
  network.clock.move(249);
  expect(told).toEqual([]);
  network.clock.move(1);
  expect(told).toEqual([new Set(["north"])]);
  network.clock.move(1_000);
  expect(told).toHaveLength(1);
  board.stop();
});

test("R830 bookings are counted by the step of time in which they happened", () => {
  const ring = new CountRing(minuteMs, 10);
  const start = 1_000_000 * minuteMs;
  for (const minute of [0, 0, 3, 9]) ring.add(start + minute * minuteMs + 1);
  expect(ring.count(start, start + 10 * minuteMs)).toBe(4);
  expect(ring.count(start, start + minuteMs)).toBe(2);
  ring.add(start + 12 * minuteMs);
  expect(ring.count(start, start + 13 * minuteMs)).toBe(3);
  ring.add(start);
  expect(ring.at(1_000_000)).toBe(0);
});
