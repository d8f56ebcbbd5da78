import { describe, expect, test } from "vitest";
import type { FoundArticle } from "../api/read-article.ts";
import type { AccountView, Answer, CardRef } from "../api/shapes.ts";
import type { Asked, PlaceName } from "../desk-places.ts";
import { addLine, emptySale, type SaleDraft } from "../sale/sale-draft.ts";
import { attemptStore } from "./attempt-store.ts";
import { ErrandRunner } from "./errand-runner.ts";
import { followScan, followSeen, followWaiting, noScans } from "./follow-scan.ts";
import { Held } from "./held.ts";
import { aCard, aDisk, aDraft, anAccount, anAttempt } from "./till-builders.ts";
import { TillRunner } from "./till-runner.ts";

const ean = "4006381333931";
const bread = { id: "rye", name: { de: "Roggenbrot", en: "Rye bread" }, unitPrice: 400 };
const other = "JQSLYJXJ4UTA4JL5N";

interface World {
  readonly articles?: readonly FoundArticle[];
  readonly known?: readonly string[];
}

/** A till with a card on, whose node answers bookings and errands when the test says so. */
async function aTill({ articles = [], known = [] }: World = {}) {
  const waiting: ((answer: Answer<never>) => void)[] = [];
  const later = () => new Promise<Answer<never>>((tell) => waiting.push(tell));
  const lookup = async ({ number }: CardRef): Promise<Answer<AccountView>> => {
    const account = { ...anAccount(), id: number, known: known.includes(number) };
    return { kind: "done", value: account };
  };
  const account = async (): Promise<Answer<AccountView>> => ({ kind: "lost" });
  const world = { disk: aDisk(), now: () => 1000, after: () => () => undefined };
  const ends = { onSignedOut: () => undefined, onEnd: () => undefined };
  const api = { lookup, account, book: later };
  const attempts = attemptStore(world.disk);
  const till = new TillRunner({ ...world, ...ends, api, attempts, freshDraft: aDraft }, "t1");
  const errands = new ErrandRunner({ ...world, ...ends, api: { run: later } }, "t1");
  const room = {
    ...{ till, errands, scans: noScans(), sale: new Held<SaleDraft>(emptySale) },
    ...{ payNext: new Held(false), asked: new Held<Asked | null>(null) },
    place: new Held<PlaceName>("counter"),
  };
  followWaiting(room);
  const found = async (): Promise<Answer<readonly FoundArticle[]>> => ({
    kind: "done",
    value: articles,
  });
  const parts = { room, api, desk: { articles: found }, language: () => "en" as const };
  const scan = async (text: string): Promise<boolean> => {
    const meant = followScan(parts, text);
    await settled();
    return meant;
  };
  const answer = async (value: unknown): Promise<void> => {
    waiting.shift()?.(value as Answer<never>);
    await settled();
  };
  const onCard = (): string | null => {
    const session = till.session();
    return "on" in session ? (session.on?.card.number ?? null) : null;
  };
  await scan(aCard.number);
  return { room, parts, scan, answer, onCard };
}

function settled(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

const booked = {
  kind: "done",
  value: { receipt: "r1", provisional: false, bonus: 0, account: anAccount(12) },
};
const errand = { key: "e1", till: "t1", kind: "sale", path: "/v1/sales", body: {}, card: null };

describe("a scanned EAN", () => {
  test("R693 is sold where an article has it, and the customer stays", async () => {
    const { room, scan, onCard } = await aTill({ articles: [bread], known: [ean] });
    await scan(`3 x ${ean}`);
    await scan(ean);
    expect(room.place.value()).toBe("sale");
    expect(room.sale.value().lines).toMatchObject([
      { name: "Rye bread", quantity: 3, unitPrice: 400, article: "rye" },
      { quantity: 1 },
    ]);
    expect(onCard()).toBe(aCard.number);
  });

  test("R693 is a card where no article has it, in a sale one that is known here", async () => {
    const { room, scan, onCard } = await aTill({ known: [ean] });
    room.place.change(() => "sale");
    await scan("2012345678900");
    expect([onCard(), room.scans.note.value()]).toEqual([aCard.number, "unknown"]);
    await scan(ean);
    expect([onCard(), room.scans.note.value()]).toEqual([ean, null]);
  });

  test("R693 opens a new card at the counter", async () => {
    const { scan, onCard } = await aTill();
    await scan(ean);
    expect(onCard()).toBe(ean);
  });

  test("R693 of a reader at the node is an article too, and no price is said", async () => {
    const { room, parts } = await aTill({ articles: [{ ...bread, unitPrice: null }] });
    followSeen(parts, { kind: "card", card: { scheme: "ean13", number: ean } });
    await settled();
    expect([room.sale.value(), room.scans.note.value()]).toEqual([emptySale, "unpriced"]);
  });

  test("R693 does not take the place of a card that was scanned after it", async () => {
    const { scan, onCard } = await aTill();
    await Promise.all([scan(ean), scan(other)]);
    expect(onCard()).toBe(other);
  });
});

describe("a card that is scanned while a booking is under way", () => {
  test("R692 is opened when it is booked", async () => {
    const { room, scan, answer, onCard } = await aTill();
    room.till.send({ kind: "send", attempt: anAttempt() });
    expect(await scan(other)).toBe(true);
    expect([onCard(), room.scans.waiting.value()?.kind]).toEqual([aCard.number, "card"]);
    await answer(booked);
    expect([onCard(), room.scans.waiting.value()]).toEqual([other, null]);
  });

  test("R692 is asked for anew where the booking was refused", async () => {
    const { room, scan, answer, onCard } = await aTill();
    room.till.send({ kind: "send", attempt: anAttempt() });
    await scan(other);
    await answer({ kind: "refused", problem: { code: "too-little", status: 409 } });
    expect(room.till.session()).toMatchObject({ trouble: { code: "too-little" } });
    expect([onCard(), room.scans.note.value()]).toEqual([aCard.number, "too-early"]);
  });

  test("R692 is asked for anew after a sale, whose card books no more", async () => {
    const { room, scan, answer, onCard } = await aTill();
    room.errands.send({ ...errand, kind: "sale" });
    await scan(other);
    await answer({ kind: "done", value: { receipt: "r1" } });
    expect([onCard(), room.scans.note.value()]).toEqual([null, "too-early"]);
    expect(room.errands.state().done?.errand.key).toBe("e1");
  });

  test("R692 an article goes into the basket meanwhile", async () => {
    const { room, scan } = await aTill({ articles: [bread] });
    room.errands.send({ ...errand, kind: "sale" });
    await scan(ean);
    expect(room.sale.value()).toEqual(
      addLine(emptySale, {
        ...{ kind: "goods", name: "Rye bread", quantity: 1 },
        ...{ unitPrice: 400, article: "rye" },
      }),
    );
  });
});
