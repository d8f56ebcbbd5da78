import fc from "fast-check";
import { expect, test } from "vitest";
import { assert } from "../../domain/assert.ts";
import type { PurseId, ReceiptId } from "../../domain/ids.ts";
import type { SaleRequest } from "../../protocol/http/sale.ts";
import { everything } from "../../replica/replica-builders.ts";
import { requestHash } from "../request-hash.ts";
import { noteOf } from "./numbered.ts";
import { anna, aShop, berta, give, has, type Shop, type TestCard } from "./shop-builders.ts";

const cards = { anna, berta };

type Wished = {
  readonly amount: number;
  readonly pay: readonly {
    readonly who: keyof typeof cards;
    readonly purse: "money" | "points";
    readonly amount: number | "all";
  }[];
  readonly recorded: boolean;
};

const aWish: fc.Arbitrary<Wished> = fc.record({
  amount: fc.integer({ min: 0, max: 1_500 }),
  pay: fc.array(
    fc.record({
      who: fc.constantFrom("anna", "berta"),
      purse: fc.constantFrom("money", "points"),
      amount: fc.oneof(fc.integer({ min: 1, max: 800 }), fc.constant("all" as const)),
    }),
    { maxLength: 4 },
  ),
  recorded: fc.boolean(),
});

function requestOf({ amount, pay, recorded }: Wished): SaleRequest {
  return {
    card: anna,
    currency: "EUR",
    till: "t1",
    basket: { lines: [{ id: "1", kind: "goods", quantity: "1", amount }] },
    pay: pay.map(({ who, purse, ...rest }) => ({
      ...rest,
      card: cards[who],
      purse: purse as PurseId,
    })),
    ...(recorded ? { mode: "record" } : {}),
  };
}

async function sell({ sales }: Shop, key: string, wish: Wished) {
  const request = requestOf(wish);
  const action = { till: "t1", key, request: requestHash("sale", request) };
  return sales.sell({ by: { role: "till", till: "t1" }, action, request });
}

/** What the sale's receipt says it left of what there was. */
async function whatIsLeft(shop: Shop, receipt: string, before: Holdings): Promise<Holdings> {
  const stored = await shop.replica.ports.store.receipt(receipt as ReceiptId);
  const note = stored.map(noteOf).find((one) => one !== undefined);
  assert(note, "each sale has its receipt");
  const { body, entry } = note;
  const taken = (card: TestCard, purse: string) =>
    body.tenders
      .filter((one) => one.purse === purse && (one.doc ?? entry.doc) === shop.docOf(card))
      .reduce((sum, { units }) => sum + units, 0);
  const left = (who: keyof typeof cards) => ({
    money: before[who].money - taken(cards[who], "money"),
    points: before[who].points - taken(cards[who], "points"),
  });
  return { anna: left("anna"), berta: left("berta") };
}

type Holdings = Record<keyof typeof cards, { readonly money: number; readonly points: number }>;

async function holdings(shop: Shop): Promise<Holdings> {
  return { anna: await has(shop, anna), berta: await has(shop, berta) };
}

test("R410, R412, R415 whatever is asked, a sale takes what its receipt says, once, or nothing", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aWish, { minLength: 1, maxLength: 6 }), async (wishes) => {
      const shop = await aShop();
      await give(shop, anna, { money: 1_000, points: 100 });
      await give(shop, berta, { money: 400 });
      for (const [at, wish] of wishes.entries()) {
        const before = await holdings(shop);
        const entries = await everything(shop.replica);
        const told = await sell(shop, `${at}`, wish);
        if (!told.ok) {
          expect(await everything(shop.replica)).toEqual(entries);
          if (wish.recorded) expect(told.error.code).toBe("invalid");
          continue;
        }
        const { receipt } = JSON.parse(told.value.body) as { receipt: string };
        const after = await holdings(shop);
        expect(after).toEqual(await whatIsLeft(shop, receipt, before));
        const amounts = Object.values(after).flatMap((one) => [one.money, one.points]);
        expect(Math.min(...amounts)).toBeGreaterThanOrEqual(0);
        const again = await sell(shop, `${at}`, wish);
        expect(again).toEqual({ ok: true, value: { ...told.value, replayed: true } });
        expect(await holdings(shop)).toEqual(after);
      }
      await shop.app.stop();
    }),
    { numRuns: 25 },
  );
});
