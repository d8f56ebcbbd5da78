import fc from "fast-check";
import type { PurseDefinition } from "../control-bodies.ts";
import type { DocId, PurseId } from "../ids.ts";
import { instant } from "../measure.ts";
import type { Basket, BasketLine } from "./basket.ts";
import type { Evaluation } from "./evaluation.ts";
import type { Paying, Tender } from "./payment.ts";
import { plainEvaluation } from "./plain-evaluation.ts";

export const money: PurseId = "money" as PurseId;
export const points: PurseId = "points" as PurseId;
export const stamps: PurseId = "stamps:coffee" as PurseId;

export function docNumbered(number: number): DocId {
  return `01${String(number).padStart(32, "0")}` as DocId;
}

export function aLine(line: Partial<BasketLine> = {}): BasketLine {
  return {
    id: "1",
    kind: "goods",
    article: "4711",
    group: "bakery",
    name: "Bread",
    quantity: "1",
    unitPrice: null,
    amount: 500,
    prices: {},
    taxCode: "7",
    voucher: null,
    discounts: [],
    ...line,
  };
}

export function evaluated(basket: Basket, recorded = false): Evaluation {
  return plainEvaluation({
    basket,
    coupons: [],
    rewards: [],
    card: null,
    place: { branch: "nord", region: null, franchisee: null, zone: "UTC", holidays: [] },
    pay: [],
    acceptLoss: false,
    pricedFor: null,
    rooms: {},
    articles: {},
    currency: "EUR",
    at: instant(0),
    recorded,
  });
}

function purse(id: PurseId, rest: Partial<PurseDefinition>): [PurseId, PurseDefinition] {
  const plain = { kind: "purse", id, unit: "points", currency: null, unitValue: null } as const;
  return [id, { ...plain, slots: null, nameDe: id, nameEn: id, active: true, ...rest }];
}

/** Points pay 5 minor units each; stamps do not pay. */
const purses: ReadonlyMap<PurseId, PurseDefinition> = new Map([
  purse(money, { unit: "money", currency: "EUR" }),
  purse(points, { unitValue: 5 }),
  purse(stamps, { unit: "stamps" }),
]);

export function paying(
  lines: readonly BasketLine[],
  tenders: readonly Tender[],
  rest: Partial<Paying> = {},
): Paying {
  const basket = { lines };
  const available = tenders.map(() => Number.MAX_SAFE_INTEGER);
  const evaluation = evaluated(basket, rest.recorded);
  return {
    basket,
    evaluation,
    currency: "EUR",
    tenders,
    purses,
    available,
    recorded: false,
    ...rest,
  };
}

const aKind = fc.constantFrom("goods", "voucher", "load", "deposit" as const);

const anAmount = (kind: BasketLine["kind"]) => {
  if (kind === "deposit") return fc.integer({ min: -5_000, max: 5_000 });
  return fc.integer({ min: kind === "goods" ? 0 : 1, max: 100_000 });
};

/** Good baskets of every kind of line; the till has taken something off some of them. */
export const aBasket: fc.Arbitrary<Basket> = fc
  .array(
    aKind.chain((kind) =>
      fc.record({
        kind: fc.constant(kind),
        amount: anAmount(kind),
        taxCode: fc.constantFrom("7", "19", null),
        off: fc.nat(100),
      }),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((lines) => ({
    lines: lines.map(({ off, ...line }, at) => {
      const amount = Math.floor((Math.max(0, line.amount) * off) / 100);
      const discounts = amount === 0 ? [] : [{ campaign: "till", name: "", amount }];
      return aLine({ ...line, id: String(at), discounts });
    }),
  }));

/** What a card of a till may hold, in units. */
export const aHolding: fc.Arbitrary<number> = fc.nat(50_000);
