import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Receipt, ReceiptLine, ReceiptTender } from "../bodies.ts";
import { type DocId, docKinds, type PurseId, type ReceiptId } from "../ids.ts";
import { totalsOf } from "./action-totals.ts";
import { addTotals, type DayTotals, noTotals } from "./day-totals.ts";

const voucher = `${docKinds.voucher}${"2".repeat(32)}` as DocId;
const other = `01${"1".repeat(32)}` as DocId;
const unpriced = { article: null, group: null, name: null, quantity: "1", unitPrice: null };

function aLine(kind: ReceiptLine["kind"], net: number, at = 0): ReceiptLine {
  const plain = { gross: net, net, tax: null, filled: null, discounts: [] };
  return { id: `${at}`, kind, ...unpriced, ...plain };
}

function tender(amount: number, purse: string | null, doc: DocId | null): ReceiptTender {
  return { purse: purse as PurseId | null, doc, units: amount, amount };
}

function aReceipt(more: Partial<Receipt>): Receipt {
  const none = { effects: [], costs: [], campaignSet: null, number: null, hold: null };
  return { kind: "receipt", at: null, of: null, lines: [], tenders: [], ...none, ...more };
}

function dayOf(receipts: readonly Receipt[]): DayTotals {
  const about = new Map();
  return receipts
    .map((note) => totalsOf({ bodies: [note], isHold: false, about }))
    .reduce(addTotals, noTotals);
}

const kinds = ["goods", "deposit", "load", "voucher"] as const;
const parts = fc.array(fc.tuple(fc.constantFrom(...kinds), fc.nat(5_000)), { minLength: 1 });

/** No purse pays for loads and vouchers; what no purse pays is paid outside. */
const sale = fc.tuple(parts, fc.array(fc.nat(100), { maxLength: 3 })).map(([bought, shares]) => {
  const lines = bought.map(([kind, net], at) => aLine(kind, net, at));
  const isGoods = ({ kind }: ReceiptLine): boolean => kind === "goods" || kind === "deposit";
  let rest = lines.filter(isGoods).reduce((sum, { net }) => sum + net, 0);
  const ways = [
    ["money", null],
    ["money", other],
    [null, other],
  ] as const;
  const tenders = shares.map((share, at) => {
    const [purse, doc] = ways[at] ?? ways[0];
    const amount = Math.floor((rest * share) / 100);
    rest -= amount;
    return tender(amount, purse, doc);
  });
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  const paid = tenders.reduce((sum, { amount }) => sum + amount, 0);
  return aReceipt({ lines, tenders: [...tenders, tender(net - paid, null, null)] });
});

const comeBack = fc.tuple(fc.nat(5_000), fc.nat(5_000)).map(([outside, onCard]) =>
  aReceipt({
    of: "r1" as ReceiptId,
    lines: [aLine("goods", outside + onCard)],
    tenders: [tender(outside, null, null), tender(onCard, "money", null)],
  }),
);

describe("what a receipt adds to its day", () => {
  test("R870 goods, loads and vouchers sold are each in one sum, and all sums come to what was taken", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(sale, comeBack)), (receipts) => {
        const { sales, loads, vouchers, redemptions, unsettled, returns, outside } =
          dayOf(receipts);
        const paid = redemptions.reduce((sum, { amount }) => sum + amount, unsettled);
        const sold = receipts.filter(({ of }) => of === null).flatMap(({ lines }) => lines);
        const net = sold.reduce((sum, line) => sum + line.net, 0);
        expect(sales.net + loads.amount + vouchers.amount).toBe(net);
        expect(sales.net - paid).toBe(sales.outside);
        expect(sales.net + loads.amount + vouchers.amount - paid - returns.outside).toBe(outside);
      }),
    );
  });

  test("R879 cards, vouchers and other means each pay their own part of the goods", () => {
    const means = [
      ["money", null],
      ["money", other],
      ["money", voucher],
      [null, voucher],
      [null, other],
      [null, null],
    ] as const;
    const share = fc.tuple(fc.nat(means.length - 1), fc.integer({ min: 1, max: 5_000 }));
    fc.assert(
      fc.property(fc.array(share, { minLength: 1 }), (shares) => {
        const tenders = shares.map(([at, amount]) => {
          const [purse, doc] = means[at] ?? means[0];
          return tender(amount, purse, doc);
        });
        const sumOf = (paid: (one: ReceiptTender) => boolean): number =>
          tenders.filter(paid).reduce((sum, { amount }) => sum + amount, 0);
        const net = sumOf(() => true);
        const day = dayOf([aReceipt({ lines: [aLine("goods", net)], tenders })]);
        const ours = day.redemptions.reduce((sum, { amount }) => sum + amount, day.unsettled);
        const byCards = ours - day.paidByVouchers;
        expect(day.paidByVouchers).toBe(sumOf(({ doc }) => doc === voucher));
        expect(byCards).toBe(sumOf(({ purse, doc }) => doc !== voucher && (purse ?? doc) !== null));
        expect(byCards + day.paidByVouchers + day.outside).toBe(net);
      }),
    );
  });

  test("R870 a top-up alone is no sale, one beside goods leaves the goods", () => {
    const load = aReceipt({ lines: [aLine("load", 1_000)], tenders: [tender(1_000, null, null)] });
    const both = aReceipt({
      lines: [aLine("goods", 700), aLine("load", 1_000)],
      tenders: [tender(700, "money", null), tender(1_000, null, null)],
    });
    expect(dayOf([load, both])).toMatchObject({
      receipts: 2,
      sales: { count: 1, net: 700, outside: 0 },
      loads: { count: 2, amount: 2_000 },
      redemptions: [{ purse: "money", amount: 700 }],
      outside: 2_000,
    });
  });
});
