import { describe, expect, test } from "vitest";
import { defaultPolicy, provisionalRoom, type SpendingLimit } from "./policy.ts";
import { isReadable, policyOf } from "./policy-settings.ts";

const nothingYet = { card: 0, device: 0 };
const limit: SpendingLimit = { mode: "limit", perEntry: null, perCard: 10, perDevice: 20 };

describe("a new network's limits", () => {
  test("R25 leave points, stamps, coupons and vouchers open up to the known balance", () => {
    for (const kind of ["points", "stamps", "coupon", "reward", "cap"] as const) {
      expect(provisionalRoom(defaultPolicy.limits[kind], 1_000_000, nothingYet)).toBe(1_000_000);
    }
  });

  test("R25 let prepaid money go to 50.00 by card and 500.00 by device", () => {
    const { money } = defaultPolicy.limits;
    expect(provisionalRoom(money, 1_000_000, nothingYet)).toBe(50_00);
    expect(provisionalRoom(money, 1_000_000, { card: 0, device: 490_00 })).toBe(10_00);
    expect(provisionalRoom(money, 1_000_000, { card: 0, device: 500_01 })).toBe(0);
    expect(provisionalRoom(money, 7, nothingYet)).toBe(7);
  });
});

describe("room beyond one's rights", () => {
  test("R25 is the least of all limits, and never below nothing", () => {
    expect(provisionalRoom(limit, 100, { card: 4, device: 4 })).toBe(6);
    expect(provisionalRoom(limit, 100, { card: 4, device: 18 })).toBe(2);
    expect(provisionalRoom({ ...limit, perEntry: 1 }, 100, nothingYet)).toBe(1);
    expect(provisionalRoom({ ...limit, perCard: null }, 100, { card: 50, device: 0 })).toBe(20);
    expect(provisionalRoom(limit, 100, { card: 40, device: 0 })).toBe(0);
    expect(provisionalRoom({ ...limit, mode: "rights-only" }, 100, nothingYet)).toBe(0);
  });
});

describe("settings of the policy", () => {
  const of = (name: string, value: unknown) => policyOf(new Map([[name, JSON.stringify(value)]]));

  test("R31 replace the defaults of the units they name, and no others", () => {
    const { limits } = of("limits", { points: limit });
    expect(limits).toEqual({ ...defaultPolicy.limits, points: limit });
    expect(of("schemes", ["own"]).schemes).toEqual(["own"]);
    expect(of("grantWaitMs", 250).grantWaitMs).toBe(250);
    expect(of("holdMs", 60_000).holdMs).toBe(60_000);
  });

  test.each<[string, string]>([
    ["limits", "{"],
    ["limits", "null"],
    ["limits", "[]"],
    ["limits", '{"money":null}'],
    ["limits", '{"gold":{"mode":"open","perEntry":null,"perCard":null,"perDevice":null}}'],
    ["limits", '{"money":{"mode":"free","perEntry":null,"perCard":null,"perDevice":null}}'],
    ["limits", '{"money":{"mode":"limit","perEntry":null,"perCard":-1,"perDevice":null}}'],
    ["limits", '{"money":{"mode":"limit","perCard":1}}'],
    ["schemes", '"own"'],
    ["schemes", "[1]"],
    ["grantWaitMs", "1.5"],
    ["grantWaitMs", "60001"],
    ["holdMs", "0"],
    ["holdMs", "86400001"],
  ])("R31 that are not of their form are passed over: %s %s", (name, value) => {
    expect(isReadable({ kind: "policy", name, value })).toBe(false);
    expect(policyOf(new Map([[name, value]]))).toEqual(defaultPolicy);
  });

  test("R31 of a name that is not known are kept for those who know it", () => {
    expect(isReadable({ kind: "policy", name: "constructor", value: "?" })).toBe(true);
    expect(policyOf(new Map([["constructor", "?"]]))).toEqual(defaultPolicy);
  });
});
