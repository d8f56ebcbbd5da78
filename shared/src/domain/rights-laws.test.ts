import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balanceOf, debtOf, rightsIn, rightsOf } from "./account.ts";
import type { Body } from "./bodies.ts";
import { owedOf } from "./debt.ts";
import {
  Booker,
  beyondBy,
  changeBy,
  deviceNamed,
  HistoryWorld,
  leastRight,
  type Made,
  points,
  pool,
  saleOf,
} from "./history-world-builders.ts";
import type { DeviceId, LotId } from "./ids.ts";
import { sumOf, takeFrom } from "./lines.ts";
import { ownLots } from "./lots.ts";
import type { SpendingLimit } from "./policy.ts";

const limits: readonly SpendingLimit[] = [
  { mode: "open", perEntry: null, perCard: null, perDevice: null },
  { mode: "limit", perEntry: null, perCard: 40, perDevice: 60 },
  { mode: "rights-only", perEntry: null, perCard: null, perDevice: null },
];

function giveWhatLacks(booker: Booker, everybody: readonly Booker[]): void {
  const lacking = debtOf(booker.purse) - rightsOf(booker.purse, pool);
  if (lacking > 0) grantAll(booker, lacking);
  for (const peer of everybody) peer.receiveFrom(booker);
}

type Step = readonly [kind: number, who: number, other: number, amount: number];

const steps = fc.array(
  fc.tuple(fc.nat(28), fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 12 })),
  { minLength: 10, maxLength: 70 },
);

type World = { world: HistoryWorld; bookers: Booker[]; bank: Booker; liar: boolean };

function worldOf(limit: SpendingLimit, liar: boolean): World {
  const world = new HistoryWorld(limit);
  const bookers = ["a1", "b2", "c3"].map((name) => new Booker(world, deviceNamed(name)));
  return { world, bookers, bank: new Booker(world, pool), liar };
}

const deeds: readonly (readonly [share: number, deed: (here: World, step: Step) => void])[] = [
  [3, ({ bookers }, [, who, , amount]) => wishFor(bookers[who]!, "credit", amount)],
  [5, ({ bookers }, [, who, , amount]) => wishFor(bookers[who]!, "debit", amount)],
  [
    1,
    ({ bookers }, [, who, other, amount]) => grantTo(bookers[who]!, bookers[other]!.device, amount),
  ],
  [1, ({ bookers }, [, who, , amount]) => grantTo(bookers[who]!, pool, amount)],
  [3, ({ world, bookers }, [, who, , amount]) => undoSomething(world, bookers[who]!, amount)],
  [2, ({ bookers }, [, who, , amount]) => grantTo(bookers[who]!, bookers[2]!.device, amount)],
  [2, ({ bank }) => cover(bank)],
  [2, (here) => coverWhileUndone(here)],
  [1, ({ bookers }, [, who, , amount]) => bookers[who]!.wish(saleOf(amount))],
  [3, ({ bookers, bank }, [, who]) => exchange(bookers[who]!, bank)],
  [4, ({ bookers }, [, who, other]) => exchange(bookers[who]!, bookers[other]!)],
  [2, (here, [, , other, amount]) => here.liar && lie(here, other * 12 + amount)],
];
const lots = deeds.flatMap(([share, deed]) => Array.from({ length: share }, () => deed));

/** Bookings, grants, undoing, exchanges between two sides; number 2 may lie. */
function act(here: World, step: Step): void {
  lots[step[0]]?.(here, step);
}

function wishFor(booker: Booker, type: "credit" | "debit", amount: number): void {
  const reason = "test";
  const before = balanceOf(booker.purse);
  const isBooked = booker.wish({ type, purse: points, amount, reason });
  const change = type === "credit" ? amount : -amount;
  if (isBooked) expect(balanceOf(booker.purse)).toBe(before + change);
}

function exchange(a: Booker, b: Booker): void {
  a.receiveFrom(b);
  b.receiveFrom(a);
}

function grantTo(booker: Booker, to: DeviceId, amount: number): void {
  const [line] = takeFrom(ownLots(booker.purse, booker.device, booker.view().time), amount);
  if (line === undefined || to === booker.device) return;
  booker.sign({ kind: "grant", purse: points, lot: line.lot, to, amount: line.amount, for: null });
}

