import { describe, expect, test } from "vitest";
import { balanceOf, emptyPurse } from "../account.ts";
import { canonicalCard, ownNumber } from "../card.ts";
import type { Command } from "../decide.ts";
import { anId, money, someLot, there } from "../domain-builders.ts";
import { hlcZero } from "../hlc.ts";
import { type DocId, docKinds } from "../ids.ts";
import { defaultPolicy, limitNameOf } from "../policy.ts";
import { ok, type Result } from "../result.ts";
import { makeWishes, type VoucherTerms, voucherLots } from "./make-voucher.ts";
import { voidWishes, voucherWishes } from "./sell-voucher.ts";
import { voucherObjection, voucherOf, voucherPurse } from "./voucher.ts";
import { today, VoucherWorld } from "./voucher-builders.ts";
import { cardInQr, couponQr, readableNumber, voucherQr } from "./voucher-code.ts";

/** Ten for fifteen. */
const terms: VoucherTerms = { price: 1_000, value: 1_500, funder: "nord" };

function made(given: Partial<VoucherTerms> = {}): VoucherWorld {
  const world = new VoucherWorld();
  expect(world.act(makeWishes({ ...terms, ...given }, today))).toBe("booked");
  return world;
}

function sell(world: VoucherWorld, amount = 1_000, given = {}): string {
  const { time } = world.view(given);
  return world.act(voucherWishes(world.state, { amount, time }), given);
}

function spend(world: VoucherWorld, amount: number, given = {}): string {
  const command: Command = { type: "debit", purse: voucherPurse, amount, reason: "spend" };
  return world.act(ok([command]), given);
}

function stateOf(world: VoucherWorld, given = {}) {
  return voucherOf(world.state, world.view(given).time);
}

const rank = { hlc: hlcZero, device: there, id: anId(1) };
const aBlock = { block: { what: "block", value: null, link: null, rank } } as const;

const on = (day: string) => ({ time: { day: () => day, now: 1_780_000_000_000 } });

describe("making a voucher", () => {
  test("R710 F3: it is worth nothing until it is sold", () => {
    const world = made();
    expect(stateOf(world)).toEqual({
      state: "inactive",
      price: 1_000,
      value: 1_500,
      rest: 0,
      expires: "2029-12-31",
    });
    expect(spend(world, 1)).toBe("too-little");
  });

  test("R711 A4: keeps paid and bonus value apart, and takes the paid one first", () => {
    const parts = voucherLots(terms, today);
    expect(parts.ok && parts.value.map(({ lot, amount }) => ({ ...lot, amount }))).toMatchObject([
      { amount: 1_000, paid: true, price: 10_000, funder: null, tax: "multi", order: 0 },
      { amount: 500, paid: false, price: null, funder: "nord", tax: "discount", order: 1 },
    ]);
  });

  test("R614 Q12: is single- or multi-purpose by its terms, a discount beyond its price, good by law", () => {
    const single = voucherLots({ ...terms, tax: "single" }, today);
    expect(single.ok && single.value.map(({ lot }) => [lot.tax, lot.expires])).toEqual([
      ["single", "2029-12-31"],
      ["discount", "2029-12-31"],
    ]);
    const free = voucherLots({ ...terms, price: 0, expires: "2026-06-30" }, today);
    expect(free.ok && free.value.map(({ lot }) => lot.tax)).toEqual(["discount"]);
  });

  test.each([
    [{ value: 0 }, "value"],
    [{ value: 1.5 }, "value"],
    [{ price: -1 }, "price"],
    [{ price: 1_501 }, "price"],
    [{ expires: "2029-12-30" }, "expires"],
    [{ price: 0, expires: "2026-05-31" }, "expires"],
  ])("R710 refuses %o", (given, field) => {
    const wishes = makeWishes({ ...terms, ...given }, today);
    expect(wishes).toMatchObject({ ok: false, error: { code: "invalid", fields: [{ field }] } });
  });

  test("R710 lets what was given free end earlier than what was paid for", () => {
    expect(stateOf(made({ price: 0, expires: "2026-06-30" })).expires).toBe("2026-06-30");
    expect(stateOf(made({ expires: "2035-12-31" })).expires).toBe("2035-12-31");
  });
});

