import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lotIdOf } from "../entries/hash.ts";
import { type AccountState, balanceOf, debtOf, emptyPurse } from "./account.ts";
import type { Body, Receipt, Reverse } from "./bodies.ts";
import { decide } from "./decide.ts";
import {
  aCreditOf,
  aDebitOf,
  aFact,
  anAccountOf,
  anId,
  aView,
  beyondOf,
  foldOf,
  here,
  type LooseFact,
  points,
  someLot,
  there,
} from "./domain-builders.ts";
import { undoPurse } from "./ids.ts";
import { sumOf } from "./lines.ts";
import { receiptRight } from "./receipt-right.ts";
import { beyondLot } from "./undo-effect.ts";

const purseOf = ({ purses }: AccountState) => purses[points] ?? emptyPurse;
const balance = (facts: readonly LooseFact[]) => balanceOf(purseOf(anAccountOf(...facts)));

/** Undoes a part of fact `of` on top of all facts; gives the refusal when there is one. */
function undone(
  facts: readonly LooseFact[],
  of: number,
  { amount, at = "2026-06-01" }: { amount?: number; at?: string } = {},
) {
  const account = anAccountOf(...facts);
  const target = facts.find(({ id }) => id === anId(of))?.entry;
  const now = Date.parse(`${at}T12:00:00Z`);
  const view = aView({ account, target, time: { day: () => at, now } });
  const part = amount === undefined ? {} : { amount };
  const decided = decide(view, { type: "reverse", of: anId(of), ...part });
  if (!decided.ok) return { facts, error: decided.error, bodies: [] };
  const hlc = { ms: now, count: 0 };
  const more = decided.value.map((body, n) => aFact(facts.length + n + 1, body, { hlc }));
  return { facts: [...facts, ...more], error: null, bodies: decided.value as readonly Reverse[] };
}

type Undoing = { readonly facts: readonly LooseFact[]; readonly open: number };

/** One more part of fact 4, of which `open` is left; of 60 that were credited. */
function undoneNext({ facts, open }: Undoing, amount: number): Undoing {
  const next = undone(facts, 4, { amount });
  const isAll = open === 0;
  const error = { code: "already-reversed", ...(isAll ? {} : { asked: amount }), left: open };
  expect(next.error).toEqual(amount > open ? error : null);
  const left = amount > open ? open : open - amount;
  expect(balance(next.facts)).toBe(60 - left);
  return { facts: next.facts, open: left };
}

const parts = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 8 });

describe("a reversal in parts", () => {
  const lots = [someLot(), someLot({ issuer: "south" }), someLot({ paid: true })];
  const filled = lots.map((lot, at) => aFact(at + 1, aCreditOf(20, { lot })));
  const lines = lots.map((lot, at) => ({ lot: lotIdOf(lot), amount: 5 + at * 4 }));
  const spent = [...filled, aFact(4, aDebitOf(0, { lines, ...beyondOf(7) }))];

  test("R86 of a debit adds up to the whole, to the unit and the lot, in whatever parts", () => {
    fc.assert(
      fc.property(parts, (wanted) => {
        const undoing = wanted.reduce(undoneNext, { facts: spent, open: sumOf(lines) + 7 });
        const end = purseOf(anAccountOf(...undone(undoing.facts, 4).facts));
        expect(debtOf(end)).toBe(0);
        for (const lot of lots) {
          const { holdings } = end.lots[lotIdOf(lot)] ?? { holdings: {} };
          expect(holdings).toEqual({ [here]: { known: 20, since: [] } });
        }
        expect(foldOf(undoing.facts).every(({ verdict }) => verdict === "valid")).toBe(true);
      }),
    );
  });

  test("R86 of a credit takes back no more than it gave, and what is left another time", () => {
    const first = undone(filled, 1, { amount: 8 });
    expect(balance(first.facts)).toBe(52);
    const error = { code: "already-reversed", asked: 13, left: 12 };
    expect(undone(first.facts, 1, { amount: 13 }).error).toEqual(error);
    const second = undone(first.facts, 1);
    expect(balance(second.facts)).toBe(40);
    expect(undone(second.facts, 1).error).toEqual({ code: "already-reversed", left: 0 });
  });

  test.each([0, -1, 0.5, Number.NaN])("R86 of %s is refused", (amount) => {
    expect(undone(spent, 4, { amount }).error).toMatchObject({ code: "invalid" });
  });

  test("R86 cannot itself be reversed", () => {
    const { facts } = undone(spent, 4, { amount: 3 });
    expect(undone(facts, 5).error).toMatchObject({ code: "invalid" });
    const body: Body = {
      kind: "reverse",
      of: anId(5),
      lines,
      beyond: 0,
      holder: here,
      into: null,
      minted: 0,
    };
    expect(foldOf([...facts, aFact(6, body)]).at(-1)?.reason).toBe("undoes-no-booking");
  });

  test("R87 cancels first what is owed, then gives to the lots in proportion", () => {
    const { facts, bodies } = undone(spent, 4, { amount: 10 });
    expect(bodies).toMatchObject([
      { beyond: 7, lines: [{ amount: 1 }, { amount: 1 }, { amount: 1 }] },
    ]);
    expect(debtOf(purseOf(anAccountOf(...facts)))).toBe(0);
    const [more] = undone(facts, 4, { amount: 12 }).bodies;
    expect(more).toMatchObject({ beyond: 0, lines: [{ amount: 2 }, { amount: 4 }, { amount: 6 }] });
  });
});

