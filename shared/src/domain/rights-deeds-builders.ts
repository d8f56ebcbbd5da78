import fc from "fast-check";
import { balanceOf, debtOf, rightsIn, rightsOf } from "./account.ts";
import { assert } from "./assert.ts";
import type { Body } from "./bodies.ts";
import { type Debt, owedOf } from "./debt.ts";
import {
  Booker,
  deviceNamed,
  HistoryWorld,
  headquarters,
  type Made,
  points,
  pool,
  saleOf,
} from "./history-world-builders.ts";
import type { DeviceId, LotId } from "./ids.ts";
import { sumOf, takeFrom } from "./lines.ts";
import { ownLots } from "./lots.ts";
import type { SpendingLimit } from "./policy.ts";

/** Tests only: what devices, a pool, headquarters and a liar do in random histories. */

export const limits: readonly SpendingLimit[] = [
  { mode: "open", perEntry: null, perCard: null, perDevice: null },
  { mode: "limit", perEntry: null, perCard: 40, perDevice: 60 },
  { mode: "rights-only", perEntry: null, perCard: null, perDevice: null },
];

export function giveWhatLacks(booker: Booker, everybody: readonly Booker[]): void {
  const lacking = debtOf(booker.purse) - rightsOf(booker.purse, pool);
  if (lacking > 0) grantAll(booker, lacking);
  for (const peer of everybody) peer.receiveFrom(booker);
}

type Step = readonly [kind: number, who: number, other: number, amount: number];

export const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.tuple(fc.nat(34), fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 12 })),
  { minLength: 10, maxLength: 70 },
);

export type World = {
  world: HistoryWorld;
  bookers: Booker[];
  bank: Booker;
  head: Booker;
  liar: boolean;
  /** Whether a retired device goes on until it hears of it. */
  lives: boolean;
};

export type Kind = { limit: SpendingLimit; liar: boolean; bound: number | null; lives: boolean };

export function worldOf({ limit, liar, bound, lives }: Kind): World {
  const world = new HistoryWorld(limit, bound);
  const bookers = ["a1", "b2", "c3"].map((name) => new Booker(world, deviceNamed(name)));
  const head = new Booker(world, headquarters);
  return { world, bookers, bank: new Booker(world, pool), head, liar, lives };
}

const deeds: readonly (readonly [share: number, deed: (here: World, step: Step) => void])[] = [
  [3, ({ bookers }, [, who, , amount]) => wishFor(bookerAt(bookers, who), "credit", amount)],
  [5, ({ bookers }, [, who, , amount]) => wishFor(bookerAt(bookers, who), "debit", amount)],
  [
    1,
    ({ bookers }, [, who, other, amount]) =>
      grantTo(bookerAt(bookers, who), bookerAt(bookers, other).device, amount),
  ],
  [1, ({ bookers }, [, who, , amount]) => grantTo(bookerAt(bookers, who), pool, amount)],
  [
    3,
    ({ world, bookers }, [, who, , amount]) => undoSomething(world, bookerAt(bookers, who), amount),
  ],
  [
    2,
    ({ bookers }, [, who, , amount]) =>
      grantTo(bookerAt(bookers, who), bookerAt(bookers, 2).device, amount),
  ],
  [2, ({ bank }) => cover(bank)],
  [2, (here) => coverWhileUndone(here)],
  [1, ({ bookers }, [, who, , amount]) => bookerAt(bookers, who).wish(saleOf(amount))],
  [3, ({ bookers, bank }, [, who]) => exchange(bookerAt(bookers, who), bank)],
  [4, ({ bookers }, [, who, other]) => exchange(bookerAt(bookers, who), bookerAt(bookers, other))],
  [2, (here, [, , other, amount]) => here.liar && lie(here, other * 12 + amount)],
  [2, (here, [, who, , amount]) => allow(here, bookerAt(here.bookers, who).device, amount)],
  [1, (here, [, who, , amount]) => amount < 4 && retire(here, bookerAt(here.bookers, who))],
  [1, ({ bank, world }) => inherit(bank, world)],
  [1, (here, [, , , amount]) => bear(here, amount)],
  [1, ({ bank }) => note(bank)],
];
const lots = deeds.flatMap(([share, deed]) => Array.from({ length: share }, () => deed));

function bookerAt(bookers: readonly Booker[], at: number): Booker {
  const booker = bookers[at];
  assert(booker, "there are three");
  return booker;
}

function allow({ world, bank }: World, device: DeviceId, amount: number): void {
  world.decrees.push({ kind: "allow", device, amount: amount * 6 });
  bank.account.learn(world.decrees.length, world.made);
}

