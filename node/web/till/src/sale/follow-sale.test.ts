import { describe, expect, test } from "vitest";
import type { Json } from "../api/readers.ts";
import type { Answer } from "../api/shapes.ts";
import type { PlaceName } from "../desk-places.ts";
import { ErrandRunner } from "../till/errand-runner.ts";
import { Held } from "../till/held.ts";
import { aCard, aDisk, aDraft, anAccount } from "../till/till-builders.ts";
import type { TillEvent } from "../till/till-session.ts";
import { followSale } from "./follow-sale.ts";
import { keepSale } from "./kept-sale.ts";
import { addLine, emptySale, moreOf, type SaleDraft } from "./sale-draft.ts";

const bread = { kind: "goods", name: "Bread", quantity: 2, unitPrice: 350 } as const;
const rolls = { kind: "goods", name: "Rolls", quantity: 5, unitPrice: 60 } as const;
const booked: Answer<Json> = { kind: "done", value: { receipt: "r1" } };
const refused: Answer<Json> = { kind: "refused", problem: { code: "too-little", status: 409 } };

/** A till whose node answers when the test says so; the disks of the browser and its window. */
function aTill(disk = aDisk(), windowDisk = aDisk()) {
  const waiting: ((answer: Answer<Json>) => void)[] = [];
  const told: TillEvent[] = [];
  const api = { run: () => new Promise<Answer<Json>>((tell) => waiting.push(tell)) };
  const world = { disk, now: () => 1000, after: (_: number, run: () => void) => later(run) };
  const ends = { onSignedOut: () => undefined, onEnd: () => undefined };
  const errands = new ErrandRunner({ api, ...world, ...ends }, "t1");
  const sale = new Held<SaleDraft>(emptySale);
  const place = new Held<PlaceName>("counter");
  const send = (event: TillEvent): void => void told.push(event);
  const on = { card: aCard, account: anAccount(), draft: aDraft(), news: [] };
  const session = { step: "card-on", on, last: null, trouble: null } as const;
  const till = { session: () => session, onChange: () => () => undefined, send };
  const sent = keepSale({ errands, sale, till, place }, windowDisk, "t1");
  followSale({ errands, sale }, sent);
  const book = () =>
    errands.send({ key: "k1", till: "t1", card: aCard, kind: "sale", path: "/v1/sales", body: {} });
  const answer = async (value: Answer<Json>): Promise<void> => {
    await settled();
    waiting.shift()?.(value);
    await settled();
  };
  return { errands, sale, place, told, book, answer, disk, windowDisk };
}

function withBread() {
  const till = aTill();
  till.sale.change((now) => addLine(now, bread));
  return till;
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function later(run: () => void): () => void {
  queueMicrotask(run);
  return () => undefined;
}

describe("a sale that is booked", () => {
  test("R691 leaves the basket at once, so that the next card finds none of it", async () => {
    const { errands, sale, book, answer } = withBread();
    book();
    await answer(booked);
    errands.clear();
    expect(sale.value()).toEqual(emptySale);
  });

  test("R691 leaves what was added while it was under way, and no more", async () => {
    const { sale, book, answer } = withBread();
    book();
    sale.change((now) => moreOf(addLine(now, rolls), "1", 1));
    await answer(booked);
    expect(sale.value()).toMatchObject({
      lines: [
        { name: "Bread", quantity: 1 },
        { name: "Rolls", quantity: 5 },
      ],
      next: 3,
    });
  });

  test("R691 is still in the basket when it was refused", async () => {
    const { sale, book, answer } = withBread();
    book();
    await answer(refused);
    expect(sale.value()).toEqual(addLine(emptySale, bread));
  });

  test("R691 takes nothing of another window's basket with it", async () => {
    const first = withBread();
    first.book();
    const second = aTill(first.disk);
    second.sale.change((now) => addLine(now, rolls));
    await second.answer(booked);
    expect(second.errands.state()).toMatchObject({ done: { isLate: true } });
    expect(second.sale.value()).toEqual(addLine(emptySale, rolls));
  });
});

describe("a page that is reloaded", () => {
  test("R698 has its basket and its customer again, another window has neither", () => {
    const { disk, windowDisk, sale } = withBread();
    const again = aTill(disk, windowDisk);
    expect(again.sale.value()).toEqual(sale.value());
    expect(again.place.value()).toBe("sale");
    expect(again.told).toEqual([{ kind: "identify", card: aCard }]);
    expect(aTill(disk).sale.value()).toEqual(emptySale);
  });

  test("R698 while its sale was under way loses what was booked, not what was added", async () => {
    const { disk, windowDisk, sale, book } = withBread();
    book();
    sale.change((now) => addLine(now, rolls));
    const again = aTill(disk, windowDisk);
    expect(again.sale.value().lines).toHaveLength(2);
    await again.answer(booked);
    expect(again.sale.value().lines).toMatchObject([{ name: "Rolls", quantity: 5 }]);
    expect(aTill(disk, windowDisk).sale.value().lines).toHaveLength(1);
  });

  test("R698 keeps what was refused", async () => {
    const { disk, windowDisk, book } = withBread();
    book();
    const again = aTill(disk, windowDisk);
    await again.answer(refused);
    expect(aTill(disk, windowDisk).sale.value()).toEqual(addLine(emptySale, bread));
  });

  test("R698 books nothing again whose answer another window heard", async () => {
    const { disk, windowDisk, book } = withBread();
    book();
    await aTill(disk).answer(booked);
    expect(aTill(disk, windowDisk).sale.value()).toEqual(emptySale);
  });
});
