import { describe, expect, test } from "vitest";
import type { DeskApi } from "../api/desk-api.ts";
import type { NodeApi } from "../api/node-api.ts";
import type { EvaluationView, SaleRequest } from "../api/sale-shapes.ts";
import type { SessionView } from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";
import { actionsOf, wishOf } from "../till/till-actions.ts";
import { aCard, aDisk, anAccount, moneyPurse, pointsPurse } from "../till/till-builders.ts";
import { practicePorts } from "./practice-ports.ts";

const purses = [pointsPurse, moneyPurse];
const who: SessionView = {
  till: "t1",
  branch: { id: "nord", name: "Nord" },
  operator: { id: "o1", login: "nord-cashier", role: "cashier" },
  currency: "EUR",
  zone: "Europe/Berlin",
  networkName: "Demo",
};

const evaluation: EvaluationView = {
  ...{ gross: 500, discount: 0, net: 500, payable: 500, toPay: 500, lines: [], offers: [] },
  ...{ earns: [{ purse: "points", amount: 2 }], costs: [], campaigns: [] },
  ...{ repricing: false, priceGroup: null },
};

function booked(): never {
  throw new Error("something was booked");
}

/** A node that knows a card with 12 points, and must not be told of any booking. */
function practice() {
  const asked: SaleRequest[] = [];
  const account = async () => ({ kind: "done", value: anAccount(12) }) as const;
  const api = { lookup: account, account, book: booked } as unknown as NodeApi;
  const desk = {
    run: booked,
    evaluate: async (request: SaleRequest) => {
      asked.push(request);
      return { kind: "done", value: evaluation } as const;
    },
  } as unknown as DeskApi;
  const disk = aDisk();
  const world = { after: () => () => undefined, newKey: () => "k", listen: () => () => undefined };
  const ports: PagePorts = { api, desk, disk, windowDisk: disk, now: () => 1000, ...world };
  return { ports: practicePorts(ports, { who, purses, slip: "TRAINING" }), asked, disk };
}

function wish(code: "earn" | "redeem" | "top-up", amount: number) {
  const action = actionsOf(purses).find((one) => one.code === code);
  if (action === undefined) throw new Error(code);
  return { key: "k", till: "t1", wish: wishOf(action, aCard, amount) };
}

describe("practising", () => {
  test("R845 bookings show on the card and reach no node; undo takes them back", async () => {
    const { ports } = practice();
    const answer = await ports.api.book(wish("earn", 30));
    expect(answer).toMatchObject({ value: { account: { purses: [{ balance: 42 }] } } });
    const again = await ports.api.lookup(aCard);
    expect(again).toMatchObject({ value: { recent: [{ amount: 30, kind: "credit" }] } });
    const undo = {
      key: "k",
      till: "t1",
      wish: { call: "reversal", receipt: "practice-1" },
    } as const;
    expect(await ports.api.book(undo)).toMatchObject({
      value: { account: { purses: [{ balance: 12 }] } },
    });
    expect(await ports.api.book(undo)).toMatchObject({ problem: { code: "training" } });
  });

  test("R845 a shortage is refused as the node would", async () => {
    const { ports } = practice();
    expect(await ports.api.book(wish("redeem", 13))).toMatchObject({
      problem: { code: "too-little", asked: 13, guaranteed: 12 },
    });
  });

  test("R845 a sale is worked out by the node, paid from a practised load, and booked nowhere", async () => {
    const { ports, asked } = practice();
    await ports.api.book(wish("top-up", 300));
    const lines = [{ id: "1", kind: "goods", quantity: "1", amount: 500, unitPrice: 500 }] as const;
    const pay = [{ purse: "money", amount: "all" }] as const;
    const body = { card: aCard, currency: "EUR", basket: { lines }, pay };
    expect(await ports.desk.evaluate(body)).toMatchObject({ value: { net: 500, toPay: 200 } });
    const sold = await ports.desk.run({ key: "k", path: "/v1/sales", body });
    expect(sold).toMatchObject({ kind: "done", value: { toPay: 200, entries: [] } });
    expect(asked.every((one) => one.pay === undefined)).toBe(true);
    const account = await ports.api.account("a1");
    expect(account).toMatchObject({
      value: {
        purses: [
          { purse: "points", balance: 14 },
          { purse: "money", balance: 0 },
        ],
      },
    });
  });

  test("R845 what cannot be practised is refused, and nothing is kept on the browser's disk", async () => {
    const { ports, disk } = practice();
    const link = await ports.desk.run({ key: "k", path: "/v1/cards/links", body: {} });
    expect(link).toMatchObject({ problem: { code: "training" } });
    ports.disk.setItem("cardweave.attempt.k", "{}");
    expect(disk.length).toBe(0);
  });
});