/** As far as the bank holds its chain. A device that is gone says nothing more. */
function retire({ world, bank, bookers, lives }: World, booker: Booker): void {
  if (bookers.filter((one) => one.isGone).length > 0) return;
  if (!lives) bank.receiveFrom(booker);
  const seq = bank.seen()[booker.device] ?? 0;
  world.decrees.push({ kind: "retire", device: booker.device, seq });
  bank.account.learn(world.decrees.length, world.made);
  booker.isGone = !lives;
}

export function inherit(bank: Booker, { decrees }: HistoryWorld): void {
  for (const decree of decrees) {
    if (decree.kind !== "retire") continue;
    for (const { lot, amount } of ownLots(bank.purse, decree.device, bank.view().time)) {
      bank.sign({ kind: "inherit", purse: points, lot, from: decree.device, amount });
    }
  }
}

/** Headquarters may say so before it has the debit itself. */
function bear({ head, world }: World, amount: number): void {
  const debits = [...world.made.values()].filter(({ entry }) => entry.body.kind === "debit");
  const one = debits[amount % Math.max(1, debits.length)];
  if (one !== undefined) head.sign({ kind: "bear", of: one.id, bearer: `branch ${amount % 3}` });
}

/** The pool says that it has the debts. */
function note(bank: Booker): void {
  for (const [of, debt] of Object.entries(bank.purse.debts) as [Made["id"], Debt][]) {
    if (debt.covers.length === 0) bank.sign({ kind: "cover", purse: points, of, lines: [] });
  }
}

/** Bookings, grants, undoing, exchanges between two sides; number 2 may lie. */
export function act(here: World, step: Step): void {
  const isGone = [step[1], step[2]].some((at) => here.bookers[at]?.isGone);
  if (!isGone) lots[step[0]]?.(here, step);
}

function wishFor(booker: Booker, type: "credit" | "debit", amount: number): void {
  const reason = "test";
  const before = balanceOf(booker.purse);
  const unconfirmed = sumOf(Object.values(booker.account.state.unconfirmed));
  const isBooked = booker.wish({ type, purse: points, amount, reason });
  const still = sumOf(Object.values(booker.account.state.unconfirmed)) - unconfirmed;
  const change = type === "credit" ? amount - still : -amount;
  assert(!isBooked || balanceOf(booker.purse) === before + change, "a booking is what it says");
}

function exchange(a: Booker, b: Booker): void {
  a.receiveFrom(b);
  b.receiveFrom(a);
}

function grantTo(booker: Booker, to: DeviceId, amount: number): void {
  const [line] = takeFrom(ownLots(booker.purse, booker.device, booker.view().time), amount);
  if (line === undefined || to === booker.device || booker.isRetired) return;
  booker.sign({ kind: "grant", purse: points, lot: line.lot, to, amount: line.amount, for: null });
}

function undoSomething(world: HistoryWorld, booker: Booker, amount: number): void {
  const mine = [...world.made.values()].filter((one) => booker.account.held.has(one.id));
  const target = mine[amount % Math.max(1, mine.length)];
  if (target === undefined) return;
  const part = amount % 3 === 0 ? {} : { amount: Math.ceil(amount / 2) };
  booker.wish({ type: "reverse", of: target.id, ...part });
}

export function cover(bank: Booker): void {
  for (const [of, debt] of Object.entries(bank.purse.debts) as [Made["id"], never][]) {
    const held = ownLots(bank.purse, pool, bank.view().time);
    const lines = takeFrom(held, owedOf(debt));
    if (lines.length > 0) bank.sign({ kind: "cover", purse: points, of, lines });
  }
}

/** The pool pays a debt while its debtor, out of touch, takes back what made it. */
function coverWhileUndone({ bookers, bank }: World): void {
  const there = bookers.filter((one) => !one.isGone);
  for (const booker of there) exchange(booker, bank);
  for (const booker of there.filter((one) => one !== bookers[2])) {
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
  const liar = bookerAt(bookers, 2);
  if (liar.isGone) return;
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
  const since = { checkpoint: of, card: choice, device: choice };
  const base = { purse: points, reason: "lie", receipt: null, campaign: null } as const;
  const claims: Body[] = [
    { kind: "debit", ...base, lines, beyond: 0, since: null },
    { kind: "debit", ...base, lines: [], beyond: choice, since },
    { kind: "grant", purse: points, lot, to: deviceNamed("a1"), amount, for: null },
    { kind: "cover", purse: points, of, lines },
    { kind: "reverse", of, lines: back, beyond, holder: liar.device, into: null, minted: 0 },
    { kind: "grant", purse: points, lot, to: liar.device, amount, for: null },
  ];
  const claim = claims[choice % claims.length];
  if (claim !== undefined) liar.sign(claim);
}

function grantAll(booker: Booker, wanted: number): void {
  for (const { lot, amount } of takeFrom(
    ownLots(booker.purse, booker.device, booker.view().time),
    wanted,
  )) {
    booker.sign({ kind: "grant", purse: points, lot, to: pool, amount, for: null });
  }
}