function undoSomething(world: HistoryWorld, booker: Booker, amount: number): void {
  const mine = [...world.made.values()].filter((one) => booker.account.held.has(one.id));
  const target = mine[amount % Math.max(1, mine.length)];
  if (target === undefined) return;
  const part = amount % 3 === 0 ? {} : { amount: Math.ceil(amount / 2) };
  booker.wish({ type: "reverse", of: target.id, ...part });
}

function cover(bank: Booker): void {
  for (const [of, debt] of Object.entries(bank.purse.debts) as [Made["id"], never][]) {
    const held = ownLots(bank.purse, pool, bank.view().time);
    const lines = takeFrom(held, owedOf(debt));
    if (lines.length > 0) bank.sign({ kind: "cover", purse: points, of, lines });
  }
}

/** The pool pays a debt while its debtor, out of touch, takes back what made it. */
function coverWhileUndone({ bookers, bank }: World): void {
  for (const booker of bookers) exchange(booker, bank);
  for (const booker of bookers.slice(0, 2)) {
    const mine = Object.entries(bank.purse.debts).find(
      ([, debt]) => debt.device === booker.device && owedOf(debt) > 0,
    );
    if (mine === undefined) continue;
    cover(bank);
    booker.wish({ type: "reverse", of: mine[0] as Made["id"] });
    return;
  }
}

/** Claims what the liar does not hold, or has not heard of: much, or just what others gave it. */
function lie({ world, bookers }: World, choice: number): void {
  const liar = bookers[2]!;
  const all = world.fold(world.made.values()).state.purses[points];
  const lot = (Object.keys(all?.lots ?? {})[choice % 3] ?? "1".repeat(32)) as LotId;
  const real = all === undefined ? 0 : rightsIn(all, { lot, device: liar.device });
  const amount = Math.max(1, choice % 2 === 0 ? real : real + choice);
  const lines = [{ lot, amount }];
  const bookings = [...world.made.values()].filter(
    ({ entry: { body, device } }) =>
      (body.kind === "debit" || body.kind === "credit") &&
      (choice % 3 === 0 || device === liar.device),
  );
  const some = bookings.at(-1 - (choice % 5));
  const of = some?.id ?? world.nextId();
  const body = some?.entry.body;
  const back = body?.kind === "debit" ? body.lines : lines;
  const beyond = body?.kind === "debit" ? body.beyond : 0;
  const since = { checkpoint: null, card: choice, device: choice };
  const base = { purse: points, reason: "lie", receipt: null, campaign: null } as const;
  const claims: Body[] = [
    { kind: "debit", ...base, lines, beyond: 0, since: null },
    { kind: "debit", ...base, lines: [], beyond: choice, since },
    { kind: "grant", purse: points, lot, to: deviceNamed("a1"), amount, for: null },
    { kind: "cover", purse: points, of, lines },
    { kind: "reverse", of, lines: back, beyond, holder: liar.device, into: null, minted: 0 },
    { kind: "grant", purse: points, lot, to: liar.device, amount, for: null },
  ];
  liar.sign(claims[choice % claims.length]!);
}

/** A causal order drawn from the numbers. */
function shuffled(made: readonly Made[], numbers: readonly number[]): Made[] {
  const open = [...made];
  const done = new Set<string>();
  const order: Made[] = [];
  while (open.length > 0) {
    const ready = open.filter(({ entry }) =>
      [...entry.after, ...(entry.own === null ? [] : [entry.own])].every((id) => done.has(id)),
    );
    const pick = ready[(numbers[order.length % numbers.length] ?? 0) % ready.length]!;
    open.splice(open.indexOf(pick), 1);
    done.add(pick.id);
    order.push(pick);
  }
  return order;
}

const histories = fc.record({
  limit: fc.constantFrom(...limits),
  liar: fc.boolean(),
  steps,
  order: fc.array(fc.nat(1000), { minLength: 8, maxLength: 40 }),
});

