import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { nodeCaller } from "../../commands/node-caller.ts";
import { nodeSalesDesk } from "../../commands/node-sales-desk.ts";
import type { Body } from "../../domain/bodies.ts";
import { aCampaign, earning } from "../../domain/campaigns/campaign-builders.ts";
import { canonicalJson } from "../../domain/campaigns/canonical-json.ts";
import { bookingRoutes } from "../../http/booking-routes.ts";
import { ReplicaBookings } from "../../http/replica-bookings.ts";
import { anna, aShop, berta, call, give, has, type Shop } from "../../http/sale/shop-builders.ts";
import { everything } from "../../replica/replica-builders.ts";
import {
  type ReceiptOutcome,
  SalesImport,
  type SalesParts,
  type SalesReport,
} from "./import-sales.ts";

const happyHour = aCampaign("points", {
  time: { windows: [{ days: [1], from: "09:00", to: "11:00" }] },
  effects: [earning()],
});
const decreed: readonly Body[] = [
  { kind: "campaign", id: "points", version: 1, definition: canonicalJson(happyHour) },
  {
    kind: "activation",
    id: "points.1",
    campaign: "points",
    version: 1,
    state: "active",
    definition: canonicalJson({ from: "2000-01-01T00:00" }),
  },
];

let shop: Shop;

beforeEach(async () => {
  const routes = (parts: Shop["parts"]) =>
    bookingRoutes(new ReplicaBookings(parts), ["till", "integration"]);
  shop = await aShop({ decreed, routes });
});
afterEach(() => shop.app.stop());

type Done = SalesReport & { readonly told: readonly ReceiptOutcome[] };

async function imported(text: string | Uint8Array, rest: Partial<SalesParts> = {}): Promise<Done> {
  const told: ReceiptOutcome[] = [];
  const work = new SalesImport({
    zone: "Europe/Berlin",
    now: shop.clock.now(),
    scheme: "own",
    inMinor: false,
    afterDiscount: false,
    till: null,
    tills: new Set(["t1", "t2"]),
    currency: "EUR",
    desk: nodeSalesDesk(nodeCaller(shop.app.url, "program")),
    tell: async (outcome) => void told.push(outcome),
    progress: () => undefined,
    ...rest,
  });
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  return { ...(await work.run(inChunks(bytes))), told };
}

async function* inChunks(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let from = 0; from < bytes.length; from += 7) yield bytes.subarray(from, from + 7);
}

function csv(...rows: readonly string[]): string {
  return ["receipt,time,till,card,article,group,quantity,amount,returnOf", ...rows, ""].join("\n");
}

async function receipt(till: string, number: string): Promise<Record<string, unknown>> {
  const { body } = await call(shop, `/v1/receipts?till=${till}&number=${number}`, {
    as: "program",
    method: "GET",
  });
  return (body["items"] as Record<string, unknown>[])[0] ?? {};
}

const monday = "2026-06-01T09:30:00+02:00";
const later = "2026-06-01T11:30:00+02:00";

