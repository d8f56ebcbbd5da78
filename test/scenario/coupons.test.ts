import { aCard, admin } from "@cardweave/hub/hub-builders";
import { zxingCodes } from "@cardweave/shared/adapters/zxing-codes";
import { ask } from "@cardweave/shared/http/app-builders";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { aClub, aSale, type Club, campaign } from "./club.ts";

let club: Club;

beforeEach(async () => {
  club = await aClub();
});

afterEach(() => club.stop());

const twoOff = { effects: [{ type: "amountOff", target: "basket", amount: 200 }] };

/** Everybody's code, in an advertisement. */
function advert(coupon: string) {
  const time = { dateFrom: "2026-06-01", dateTo: "2026-06-30" };
  return campaign(club, "advert", { name: "2 € off", time, trigger: { coupon }, ...twoOff });
}

async function net(coupons: readonly string[], card: object | null = null): Promise<number> {
  const { body } = await club.till("/v1/sales", aSale(card, 1_000, { coupons }));
  return (body["evaluation"] as { net: number }).net;
}

/** Paints the one path of a coupon's picture and reads it as a scanner does. */
async function readOff(svg: string): Promise<readonly string[]> {
  const [, wide = "0", high = "0"] = /viewBox="0 0 (\d+) (\d+)"/.exec(svg) ?? [];
  const [width, height, scale] = [Number(wide), Number(high), 2];
  const data = new Uint8ClampedArray(width * height * scale * scale * 4).fill(255);
  for (const [, ...parts] of svg.matchAll(/M([\d.]+) ([\d.]+)h([\d.]+)v([\d.]+)h/g)) {
    const [x = 0, y = 0, wide = 0, high = 0] = parts.map((part) => Number(part) * scale);
    for (let row = Math.round(y); row < Math.round(y + high); row++) {
      const from = row * width * scale + Math.round(x);
      for (let at = from; at < from + Math.round(x + wide) - Math.round(x); at++) {
        data.fill(0, at * 4, at * 4 + 3);
      }
    }
  }
  return zxingCodes().read({ data, width: width * scale, height: height * scale });
}

async function use(coupon: string) {
  return (await club.office(`/v1/coupons/${coupon}`)).body;
}

/** Orders single-use codes and waits until they are made. */
async function ordered(coupon: string, count: number): Promise<string> {
  const told = await club.office("/v1/coupons", { body: { coupon, count, expires: "2026-07-31" } });
  expect(told.status).toBe(201);
  const id = String(told.body["id"]);
  const isReady = async () => {
    club.hub.clock.move(0);
    return (await club.office(`/v1/coupons/batches/${id}`)).body["state"] === "ready";
  };
  await vi.waitUntil(isReady, { timeout: 15_000, interval: 1 });
  await club.meet();
  return id;
}

describe("coupons in advertisements and on flyers", () => {
  test("R664 G1: one code for an advertisement is printed, scanned off the paper and settled, while it is good", async () => {
    await advert("BREAD & tea 10");
    const { type, text } = await club.text("/v1/coupons/advert/artwork?format=svg&language=en");
    expect(type).toContain("image/svg+xml");
    expect(text).toContain(">BREAD &amp; tea 10</text>");
    expect(text).toContain("Valid until 30/06/2026");
    const [scanned = ""] = await readOff(text);
    expect(scanned).toBe("https://cardweave.example/k/BREAD%20%26%20tea%2010");
    expect(await net([scanned])).toBe(800);
    expect(await net([scanned])).toBe(800);
    const told = await club.scan({ medium: "qr", data: scanned });
    expect(told).toMatchObject({ card: { scheme: "coupon", number: "BREAD & tea 10" } });
    await club.meet();
    expect(await use("advert")).toMatchObject({
      ...{ use: "code", code: "BREAD & tea 10", sales: 2, issued: 0, redeemed: 0 },
      ...{ validFrom: "2026-06-01", validTo: "2026-06-30" },
    });
    club.hub.clock.move(30 * 24 * 3_600_000);
    expect(await net([scanned])).toBe(1_000);
  });

  test("R664 G2: on a flyer the same code is a bar code too, as EAN-13 where it is one, or a PDF", async () => {
    await advert("4006381333931");
    const path = "/v1/coupons/advert/artwork";
    const bars = await club.text(`${path}?symbol=bar`);
    expect(await readOff(bars.text)).toEqual(["4006381333931"]);
    expect(await net(["4006381333931"])).toBe(800);
    const pdf = await club.text(`${path}?format=pdf&symbol=bar`);
    expect([pdf.type, pdf.text.slice(0, 5)]).toEqual(["application/pdf", "%PDF-"]);
    await campaign(club, "umlaut", { trigger: { coupon: "BRÖTCHEN" }, ...twoOff });
    const [scanned = ""] = await readOff((await club.text("/v1/coupons/umlaut/artwork")).text);
    expect(await net([scanned])).toBe(800);
    expect((await club.office("/v1/coupons/umlaut/artwork?symbol=bar")).status).toBe(422);
    expect((await club.office("/v1/coupons/nothing/artwork")).status).toBe(404);
  });
});