describe("rights", () => {
  test("R21, R30 every order of arrival ends in the same account and the same verdicts", () => {
    fc.assert(
      fc.property(histories, ({ limit, liar, steps: script, order }) => {
        const here = worldOf(limit, liar);
        for (const step of script) act(here, step);
        const made = [...here.world.made.values()];
        const one = here.world.fold(made);
        const two = here.world.fold(shuffled(made, order));
        expect(two.state).toEqual(one.state);
        expect([...two.verdicts].toSorted()).toEqual([...one.verdicts].toSorted());
        for (const booker of [...here.bookers, here.bank])
          booker.account.receive(made, here.world.made);
        expect(here.bookers[0]!.account.state).toEqual(one.state);
      }),
      { numRuns: 400 },
    );
  });

  test("R34 the sum of rights less the debts is what was credited less what was debited", () => {
    fc.assert(
      fc.property(histories, ({ limit, liar, steps: script }) => {
        const here = worldOf(limit, liar);
        for (const step of script) act(here, step);
        const account = here.world.fold(here.world.made.values());
        const purse = account.state.purses[points];
        if (purse === undefined) return;
        const counting = [...here.world.made.values()].filter(
          ({ id }) => account.verdicts.get(id) !== "invalid",
        );
        const disputes = Object.values(account.state.disputes);
        const sum =
          sumOf(disputes) +
          counting.reduce((total, one) => total + changeBy(one, here.world.made), 0);
        expect(balanceOf(purse)).toBe(sum);
        expect(rightsOf(purse) - debtOf(purse)).toBe(sum);
      }),
      { numRuns: 400 },
    );
  });

  test("R35 nobody's rights ever fall below nothing, whatever others claim", () => {
    fc.assert(
      fc.property(histories, ({ limit, liar, steps: script, order }) => {
        const here = worldOf(limit, liar);
        for (const step of script) act(here, step);
        const account = here.world.account();
        for (const one of shuffled([...here.world.made.values()], order)) {
          account.apply(one, here.world.made);
          const purse = account.state.purses[points];
          if (purse === undefined) continue;
          const devices = [...here.bookers.map((booker) => booker.device), pool];
          expect(leastRight(purse, devices)).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("R36 what an honest device decides is valid everywhere", () => {
    fc.assert(
      fc.property(histories, ({ limit, liar, steps: script, order }) => {
        const here = worldOf(limit, liar);
        for (const step of script) act(here, step);
        const account = here.world.fold(shuffled([...here.world.made.values()], order));
        const liarDevice = here.bookers[2]!.device;
        const honest = [...here.world.made.values()].filter(
          ({ entry }) => entry.device !== liarDevice || !liar,
        );
        const verdicts = honest.map(({ id }) => account.verdicts.get(id));
        expect(verdicts).toEqual(honest.map(() => "valid"));
      }),
      { numRuns: 400 },
    );
  });

  test("R37 what counts beyond rights stays within the limit of each card and device", () => {
    fc.assert(
      fc.property(histories, ({ limit, liar, steps: script }) => {
        if (limit.mode === "open") return;
        const here = worldOf(limit, liar);
        for (const step of script) act(here, step);
        const { state } = here.world.fold(here.world.made.values());
        const spent = here.bookers.map(({ device }) => beyondBy(state, device));
        const most = limit.mode === "limit" ? (limit.perCard ?? 0) : 0;
        expect(Math.max(...spent)).toBeLessThanOrEqual(most);
      }),
      { numRuns: 400 },
    );
  });

  test("R38 once rights have met debts at the pool, no debt is open while a right is left", () => {
    fc.assert(
      fc.property(histories, ({ limit, steps: script }) => {
        const here = worldOf(limit, false);
        for (const step of script) act(here, step);
        const all = [...here.world.made.values()];
        const everybody = [...here.bookers, here.bank];
        for (const booker of everybody) booker.account.receive(all, here.world.made);
        for (const booker of here.bookers) giveWhatLacks(booker, everybody);
        cover(here.bank);
        const { purse } = here.bank;
        expect(Math.min(debtOf(purse), rightsOf(purse))).toBe(0);
        expect(balanceOf(purse)).toBe(rightsOf(purse) - debtOf(purse));
      }),
      { numRuns: 300 },
    );
  });
});

function grantAll(booker: Booker, wanted: number): void {
  for (const { lot, amount } of takeFrom(
    ownLots(booker.purse, booker.device, booker.view().time),
    wanted,
  )) {
    booker.sign({ kind: "grant", purse: points, lot, to: pool, amount, for: null });
  }
}
