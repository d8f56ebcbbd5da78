import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balanceOf, debtOf, emptyPurse, rightsOf } from "./account.ts";
import type { Credit } from "./bodies.ts";
import { owedOf } from "./debt.ts";
import {
  type Account,
  Booker,
  deviceNamed,
  HistoryWorld,
  leastRight,
  type Made,
  points,
  pool,
} from "./history-world-builders.ts";
import { sumOf, takeFrom } from "./lines.ts";
import { ownLots } from "./lots.ts";
import { openingReason } from "./openings.ts";
import type { SpendingLimit } from "./policy.ts";
import { isLater } from "./rank.ts";

const open: SpendingLimit = { mode: "open", perEntry: null, perCard: null, perDevice: null };

type Step = readonly [kind: number, who: number, other: number, amount: number];
type World = { readonly world: HistoryWorld; readonly bookers: Booker[]; readonly bank: Booker };

function worldOf(): World {
  const world = new HistoryWorld(open);
  const bookers = ["a1", "b2", "c3"].map((name) => new Booker(world, deviceNamed(name)));
  return { world, bookers, bank: new Booker(world, pool) };
}

/** Openings by honest tills on both sides of splits; the pool may pay for what it has not seen. */
function act({ world, bookers, bank }: World, [kind, who, other, amount]: Step): void {
  const booker = bookers[who]!;
  const value = { purse: points, amount, reason: "test" };
  const deeds = [
    () => booker.wish({ type: "opening", purse: points, amount: amount + 10 }),
    () => booker.wish({ type: "opening", purse: points, amount: amount + 10 }),
    () => booker.wish({ type: "credit", ...value }),
    () => booker.wish({ type: "debit", ...value }),
    () => booker.wish({ type: "debit", ...value, amount: amount + 8 }),
    () => exchange(booker, bookers[other]!),
    () => exchange(booker, bank),
    () => giveAll(booker),
    () => cover(bank),
    () => lyingCover(world, bank, amount),
  ];
  deeds[kind % deeds.length]!();
}

function exchange(a: Booker, b: Booker): void {
  a.receiveFrom(b);
  b.receiveFrom(a);
}

function giveAll(booker: Booker): void {
  for (const { lot, amount } of ownLots(booker.purse, booker.device, booker.view().time)) {
    booker.sign({ kind: "grant", purse: points, lot, to: pool, amount, for: null });
  }
}

function cover(bank: Booker): void {
  for (const [of, debt] of Object.entries(bank.purse.debts) as [Made["id"], never][]) {
    const lines = takeFrom(ownLots(bank.purse, pool, bank.view().time), owedOf(debt));
    if (lines.length > 0) bank.sign({ kind: "cover", purse: points, of, lines });
  }
}

/** Pays for an opening credit that it holds, debt or not. */
function lyingCover(world: HistoryWorld, bank: Booker, choice: number): void {
  const held = openingsIn(world).filter(({ id }) => bank.account.held.has(id));
  const some = held[choice % Math.max(1, held.length)];
  const lines = takeFrom(ownLots(bank.purse, pool, bank.view().time), choice);
  if (some === undefined || lines.length === 0) return;
  bank.sign({ kind: "cover", purse: points, of: some.id, lines });
}

type OpeningMade = Made & { readonly body: Credit };

function openingsIn({ made }: HistoryWorld): readonly OpeningMade[] {
  return [...made.values()].flatMap((one) => {
    const { body } = one.entry;
    return body.kind === "credit" && body.reason === openingReason ? [{ ...one, body }] : [];
  });
}

function firstByRank(made: readonly OpeningMade[]): OpeningMade | undefined {
  const rank = ({ id, entry }: Made) => ({ hlc: entry.hlc, device: entry.device, id });
  return made.toSorted((a, b) => (isLater(rank(a), rank(b)) ? 1 : -1))[0];
}

/** Any order in which nothing comes before what it cites. */
function shuffled(made: readonly Made[], numbers: readonly number[]): Made[] {
  const waiting = [...made];
  const done = new Set<string>();
  const order: Made[] = [];
  while (waiting.length > 0) {
    const ready = waiting.filter(({ entry: { after, own } }) =>
      [...after, ...(own === null ? [] : [own])].every((id) => done.has(id)),
    );
    const pick = ready[(numbers[order.length % numbers.length] ?? 0) % ready.length]!;
    waiting.splice(waiting.indexOf(pick), 1);
    done.add(pick.id);
    order.push(pick);
  }
  return order;
}

const histories = fc.record({
  steps: fc.array(fc.tuple(fc.nat(9), fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 12 })), {
    minLength: 8,
    maxLength: 60,
  }),
  order: fc.array(fc.nat(1000), { minLength: 8, maxLength: 40 }),
});

function played(steps: readonly Step[]): World {
  const here = worldOf();
  for (const step of steps) act(here, step);
  return here;
}

function purseIn({ state }: Account) {
  return state.purses[points] ?? emptyPurse;
}

describe("what an old card held", () => {
  test("R785 J11: every order of arrival ends in the same account and the same verdicts", () => {
    fc.assert(
      fc.property(histories, ({ steps, order }) => {
        const { world } = played(steps);
        const made = [...world.made.values()];
        const [one, other] = [world.fold(made), world.fold(shuffled(made, order))];
        expect(other.state).toEqual(one.state);
        expect([...other.verdicts].toSorted()).toEqual([...one.verdicts].toSorted());
      }),
      { numRuns: 800 },
    );
  });

  test("R784 J11: counts once, with the amount of the first by rank, however often it was opened", () => {
    fc.assert(
      fc.property(histories, ({ steps }) => {
        const { world } = played(steps);
        const account = world.fold(world.made.values());
        const opened = firstByRank(openingsIn(world))?.body.amount ?? 0;
        const others = [...world.made.values()].reduce((sum, { entry: { body } }) => {
          if (body.kind === "debit") return sum - sumOf(body.lines) - body.beyond;
          return body.kind === "credit" && body.reason !== openingReason ? sum + body.amount : sum;
        }, 0);
        expect(balanceOf(purseIn(account))).toBe(opened + others);
        expect(rightsOf(purseIn(account)) - debtOf(purseIn(account))).toBe(opened + others);
      }),
      { numRuns: 400 },
    );
  });

  test("R785 J11: what was spent by an opening that came second is never taken back", () => {
    fc.assert(
      fc.property(histories, ({ steps, order }) => {
        const { world, bookers } = played(steps);
        const account = world.account();
        const devices = [...bookers.map(({ device }) => device), pool];
        for (const one of shuffled([...world.made.values()], order)) {
          account.apply(one, world.made);
          expect(leastRight(purseIn(account), devices)).toBeGreaterThanOrEqual(0);
          const isHonest = one.entry.device !== pool;
          if (isHonest) expect(account.verdicts.get(one.id)).toBe("valid");
        }
      }),
      { numRuns: 300 },
    );
  });

  test("R785 J11: once rights have met at the pool, it has paid what was opened too often", () => {
    fc.assert(
      fc.property(histories, ({ steps }) => {
        const { world, bookers, bank } = played(steps);
        for (const booker of [...bookers, bank, ...bookers]) {
          booker.account.receive(world.made.values(), world.made);
          if (booker !== bank) giveAll(booker);
        }
        bank.account.receive(world.made.values(), world.made);
        cover(bank);
        expect(Math.min(debtOf(bank.purse), rightsOf(bank.purse))).toBe(0);
      }),
      { numRuns: 200 },
    );
  });
});