describe("a day's sales", () => {
  test("R810 become receipts with the till's numbers, and earn by the campaigns of their time", async () => {
    const done = await imported(
      csv(
        `17,${monday},t1,${anna.number},4711,bakery,2,5.00,`,
        `17,${monday},t1,${anna.number},4712,bakery,1,3.00,`,
        `18,${later},t1,${berta.number},4711,bakery,2,5.00,`,
        `17,${monday},t2,,4711,bakery,2,5.00,`,
      ),
    );
    expect(done).toMatchObject({ rows: 4, receipts: 3, booked: 3, replayed: 0, refused: {} });
    expect(done).toMatchObject({ net: 1_800, earned: { points: 4 } });
    expect(await has(shop, anna)).toMatchObject({ points: 4 });
    expect(await has(shop, berta)).toMatchObject({ points: 0 });
    expect(await receipt("t1", "17")).toMatchObject({
      happenedAt: monday,
      net: 800,
      lines: [{ article: "4711", gross: 500, quantity: "2" }, { article: "4712" }],
    });
  });

  test("R810 are booked once, however often the file is read and whatever was added", async () => {
    const rows = [`1,${monday},t1,${anna.number},4711,bakery,2,5.00,`];
    await imported(csv(...rows));
    const before = await everything(shop.replica);
    const again = await imported(csv(...rows));
    expect(again).toMatchObject({ booked: 0, replayed: 1, net: 0, earned: {} });
    expect(await everything(shop.replica)).toEqual(before);
    const more = await imported(csv(...rows, `2,${monday},t1,,4711,bakery,1,2.50,`));
    expect(more).toMatchObject({ booked: 1, replayed: 1, net: 250 });
    const changed = csv(`1,${monday},t1,${anna.number},4711,bakery,2,6.00,`);
    for (const dryRun of [true, false]) {
      const other = await imported(changed, { dryRun });
      expect(other).toMatchObject({ booked: 0, refused: { "other-content": 1 } });
    }
  });

  test("R810 a dry run books nothing and says the same", async () => {
    const text = csv(`1,${monday},t1,,4711,bakery,2,5.00,`, `2,${monday},t9,,1,bakery,2,5.00,`);
    const before = await everything(shop.replica);
    const dry = await imported(text, { dryRun: true });
    expect(await everything(shop.replica)).toEqual(before);
    const { told: _, ...report } = await imported(text);
    expect(dry).toMatchObject(report);
  });

  test("R810 discounts are kept, and what was paid from the card is taken from it", async () => {
    await give(shop, anna, { money: 1_000 });
    const text = [
      "Bon-Nr.;Datum;Uhrzeit;Kasse;Karte;Artikel;Menge;Betrag;Rabatt;Zahlart;Kellner",
      `5;01.06.2026;09:30;t1;${anna.number};4711;2;1.234,50;1.230,00;Guthaben;Eva`,
      `5;01.06.2026;09:30;t1;${anna.number};4712;0,5;2,50;;bar;Eva`,
    ].join("\r\n");
    const done = await imported(new Uint8Array(Buffer.from(`\ufeff${text}`)));
    expect(done).toMatchObject({ booked: 1, net: 700, unknownColumns: ["Kellner"] });
    expect(await has(shop, anna)).toMatchObject({ money: 550 });
    const over = await imported(
      `bon;zeit;kasse;karte;betrag;zahlart\n6;${monday};t1;${anna.number};6;prepaid`,
    );
    expect(over).toMatchObject({ booked: 1, unsettled: 50, refused: {} });
    expect(over.told).toMatchObject([{ outcome: "booked", detail: "unsettled: 50" }]);
    expect(await receipt("t1", "5")).toMatchObject({
      happenedAt: monday,
      lines: [
        { gross: 123_450, discount: 123_000 },
        { quantity: "0.5", discount: 0 },
      ],
    });
  });
});

