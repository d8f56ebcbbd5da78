import { campaignsByChance } from "@cardweave/shared/domain/campaigns/arbitrary-builders";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { unshown } from "./offered-fields.ts";

describe("the fields of the builder", () => {
  test("R766 every field of a campaign for sales has a place in the form, for any campaign", () => {
    fc.assert(
      fc.property(campaignsByChance, (campaigns) => {
        for (const { id: _, version: _version, ...draft } of campaigns) {
          const plain = JSON.parse(JSON.stringify(draft)) as typeof draft;
          expect(unshown(plain)).toEqual([]);
        }
      }),
    );
  });

  test("R766 what the form has no field for is named with its value", () => {
    const draft = {
      on: "topUp",
      colour: "red",
      select: { groups: ["bakery"], articles: ["4711"] },
      caps: { perReceipt: 100, perMoon: { amount: 5 } },
      time: {},
      effects: [
        { type: "loadBonus", tiers: [{ pay: 1, credit: 2 }], spend: "paidFirst", glow: 3 },
        { type: "sing", song: "tra" },
      ],
    };
    expect(unshown(draft)).toEqual([
      { path: "colour", value: "red" },
      { path: "select.groups", value: ["bakery"] },
      { path: "select.articles", value: ["4711"] },
      { path: "caps.perMoon.amount", value: 5 },
      { path: "effects.0.glow", value: 3 },
      { path: "effects.1.song", value: "tra" },
    ]);
  });
});
