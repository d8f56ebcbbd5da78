import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balanceOf, debtOf, rightsOf } from "./account.ts";
import { owedOf } from "./debt.ts";
import { citedBy } from "./decrees-builders.ts";
import {
  type Account,
  beyondBy,
  changeBy,
  type HistoryWorld,
  leastRight,
  type Made,
  points,
  pool,
} from "./history-world-builders.ts";
import { sumOf } from "./lines.ts";
import {
  act,
  cover,
  giveWhatLacks,
  inherit,
  limits,
  steps,
  type World,
  worldOf,
} from "./rights-deeds-builders.ts";

function knowAll(account: Account, world: HistoryWorld): void {
  account.learn(world.decrees.length, world.made);
  account.receive(world.made.values(), world.made);
}

/** Decrees come in between, each no later than an entry that cites it. */
function asItComes({ world }: World, made: readonly Made[], chance: readonly number[]): Account {
  const account = world.account();
  for (const [at, one] of made.entries()) {
    const some = (chance[at % chance.length] ?? 0) % (world.decrees.length + 1);
    account.learn(Math.max(citedBy(one.entry), some > at ? 0 : some), world.made);
    account.apply(one, world.made);
  }
  account.learn(world.decrees.length, world.made);
  return account;
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
  bound: fc.constantFrom(null, null, 20),
  lives: fc.boolean(),
  steps,
  order: fc.array(fc.nat(1000), { minLength: 8, maxLength: 40 }),
});

describe("rights", () => {
  test("R21, R30 every order of arrival ends in the same account and the same verdicts", () => {
    fc.assert(
      fc.property(histories, ({ steps: script, order, ...kind }) => {
        const here = worldOf(kind);
        for (const step of script) act(here, step);
        const made = [...here.world.made.values()];
        const one = here.world.fold(made);
        const two = asItComes(here, shuffled(made, order), order);
        expect(two.state).toEqual(one.state);
        expect([...two.verdicts].toSorted()).toEqual([...one.verdicts].toSorted());
        for (const { account } of [...here.bookers, here.bank]) knowAll(account, here.world);
        expect(here.bookers[0]!.account.state).toEqual(one.state);
      }),
      { numRuns: 400 },
    );
  });

  test("R34 the sum of rights less the debts is what was credited less what was debited", () => {
    fc.assert(
      fc.property(histories, ({ steps: script, ...kind }) => {
        const here = worldOf(kind);
        for (const step of script) act(here, step);
        const account = here.world.fold(here.world.made.values());
        const purse = account.state.purses[points];
        if (purse === undefined) return;
        const counting = [...here.world.made.values()].filter(
          ({ id }) => !["invalid", "unconfirmed"].includes(account.verdicts.get(id) ?? ""),
        );
        const disputes = Object.values(account.state.disputes);
        const borne = Object.values(purse.debts).filter((debt) => debt.bearer !== null);
        const sum =
          sumOf(disputes) +
          sumOf(borne.map((debt) => ({ amount: owedOf({ ...debt, bearer: null }) }))) +
          counting.reduce((total, one) => total + changeBy(one, here.world.made), 0);
        expect(balanceOf(purse)).toBe(sum);
        expect(rightsOf(purse) - debtOf(purse)).toBe(sum);
      }),
      { numRuns: 400 },
    );
  });

  test("R35 nobody's rights ever fall below nothing, whatever others claim", () => {
    fc.assert(
      fc.property(histories, ({ steps: script, order, ...kind }) => {
        const here = worldOf(kind);
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
      fc.property(histories, ({ steps: script, order, ...kind }) => {
        const here = worldOf({ ...kind, lives: false });
        for (const step of script) act(here, step);
        const account = here.world.fold(shuffled([...here.world.made.values()], order));
        const liarDevice = here.bookers[2]!.device;
        const honest = [...here.world.made.values()].filter(
          ({ entry }) => entry.device !== liarDevice || !here.liar,
        );
        const verdicts = new Set(honest.map(({ id }) => account.verdicts.get(id)));
        verdicts.delete("unconfirmed");
        verdicts.delete("valid");
        expect([...verdicts]).toEqual([]);
      }),
      { numRuns: 400 },
    );
  });

  test("R37 what counts beyond rights stays within the limit of each card and device", () => {
    fc.assert(
      fc.property(histories, ({ steps: script, ...kind }) => {
        const { limit } = kind;
        if (limit.mode === "open") return;
        const here = worldOf(kind);
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
      fc.property(histories, ({ steps: script, ...kind }) => {
        const here = worldOf({ ...kind, liar: false });
        for (const step of script) act(here, step);
        const everybody = [...here.bookers, here.bank];
        for (const { account } of everybody) knowAll(account, here.world);
        const active = here.bookers.filter((booker) => !booker.isRetired);
        for (const booker of active) giveWhatLacks(booker, everybody);
        inherit(here.bank, here.world);
        cover(here.bank);
        const { purse } = here.bank;
        expect(Math.min(debtOf(purse), rightsOf(purse))).toBe(0);
        expect(balanceOf(purse)).toBe(rightsOf(purse) - debtOf(purse));
      }),
      { numRuns: 300 },
    );
  });
});
