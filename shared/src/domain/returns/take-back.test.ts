import { describe, expect, test } from "vitest";
import { money, points } from "../domain-builders.ts";
import type { SaleWish } from "../sale/sale-wishes.ts";
import {
  aLine,
  anEffect,
  card,
  earned,
  inactive,
  isRefused,
  loaded,
  onCard,
  paidBy,
  refundsIn,
  Shop,
  spent,
  voucher,
} from "./return-builders.ts";

describe("a load that comes back", () => {
  const load = (shop: Shop) => {
    const lines = [aLine("1", 1_000, { kind: "load", filled: card })];
    const effects = [anEffect(500, { parameters: '{"type":"loadBonus"}', purse: money })];
    const bonus = earned(500, { purse: money, campaign: "bonus" });
    return shop.sell(
      { lines, effects, tenders: [paidBy(null, 1_000)] },
      onCard(bonus, loaded(1_000)),
    );
  };

  test("R93 C4: is paid out, and its bonus is taken back", () => {
    const shop = new Shop();
    const { plan } = shop.takeBack(load(shop), null);
    expect(refundsIn(plan)).toEqual({ outside: 1_000 });
    expect(shop.balance(money)).toBe(0);
  });

  test("R93 C4: is returned only as far as the lots it made are unspent", () => {
    const shop = new Shop();
    const sold = load(shop);
    shop.book(card, spent(700));
    const plan = shop.plan(sold, null);
    const booked = plan.ok
      ? plan.value.wishes.map((wish) => shop.book(wish.doc, wish.command))
      : [];
    expect(booked.filter(isRefused)).toEqual(["too-little"]);
    const again = new Shop();
    const half = load(again);
    again.book(card, spent(700));
    expect(refundsIn(again.takeBack(half, [{ id: "1", quantity: "0.3" }]).plan)).toEqual({
      outside: 300,
    });
  });

  test("R93 takes nothing out of other lots than its own", () => {
    const half = (quantity: string) => {
      const shop = new Shop();
      const given = { issuer: "south", paid: false };
      const goodwill = { type: "credit", purse: money, amount: 900, reason: "goodwill" } as const;
      shop.book(card, { ...goodwill, lot: given });
      const lines = [aLine("1", 1_000, { kind: "load", filled: card })];
      const sold = shop.sell({ lines, tenders: [paidBy(null, 1_000)] }, onCard(loaded(1_000)));
      shop.book(card, spent(400));
      const plan = shop.plan(sold, [{ id: "1", quantity }]);
      const wishes = plan.ok ? plan.value.wishes : [];
      return wishes.map(({ doc, command }) => shop.book(doc, command)).filter(isRefused);
    };
    expect([half("0.61"), half("0.6")]).toEqual([["too-little"], []]);
  });

  test("R93 a voucher that was not used can be sold again", () => {
    const shop = new Shop();
    shop.book(voucher, { type: "credit", purse: inactive, amount: 1_500, reason: "made" });
    const lines = [aLine("1", 1_000, { kind: "voucher", filled: voucher })];
    const wishes: readonly SaleWish[] = [
      {
        doc: voucher,
        command: { type: "debit", purse: inactive, amount: 1_500, reason: "voucher-sold" },
      },
      {
        doc: voucher,
        command: { type: "credit", purse: money, amount: 1_500, reason: "voucher-sold" },
      },
    ];
    const sold = shop.sell({ lines, tenders: [paidBy(null, 1_000)] }, wishes);
    expect([shop.balance(inactive, voucher), shop.balance(money, voucher)]).toEqual([0, 1_500]);
    const { plan } = shop.takeBack(sold, null);
    expect(refundsIn(plan)).toEqual({ outside: 1_000 });
    expect([shop.balance(inactive, voucher), shop.balance(money, voucher)]).toEqual([1_500, 0]);
  });

  test("R91 gives no purse back what was paid for a load beside the goods", () => {
    const shop = new Shop();
    shop.book(card, loaded(500));
    const lines = [aLine("1", 300), aLine("2", 1_000, { kind: "load", filled: card })];
    const tenders = [paidBy(money, 300), paidBy(null, 1_000)];
    const sold = shop.sell({ lines, tenders }, onCard(spent(300), loaded(1_000)));
    const { plan } = shop.takeBack(sold, [{ id: "1", quantity: null }]);
    expect(refundsIn(plan)).toEqual({ [money]: 300 });
  });
});

