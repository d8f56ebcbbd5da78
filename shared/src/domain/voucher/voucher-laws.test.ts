import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { balanceOf, emptyPurse } from "../account.ts";
import type { Command, View } from "../decide.ts";
import { aPurse } from "../domain-builders.ts";
import {
  type Account,
  Booker,
  deviceNamed,
  HistoryWorld,
  type Made,
} from "../history-world-builders.ts";
import type { PurseId } from "../ids.ts";
import { sumOf, takeFrom } from "../lines.ts";
import { ownLots } from "../lots.ts";
import { defaultPolicy } from "../policy.ts";
import type { Result } from "../result.ts";
import { makeWishes } from "./make-voucher.ts";
import { voidWishes, voucherWishes } from "./sell-voucher.ts";
import { inactivePurse, voucherOf, voucherPurse } from "./voucher.ts";

const open = { mode: "open", perEntry: null, perCard: null, perDevice: null } as const;
const purses = new Map([
  [voucherPurse, aPurse({ id: voucherPurse, unit: "money", currency: "EUR" })],
  [inactivePurse, aPurse({ id: inactivePurse, unit: "activation", currency: "EUR" })],
]);

/** A branch's device that sells and redeems; money is spent beyond rights up to the known balance. */
class Branch extends Booker {
  override view(...given: Parameters<Booker["view"]>): View {
    const policy = {
      ...defaultPolicy,
      limits: { ...defaultPolicy.limits, money: open, voucher: open },
    };
    return { ...super.view(...given), purses, policy };
  }

  /** What may be refused comes first, so that a refusal leaves no trace, as in an act. */
  all(wishes: Result<readonly Command[]>): void {
    if (wishes.ok) wishes.value.every((command) => this.wish(command));
  }

  give(to: Branch, purse: PurseId): void {
    const held = this.account.state.purses[purse] ?? emptyPurse;
    if (to.device === this.device) return;
    for (const { lot, amount } of takeFrom(ownLots(held, this.device, this.view().time), 2_000)) {
      this.sign({ kind: "grant", purse, lot, to: to.device, amount, for: null });
    }
  }
}

type Step = readonly [kind: number, who: number, other: number, amount: number];
const steps = fc.array(
  fc.tuple(fc.nat(6), fc.nat(2), fc.nat(2), fc.integer({ min: 1, max: 900 })),
  {
    minLength: 6,
    maxLength: 40,
  },
);
const value = 1_500;

function act(branches: readonly Branch[], [kind, who, other, amount]: Step): void {
  const [branch, peer] = [branches[who], branches[other]] as [Branch, Branch];
  const { state } = branch.account;
  const { time } = branch.view();
  const sale = () => branch.all(voucherWishes(state, { amount: 1_000, time }));
  const deeds = [
    sale,
    sale,
    () => amount < 90 && branch.all(voidWishes(state, time)),
    () => branch.give(peer, inactivePurse),
    () => branch.wish({ type: "debit", purse: voucherPurse, amount, reason: "spend" }),
    () => branch.receiveFrom(peer),
    () => branch.receiveFrom(peer),
  ];
  deeds[kind]?.();
}

function run(list: readonly Step[]): { world: HistoryWorld; whole: Account } {
  const world = new HistoryWorld(open);
  const branches = ["a1", "b2", "c3"].map((name) => new Branch(world, deviceNamed(name)));
  const [first] = branches as [Branch];
  const terms = { price: 1_000, value };
  const wishes = makeWishes(terms, "2026-11-22");
  if (wishes.ok) for (const command of wishes.value) first.wish(command);
  for (const branch of branches) branch.receiveFrom(first);
  for (const step of list) act(branches, step);
  const whole = world.account();
  whole.receive(world.made.values(), world.made);
  return { world, whole };
}

/** The sum of what valid entries say. */
function told(whole: Account, world: HistoryWorld, says: (made: Made) => number): number {
  const good = [...world.made.values()].filter(({ id }) => whole.verdicts.get(id) === "valid");
  return good.reduce((sum, made) => sum + says(made), 0);
}

const taken =
  (reason: string) =>
  ({ entry: { body } }: Made) =>
    body.kind === "debit" && body.reason === reason ? sumOf(body.lines) + body.beyond : 0;

describe("a voucher in branches that meet now and then", () => {
  test("R712, R713 F2: is sold or voided once, as a whole", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { world, whole } = run(list);
        const sold = told(whole, world, taken("voucher-sold"));
        const voided = told(whole, world, taken("voucher-voided"));
        expect([0, value]).toContain(sold + voided);
        expect([0, value]).toContain(sold);
      }),
      { numRuns: 300 },
    );
  });

  test("R718 A4: what was issued is what is redeemed, left, void or not sold yet", () => {
    fc.assert(
      fc.property(steps, (list) => {
        const { world, whole } = run(list);
        const left = (purse: PurseId) => balanceOf(whole.state.purses[purse] ?? emptyPurse);
        const spent =
          told(whole, world, taken("spend")) + told(whole, world, taken("voucher-voided"));
        expect(spent + left(inactivePurse) + left(voucherPurse)).toBe(value);
      }),
      { numRuns: 300 },
    );
  });

  test("R718 looks the same in whatever order its entries came, and however often", () => {
    fc.assert(
      fc.property(steps, fc.infiniteStream(fc.nat()), (list, chance) => {
        const { world, whole } = run(list);
        const keyed = [...world.made.values()].map((made) => ({ made, at: chance.next().value }));
        const mixed = keyed.toSorted((a, b) => a.at - b.at).map(({ made }) => made);
        const other = world.account();
        other.receive([...mixed, ...mixed], world.made);
        const time = { day: () => "2026-11-22", now: 0 };
        expect(voucherOf(other.state, time)).toEqual(voucherOf(whole.state, time));
        expect(other.state).toEqual(whole.state);
      }),
      { numRuns: 200 },
    );
  });
});