describe("a row that is wrong", () => {
  const good = `1,${monday},t1,,4711,bakery,2,5.00,`;
  test.each([
    [`2,yesterday,t1,,4711,bakery,2,5.00,`, "not-a-time"],
    [`2,2026-03-29 02:30,t1,,4711,bakery,2,5.00,`, "no-such-time"],
    [`2,2026-06-02 09:00,t1,,4711,bakery,2,5.00,`, "in-the-future"],
    [`2,${monday},t1,,4711,bakery,2,5.001,`, "not-an-amount"],
    [`2,${monday},t1,,4711,bakery,2,1.234,`, "not-an-amount"],
    [`2,${monday},t1,,4711,bakery,0,5.00,`, "not-a-quantity"],
    [`2,${monday},t1,,4711,bakery,-2,5.00,`, "signs-differ"],
    [`2,${monday},t9,,4711,bakery,2,5.00,`, "unknown-till"],
    [`2,${monday},t1,,4711,bakery,2`, "wrong-columns"],
    [`,${monday},t1,,4711,bakery,2,5.00,`, "no-receipt-number"],
    [`2,${monday},t1,,"4711,bakery,2,5.00,`, "broken-quotes"],
    [`2,${monday},t1,not a card,4711,bakery,2,5.00,`, "invalid"],
    [`2,${monday},t1,,4711,bakery,-2,-5.00,`, "return-without-receipt"],
    [`2,${monday},t1,,4711,bakery,-2,-5.00,99`, "original-unknown"],
  ])("R811 %s costs its receipt alone: %s", async (row, reason) => {
    const done = await imported(csv(good, row));
    expect(done).toMatchObject({ booked: 1, refused: { [reason]: 1 }, net: 500 });
    const [refused] = done.told.filter(({ outcome }) => outcome === "refused");
    expect(refused).toMatchObject({ lines: [3], reason });
  });

  test("R811 takes the rest of its receipt with it, and both rows are named", async () => {
    const cards = [anna, berta].map(({ number }, at) => `3,${monday},t1,${number},${at},b,1,1.00,`);
    const done = await imported(
      csv(good, `2,${monday},t1,,4711,bakery,2,5.00,`, `2,${monday},t1,,1,b,x,1.00,`, ...cards),
    );
    expect(done).toMatchObject({ booked: 1, refused: { "not-a-quantity": 1, "card-differs": 1 } });
    const refused = done.told.filter(({ outcome }) => outcome === "refused");
    expect(refused.map(({ lines }) => lines)).toEqual([
      [3, 4],
      [5, 6],
    ]);
  });

  test.each([
    ["receipt,till,amount", "the first line does not name: time"],
    ["receipt,time,amount", "the first line does not name: till (or --till)"],
    ["receipt,time,till,amount,Betrag", "the column amount is there twice"],
    ["", "the file is empty"],
  ])("R811 a file that begins %j is not read at all", async (header, why) => {
    await expect(imported(`${header}\n`)).rejects.toThrow(why);
  });
});

describe("what comes back", () => {
  const sold = [
    `1,${monday},t1,${anna.number},4711,bakery,2,5.00,`,
    `1,${monday},t1,${anna.number},4712,bakery,1,3.00,`,
  ];

  test("R813 is a return of the receipt that it names, once", async () => {
    const rows = [
      ...sold,
      `2,${later},t2,,4711,bakery,-1,-2.50,t1/1`,
      `2,${later},t2,,4715,bakery,1,4.00,`,
      `3,${later},t1,,4711,bakery,-1,-2.50,1`,
    ];
    const done = await imported(csv(...rows));
    expect(done).toMatchObject({ booked: 2, returned: 2, refused: {}, net: 800 + 400 - 500 });
    expect(await receipt("t1", "1")).toMatchObject({
      state: "partly-reversed",
      returned: [{ id: "1", quantity: "2" }],
    });
    expect(await has(shop, anna)).toMatchObject({ points: 1 });
    const before = await everything(shop.replica);
    expect(await imported(csv(...rows))).toMatchObject({ booked: 0, returned: 0, replayed: 4 });
    expect(await everything(shop.replica)).toEqual(before);
  });

  test("R813 and was not sold there, or is back already, is told and costs nothing else", async () => {
    const done = await imported(
      csv(
        ...sold,
        `2,${later},t1,,4712,bakery,-2,-6.00,1`,
        `3,${later},t1,,4712,bakery,-1,-3.00,1`,
        `4,${later},t1,,4712,bakery,-1,-3.00,1`,
      ),
    );
    expect(done).toMatchObject({ booked: 1, returned: 1, net: 500 });
    expect(done.refused).toEqual({ "not-on-original": 1, "already-reversed": 1 });
  });

  test("R813 before the customer pays is cancelled within the receipt", async () => {
    const done = await imported(
      csv(
        ...sold,
        `1,${monday},t1,${anna.number},4711,bakery,-1,-2.50,`,
        `2,${monday},t1,,4711,bakery,1,2.50,`,
        `2,${monday},t1,,4711,bakery,-1,-2.50,`,
      ),
    );
    expect(done).toMatchObject({ booked: 1, cancelled: 1, refused: {}, net: 550 });
    expect(await receipt("t1", "1")).toMatchObject({ lines: [{ quantity: "1", gross: 250 }, {}] });
  });
});