describe("selling a voucher", () => {
  test("R712 F2: puts its whole value on it, lot by lot", () => {
    const world = made();
    expect(sell(world)).toBe("booked");
    expect(stateOf(world)).toMatchObject({ state: "active", value: 0, rest: 1_500 });
    const lots = Object.values((world.state.purses[money] ?? emptyPurse).lots);
    expect(lots.map(({ attributes }) => [attributes?.paid, attributes?.issuer])).toEqual([
      [true, "north"],
      [false, "north"],
    ]);
  });

  test("R712 is refused for another price than the voucher's", () => {
    const world = made();
    expect(sell(world, 999)).toBe("invalid");
    expect(stateOf(world).state).toBe("inactive");
  });

  test("R712 happens once", () => {
    const world = made();
    expect(sell(world)).toBe("booked");
    expect(sell(world)).toBe("conflict");
    expect(stateOf(world).rest).toBe(1_500);
  });

  test("R712 needs the right to its activation, whatever the policy lets out otherwise", () => {
    const world = made();
    expect(sell(world, 1_000, { device: there })).toBe("too-little");
    expect(defaultPolicy.limits.activation.mode).toBe("rights-only");
  });

  test("R712 lets what was paid for last three years from the sale on", () => {
    const world = made();
    expect(sell(world, 1_000, on("2028-02-01"))).toBe("booked");
    expect(stateOf(world).expires).toBe("2031-12-31");
  });

  test("R712 is refused after the day that is printed on it", () => {
    expect(sell(made(), 1_000, on("2030-01-01"))).toBe("expired");
    expect(stateOf(made(), on("2030-01-01")).state).toBe("expired");
  });

  test("R712 of one that nobody made is refused", () => {
    expect(sell(new VoucherWorld())).toBe("not-found");
  });
});

describe("voiding a voucher", () => {
  const voided = (world: VoucherWorld) => world.act(voidWishes(world.state, world.view().time));

  test("R713 makes it unsellable", () => {
    const world = made();
    expect(voided(world)).toBe("booked");
    expect(stateOf(world).state).toBe("void");
    expect(sell(world)).toBe("conflict");
    expect(voided(world)).toBe("conflict");
  });

  test("R713 is refused once it was sold, and for one that nobody made", () => {
    const world = made();
    sell(world);
    expect(voided(world)).toBe("conflict");
    expect(stateOf(world).rest).toBe(1_500);
    expect(voided(new VoucherWorld())).toBe("not-found");
  });
});

describe("paying with a voucher", () => {
  test("R715 F2: takes any part, and the rest stays on it", () => {
    const world = made();
    sell(world);
    expect(spend(world, 400)).toBe("booked");
    expect(stateOf(world)).toMatchObject({ state: "active", rest: 1_100 });
    expect(spend(world, 1_100)).toBe("booked");
    expect(stateOf(world)).toMatchObject({ state: "used", rest: 0 });
    expect(balanceOf(world.state.purses[money] ?? emptyPurse)).toBe(0);
  });

  test.each([
    [new VoucherWorld(), {}, "not-found"],
    [made(), {}, "inactive"],
    [made(), on("2030-01-01"), "expired"],
  ] as const)("R715 tells why it cannot be (%#)", (world, given, code) => {
    expect(voucherObjection(stateOf(world, given))?.code).toBe(code);
  });

  test("R715 tells so of a used, a void and a blocked one", () => {
    const used = made();
    sell(used);
    spend(used, 1_500);
    expect(voucherObjection(stateOf(used))?.code).toBe("already-used");
    const { time } = used.view();
    const blocked = { ...made().state, status: aBlock };
    expect(voucherObjection(voucherOf(blocked, time))?.code).toBe("blocked");
    expect(voucherWishes(blocked, { amount: 1_000, time })).toMatchObject({
      error: { code: "blocked" },
    });
  });

  test("R716 goes beyond rights up to the known balance, unlike prepaid money", () => {
    const world = made();
    sell(world);
    expect(spend(world, 1_501, { device: there })).toBe("too-little");
    expect(spend(world, 1_500, { device: there })).toBe("booked");
    const card = `${docKinds.account}${"0".repeat(32)}` as DocId;
    const voucher = `${docKinds.voucher}${"0".repeat(32)}` as DocId;
    expect([limitNameOf("money", card), limitNameOf("money", voucher)]).toEqual([
      "money",
      "voucher",
    ]);
    expect(limitNameOf("points", voucher)).toBe("points");
  });
});

describe("a voucher's number", () => {
  const number = ownNumber(new Uint8Array(10).fill(5));

  test("R717 says its own kind in the QR code, whatever the domain", () => {
    expect(cardInQr(voucherQr("karte.example", number))).toEqual({ scheme: "voucher", number });
    expect(cardInQr(couponQr("a.example:8080", number))).toEqual({ scheme: "coupon", number });
    expect(cardInQr(`https://x.example/c/${number}`)).toEqual({ scheme: "own", number });
    expect(cardInQr("https://x.example/v/short")).toBeUndefined();
    expect(cardInQr("4006381333931")).toBeUndefined();
  });

  test("R717 shows a wrong character, typed in groups or not", () => {
    const schemes = defaultPolicy.schemes;
    const read = (text: string): Result<unknown> => {
      return canonicalCard({ scheme: "voucher", number: text }, schemes);
    };
    expect(read(readableNumber(number).toLowerCase())).toEqual(ok({ scheme: "voucher", number }));
    const wrong = `${number[0] === "A" ? "B" : "A"}${number.slice(1)}`;
    expect(read(wrong)).toMatchObject({
      error: { code: "invalid", fields: [{ reason: "check-character-wrong" }] },
    });
  });
});

test("R711 a lot without issuer is the seller's", () => {
  const parts = voucherLots({ price: 0, value: 5 }, today);
  expect(parts.ok && "issuer" in (parts.value[0]?.lot ?? someLot())).toBe(false);
});