describe("points that are spent already", () => {
  const sale = (shop: Shop) => {
    const body = {
      lines: [aLine("1", 700)],
      tenders: [paidBy(null, 700)],
      effects: [anEffect(70)],
    };
    const sold = shop.sell(body, onCard(earned(70)));
    shop.book(card, spent(60, points));
    return sold;
  };

  test("R94 come off the refund at their value", () => {
    const shop = new Shop();
    const { plan } = shop.takeBack(sale(shop), null);
    expect(refundsIn(plan)).toEqual({ outside: 700 - 60 * 2 });
    expect(plan.taken).toEqual([{ purse: points, amount: 10, short: 60, deduction: 120 }]);
    expect(plan.note.tenders.reduce((sum, { amount }) => sum + amount, 0)).toBe(580);
    expect(shop.balance(points)).toBe(0);
    const valued = new Shop();
    valued.policy = { ...valued.policy, returnValues: { [points]: 5 } };
    expect(refundsIn(valued.takeBack(sale(valued), null).plan)).toEqual({ outside: 400 });
  });

  test("R94 without a value, or worth more than the refund, are refused or given away", () => {
    const shop = new Shop();
    shop.policy = { ...shop.policy, returnValues: { [points]: 12 } };
    const sold = sale(shop);
    const numbers = { asked: 70, guaranteed: 10, spent: 60, elsewhere: 0 };
    expect(shop.plan(sold, null)).toMatchObject({
      error: { code: "too-little", ...numbers, deduction: 720, refund: 700 },
    });
    shop.policy = { ...shop.policy, returnValues: {} };
    shop.purses = new Map([...shop.purses].map(([id, one]) => [id, { ...one, unitValue: null }]));
    expect(shop.plan(sold, null)).toMatchObject({ error: { code: "too-little", deduction: null } });
    const { plan } = shop.takeBack(sold, null, { spent: "waive" });
    expect(refundsIn(plan)).toEqual({ outside: 700 });
    expect(plan.taken).toEqual([{ purse: points, amount: 10, short: 60, deduction: 0 }]);
  });

  test("R94 are not asked for again at the next part", () => {
    const shop = new Shop();
    const lines = [aLine("1", 700, { quantity: "2" })];
    const body = { lines, tenders: [paidBy(null, 700)], effects: [anEffect(70)] };
    const sold = shop.sell(body, onCard(earned(70)));
    shop.book(card, spent(70, points));
    const first = shop.takeBack(sold, [{ id: "1", quantity: "1" }]);
    expect(refundsIn(first.plan)).toEqual({ outside: 350 - 70 });
    const second = shop.takeBack(first.sold, null);
    expect(refundsIn(second.plan)).toEqual({ outside: 350 - 70 });
  });

  test("R94 that a points payment brings back are taken before anything is missing", () => {
    const shop = new Shop();
    shop.book(card, earned(30));
    const tenders = [paidBy(points, 60, { units: 30, amount: 60 }), paidBy(null, 640)];
    const body = { lines: [aLine("1", 700)], tenders, effects: [anEffect(70)] };
    const sold = shop.sell(body, onCard(spent(30, points), earned(70)));
    shop.book(card, spent(20, points));
    const { plan } = shop.takeBack(sold, null);
    expect(refundsIn(plan)).toEqual({ [points]: 30, outside: 640 });
    expect(shop.balance(points)).toBe(10);
  });
});

describe("a reward that was used", () => {
  test("R95 comes back with the whole receipt, and not before", () => {
    const shop = new Shop();
    shop.book(card, earned(100));
    const body = {
      lines: [aLine("1", 0), aLine("2", 200)],
      tenders: [paidBy(null, 200)],
      costs: [{ campaign: "free bread", purse: points, amount: 40 }],
    };
    const cost = { type: "debit", purse: points, amount: 40, reason: "reward" } as const;
    const sold = shop.sell(body, onCard({ ...cost, campaign: "free bread" }));
    const first = shop.takeBack(sold, [{ id: "2", quantity: null }]);
    expect([shop.balance(points), first.plan.note.costs]).toEqual([60, []]);
    const second = shop.takeBack(first.sold, [{ id: "1", quantity: null }]);
    expect([shop.balance(points), second.plan.note.costs]).toEqual([100, body.costs]);
    expect(refundsIn(second.plan)).toEqual({});
  });
});