describe("coupons for one person", () => {
  test("R665, R666 G3: by e-mail each has a code of its own, with a letter, that works once and is counted", async () => {
    await campaign(club, "mail", {
      name: "=Thanks",
      trigger: { coupon: "mail", use: "single" },
      ...twoOff,
    });
    const id = await ordered("mail", 3);
    const path = `/v1/coupons/batches/${id}/mails?language=de`;
    const response = await ask(`${club.hub.app.url}${path}`, { as: admin });
    expect(response.headers.get("content-disposition")).toContain(`coupon-mails-${id}.csv`);
    const rows = (await response.text()).split(/\r\n(?=[A-Z2-7]{16})/);
    expect(rows).toHaveLength(4);
    const [number = "", link = "", expires, subject] = rows[1]?.split(",") ?? [];
    expect([link, expires, subject]).toEqual([
      `https://cardweave.example/k/${number}`,
      "2026-07-31",
      "Ihr Coupon: =Thanks",
    ]);
    expect(rows[1]).toContain("Gültig bis 31.07.2026.");
    const mailto = /mailto:\?subject=(\S+?)&body=(\S+)/.exec(rows[1] ?? "");
    expect(decodeURIComponent(mailto?.[2] ?? "")).toContain(link);
    const told = await club.scan({ medium: "qr", data: link });
    expect(told).toMatchObject({ card: { scheme: "coupon", number } });
    expect([await net([link]), await net([link]), await net([number])]).toEqual([
      800, 1_000, 1_000,
    ]);
    await club.meet();
    expect(await use("mail")).toMatchObject({ use: "single", issued: 3, redeemed: 1, sales: 1 });
    expect((await club.office("/v1/coupons/mail/artwork")).status).toBe(409);
  });

  test("R665, R666 G4: on the smartphone a coupon lies on the card, is used with it, and comes back with the sale", async () => {
    await campaign(club, "app", {
      name: "For you",
      trigger: { coupon: "app", use: "personal" },
      ...twoOff,
    });
    const card = aCard();
    const body = { card, expires: "2026-06-30" };
    expect((await club.office("/v1/coupons/app/cards", { body })).status).toBe(201);
    await club.meet();
    const { card: shown } = await club.scan({
      medium: "qr",
      data: `https://cardweave.example/c/${card.number}`,
    });
    expect(await club.lookup(shown as object)).toMatchObject({
      coupons: [{ campaign: "app", name: "For you", count: 1 }],
    });
    const sold = await club.till("/v1/sales", aSale(shown as object, 1_000, { coupons: ["app"] }));
    expect(sold.body["evaluation"]).toMatchObject({ net: 800 });
    await club.meet();
    expect(await use("app")).toMatchObject({ use: "personal", issued: 1, redeemed: 1 });
    await club.till("/v1/reversals", {
      body: { receipt: sold.body["receipt"], reason: "return" },
    });
    await club.meet();
    expect(await use("app")).toMatchObject({ issued: 1, redeemed: 0 });
    expect((await use("nobody"))["code"]).toBe("not-found");
  });
});

describe("a merchant who books by hand", () => {
  test("R668 B10: scans the card, books a credit on it, and sees it there", async () => {
    const { number } = aCard();
    const data = `https://cardweave.example/c/${number}`;
    const { card } = await club.scan({ medium: "qr", data });
    expect(card).toEqual({ scheme: "own", number });
    const booking = { card, type: "credit", purse: "points", amount: 25, reason: "goodwill" };
    const told = await club.till("/v1/bookings", { body: booking });
    expect(told).toMatchObject({ status: 201, body: { entries: [{ state: "guaranteed" }] } });
    await club.meet();
    const { purses, recent } = await club.lookup(card as object);
    expect(purses.find(({ purse }) => purse === "points")?.balance).toBe(25);
    expect(recent).toMatchObject([{ reason: "goodwill", amount: 25, sent: false }]);
  });
});
