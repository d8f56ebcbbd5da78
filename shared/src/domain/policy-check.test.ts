import { describe, expect, test } from "vitest";
import { defaultPolicy } from "./policy.ts";
import { checkedSetting, settingNames } from "./policy-check.ts";
import { policyOf } from "./policy-settings.ts";

const { money, points } = defaultPolicy.limits;

function fieldsOf(name: string, value: unknown): readonly string[] {
  const checked = checkedSetting(name, value);
  if (checked.ok) return [];
  return (checked.error["fields"] as { field: string }[]).map(({ field }) => field);
}

describe("a setting", () => {
  test.each(settingNames)("R560 the default of %s is good, and read back as it was", (name) => {
    const checked = checkedSetting(name, defaultPolicy[name]);
    if (!checked.ok) throw new Error(`${name}: ${checked.error.code}`);
    expect(policyOf(new Map([[name, checked.value]]))).toEqual(defaultPolicy);
  });

  test("R560 what is wrong is named", () => {
    const wrong = { points, money: { ...money, perCard: -1, mode: "never" } };
    expect(fieldsOf("limits", wrong)).toEqual(["value.money.mode", "value.money.perCard"]);
    expect(fieldsOf("grantWaitMs", "soon")).toEqual(["value"]);
    const { cashier } = defaultPolicy.goodwill;
    expect(fieldsOf("goodwill", { cashier: { ...cashier, perDay: { points: 0.5 } } })).toEqual([
      "value.cashier.perDay.points",
    ]);
    expect(fieldsOf("goodwill", { cashier: { purses: [] } })).toEqual([
      "value.cashier.perBooking",
      "value.cashier.perDay",
    ]);
    expect(fieldsOf("goodwill", { boss: cashier })).toEqual(["value.boss"]);
  });

  test("R560 an unknown one is not found, whatever JavaScript inherits", () => {
    for (const name of ["colour", "toString", "__proto__"]) {
      expect(checkedSetting(name, 1)).toMatchObject({ ok: false, error: { code: "not-found" } });
    }
  });

  test("R560 equal settings are the same text", () => {
    const one = checkedSetting("limits", { money, points });
    expect(one).toEqual(checkedSetting("limits", { points, money }));
  });
});