describe("a refund of what has expired", () => {
  const old = someLot({ expires: "2026-06-10", paid: true, price: 10_000 });
  const lines = [{ lot: lotIdOf(old), amount: 10 }];
  const spent = [aFact(1, aCreditOf(30, { lot: old })), aFact(2, aDebitOf(10, { lines }))];

  test("R88 opens a new lot for a fortnight, within its window and 14 days", () => {
    const until = (at: string) => undone(spent, 2, { amount: 4, at }).bodies[0]?.into?.expires;
    expect(until("2026-06-10")).toBeUndefined();
    expect(until("2026-06-11")).toBe("2026-06-25");
    expect(until("2026-07-20")).toBe("2026-07-24");
    expect(until("2026-07-24")).toBe("2026-07-24");
    expect(until("2026-07-25")).toBeUndefined();
  });

  test("R88 happens once: what came from such a lot goes back to it", () => {
    const first = undone(spent, 2, { at: "2026-06-11" });
    const [into] = first.bodies.map((body) => body.into);
    if (into === undefined || into === null) throw new Error("a lot is opened");
    const hlc = { ms: Date.UTC(2026, 5, 12), count: 0 };
    const again = aDebitOf(10, { lines: [{ lot: lotIdOf(into), amount: 10 }] });
    const facts = [...first.facts, aFact(4, again, { hlc })];
    const second = undone(facts, 4, { at: "2026-07-01" });
    expect(second.bodies).toMatchObject([{ into: null, lines: [{ lot: lotIdOf(into) }] }]);
    expect(balance(second.facts)).toBe(30);
  });

  test.each([
    ["for longer", { expires: "2026-07-25" }],
    ["for ever", { expires: null }],
    ["to another issuer", { issuer: "south" }],
    ["as given", { paid: false }],
  ])("R88 counts for nothing when it opens one %s", (_how, given) => {
    const into = { ...old, expires: "2026-07-24", ...given };
    const body: Body = {
      kind: "reverse",
      of: anId(2),
      lines,
      beyond: 0,
      holder: here,
      into,
      minted: 10,
    };
    const late = { hlc: { ms: Date.UTC(2026, 5, 12), count: 0 } };
    expect(foldOf([...spent, aFact(3, body, late)]).at(-1)?.reason).toBe("no-lot-to-reopen");
    const good = { ...body, into: { ...old, expires: "2026-07-24" } };
    expect(foldOf([...spent, aFact(3, good, late)]).at(-1)?.verdict).toBe("valid");
    const early = { hlc: { ms: Date.UTC(2026, 5, 10), count: 0 } };
    expect(foldOf([...spent, aFact(3, good, early)]).at(-1)?.reason).toBe("no-lot-to-reopen");
  });
});

describe("the right to return a receipt", () => {
  const line = (id: string, net: number, quantity: string): Receipt["lines"][number] => {
    const rest = { kind: "goods", article: null, group: null, name: null, tax: null } as const;
    return { ...rest, id, quantity, net, gross: net, unitPrice: null, filled: null, discounts: [] };
  };
  const sold: Receipt = {
    kind: "receipt",
    number: "1",
    at: null,
    hold: null,
    of: null,
    lines: [line("1", 500, "2"), line("2", 0, "0.3"), line("3", -25, "1"), line("4", 7, "a lot")],
    effects: [],
    costs: [],
    tenders: [],
    campaignSet: null,
  };
  const facts = [aFact(1, sold)];
  const grant: Body = {
    kind: "grant",
    purse: undoPurse(anId(1)),
    lot: beyondLot,
    to: there,
    amount: 537,
    for: null,
  };

  test("R89 is its lines' net and one for each piece, and is used up by returns", () => {
    expect(receiptRight(sold)).toBe(500 + 2 + 1 + 25 + 1 + 7 + 1);
    const first = undone(facts, 1, { amount: 251 });
    expect(anAccountOf(...first.facts).reversed).toEqual({ [anId(1)]: 251 });
    const error = { code: "already-reversed", asked: 287, left: 286 };
    expect(undone(first.facts, 1, { amount: 287 }).error).toEqual(error);
    const second = undone(first.facts, 1);
    expect(second.bodies).toMatchObject([{ beyond: 286, lines: [], minted: 0 }]);
    expect(undone(second.facts, 1).error).toEqual({ code: "already-reversed", left: 0 });
  });

  test("R89 moves by grants, so that two sides of a split cannot both return it", () => {
    const moved = [...facts, aFact(2, grant)];
    expect(undone(moved, 1).error).toEqual({ code: "not-allowed", bookedBy: here });
    const body: Body = {
      kind: "reverse",
      of: anId(1),
      lines: [],
      beyond: 537,
      holder: there,
      into: null,
      minted: 0,
    };
    const theirs = aFact(3, body, { device: there });
    const mine = aFact(4, { ...body, holder: here });
    const verdicts = foldOf([...moved, theirs, mine]).map(({ verdict }) => verdict);
    expect(verdicts).toEqual(["valid", "valid", "valid", "invalid"]);
  });

  test("R89 moves no value, and nothing of a receipt is undone without it", () => {
    const body: Body = {
      kind: "reverse",
      of: anId(1),
      lines: [],
      beyond: 1,
      holder: here,
      into: null,
      minted: 0,
    };
    const folded = (given: Partial<Reverse>) =>
      foldOf([...facts, aFact(2, { ...body, ...given })]).at(-1);
    expect(folded({})?.state.purses).toEqual({});
    const reasons = [
      { beyond: 538 },
      { beyond: 0 },
      { lines: [{ lot: lotIdOf(someLot()), amount: 1 }] },
    ];
    expect(reasons.map((given) => folded(given)?.reason)).toEqual(
      Array(3).fill("no-right-to-undo"),
    );
  });
});
