import { describe, expect, test } from "vitest";
import type { DeskApi, NamedCall } from "../api/desk-api.ts";
import type { Json } from "../api/readers.ts";
import type { Answer } from "../api/shapes.ts";
import type { PlaceName } from "../desk-places.ts";
import type { Errand } from "../till/errand.ts";
import { ErrandRunner } from "../till/errand-runner.ts";
import { Held } from "../till/held.ts";
import { aCard, aDisk } from "../till/till-builders.ts";
import { atRest, type TillEvent } from "../till/till-session.ts";
import { followParking } from "./follow-parking.ts";
import { followSale } from "./follow-sale.ts";
import { keepSale } from "./kept-sale.ts";
import { draftIn, holdEnd, holdIn } from "./parked-sale.ts";
import { parkedSales } from "./parked-store.ts";
import { addLine, emptySale, payWith, requestOf, type SaleDraft, withOther } from "./sale-draft.ts";

const currency = "EUR";

function aSale(): SaleDraft {
  const lines = [
    { kind: "goods", name: "Bread", quantity: 2, unitPrice: 350 },
    { kind: "goods", name: "", quantity: 1, unitPrice: 99, article: "rye" },
    { kind: "voucher", name: "", quantity: 1, unitPrice: 1000, voucher: "V1" },
  ] as const;
  const sold = lines.reduce<SaleDraft>((sale, line) => addLine(sale, line), emptySale);
  const paid = payWith(sold, { voucher: "V2", purse: "money", amount: "all" });
  return {
    ...withOther(
      payWith(paid, { voucher: null, purse: "points", amount: 20 }),
      { scheme: "own", number: "JQSLYJXJ4UTA4JL5N" },
      "money",
    ),
    coupons: ["ADVENT"],
    rewards: ["five"],
    acceptLoss: true,
    receiptNumber: "2026-7",
  };
}

const request = { ...requestOf(aSale(), { card: aCard, currency }), till: "t1" };
const held = {
  hold: "h1",
  evaluation: { net: 1_799 },
  toPay: 300,
  validUntil: "2026-11-22T14:02:00Z",
};

/** A till whose node gives these answers, one by one. */
function aTill(answers: readonly Answer<Json>[], disk = aDisk()) {
  const script = [...answers];
  const asked: NamedCall[] = [];
  const told: TillEvent[] = [];
  const api: Pick<DeskApi, "run"> = {
    run: async (call) => {
      asked.push(call);
      return script.shift() ?? { kind: "lost" };
    },
  };
  const world = { disk, now: () => 1000, after: () => () => undefined };
  const ends = { onSignedOut: () => undefined, onEnd: () => undefined };
  const errands = new ErrandRunner({ api, ...world, ...ends }, "t1");
  const sale = new Held<SaleDraft>(aSale());
  const parked = parkedSales(disk, "t1");
  const tell = (event: TillEvent): void => void told.push(event);
  const till = { session: () => atRest, onChange: () => () => undefined, send: tell };
  const place = new Held<PlaceName>("sale");
  followSale({ errands, sale }, keepSale({ errands, sale, till, place }, aDisk(), "t1"));
  followParking({ errands, sale, parked, till });
  const send = async (more: Pick<Errand, "kind" | "path" | "body">): Promise<void> => {
    errands.send({ key: `k${asked.length}`, till: "t1", card: aCard, ...more });
    await new Promise((resolve) => setImmediate(resolve));
  };
  const park = () => send({ kind: "park", path: "/v1/holds", body: request });
  const end = (kind: "park-book" | "park-back" | "park-drop") =>
    send({ kind, path: holdEnd("h1", kind === "park-book" ? "commit" : "void"), body: {} });
  return { sale, parked, told, disk, park, end };
}

const done = (value: Json): Answer<Json> => ({ kind: "done", value });

describe("parking a sale", () => {
  test("R843 the basket can be had again from what the node was asked", () => {
    expect(draftIn(request)).toEqual(aSale());
    expect(holdIn(holdEnd("h1", "void"))).toBe("h1");
  });

  test("R843 the counter is free once the node keeps it, and it is known after a reload", async () => {
    const { park, sale, parked, told, disk } = aTill([done(held)]);
    await park();
    expect(sale.value()).toEqual(emptySale);
    expect(told).toEqual([{ kind: "clear" }]);
    expect(parkedSales(disk, "t1").value()).toEqual(parked.value());
    expect(parked.value()).toMatchObject([{ hold: "h1", card: aCard, net: 1_799, toPay: 300 }]);
    expect(parkedSales(disk, "t2").value()).toEqual([]);
  });

  test("R843 fetched back, basket and card are as they were", async () => {
    const { park, end, sale, parked, told } = aTill([done(held), done({ hold: "h1" })]);
    await park();
    await end("park-back");
    expect(sale.value()).toEqual(aSale());
    expect(told.at(-1)).toEqual({ kind: "identify", card: aCard });
    expect(parked.value()).toEqual([]);
  });

  test("R843 a refusal leaves it parked, unless it is over", async () => {
    const no = (code: string): Answer<Json> => ({
      kind: "refused",
      problem: { code, status: 409 },
    });
    const { park, end, parked } = aTill([done(held), no("too-little"), no("conflict")]);
    await park();
    await end("park-book");
    expect(parked.value()).toHaveLength(1);
    await end("park-drop");
    expect(parked.value()).toEqual([]);
  });
});
