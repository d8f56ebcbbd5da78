import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { askedByChance, campaignsByChance, groupsByChance } from "./arbitrary-builders.ts";
import type { Campaign, CampaignGroup } from "./campaign.ts";
import { aCampaign, asking, earning, longAgo, percent } from "./campaign-builders.ts";
import { evaluateOn } from "./evaluate.ts";
import { type Overlap, overlapsOf } from "./overlaps.ts";
import { prepare } from "./prepare.ts";
import { overlapSentence } from "./sentence/overlap-sentence.ts";

const { place } = asking([]);

function between(
  a: Campaign,
  b: Campaign,
  groups: readonly CampaignGroup[] = [],
): Overlap | undefined {
  const others = [{ campaign: b, activations: [longAgo] }];
  const rules = { groups, protectedGroups: ["tobacco"], moneyPurses: [] };
  const around = { rules, articleGroups: [], places: [place] };
  const subject = { campaign: a, activations: [longAgo] };
  return overlapsOf(subject, { ...around, others, today: "2026-06-10" })[0];
}

const bread = { select: { groups: ["bakery"] }, effects: [percent(1000)] };
const rest = { effects: [percent(2000, "basket")] };

describe("two campaigns meet", () => {
  test("R681 Q5: at the same time and place, for the same card and articles, in an order", () => {
    const found = between(aCampaign("a", rest), aCampaign("b", bread));
    expect(found).toEqual({
      campaign: "b",
      version: 1,
      articles: true,
      branches: ["nord"],
      outcome: "stacks",
      first: "b",
      from: "2026-06-10T00:00",
      to: null,
    });
  });

  test("R681 from the first minute to the last that both hold, past midnight too", () => {
    const time = { dateFrom: "2026-07-01", dateTo: "2026-07-31" };
    const windows = [{ days: [5 as const], from: "22:00", to: "02:00" }];
    const a = aCampaign("a", { ...bread, time: { ...time, windows } });
    const b = aCampaign("b", { ...rest, time: { windows: [{ from: "01:00", to: "03:00" }] } });
    expect(between(a, b)).toMatchObject({ from: "2026-07-04T01:00", to: "2026-08-01T02:00" });
    const later = aCampaign("b", { ...rest, time: { windows: [{ from: "02:00", to: "03:00" }] } });
    expect(between(a, later)).toBeUndefined();
  });

  test("R681 not where places, cards, occasions or times keep them apart", () => {
    const a = aCampaign("a", { ...bread, audience: { card: "personal" } });
    const others: readonly Partial<Campaign>[] = [
      { audience: { card: "anonymous" } },
      { scope: { branches: ["sued"] } },
      { on: "topUp" },
      { time: { dateTo: "2026-06-09" } },
    ];
    for (const parts of others) {
      expect(between(a, aCampaign("b", { ...rest, ...parts }))).toBeUndefined();
    }
  });

  test.each([
    ["excludes", { ...rest, stacking: { priority: 50, mode: "exclusiveBasket" } }, "b"],
    ["locks", { ...bread, stacking: { priority: 50, mode: "lockLine" } }, "b"],
    ["earns", { effects: [earning()] }, "a"],
    ["apart", { ...bread, select: { groups: ["fish"] } }, "a"],
    ["apart", { ...bread, select: { groups: ["tobacco"] } }, "a"],
  ] as const)("R681 and one %s", (outcome, parts, first) => {
    const a = aCampaign("a", { ...bread, stacking: { priority: 60, mode: "stack" } });
    const stacking = { priority: 70, mode: "stack" } as const;
    const found = between(a, aCampaign("b", { stacking, ...parts }));
    expect(found).toMatchObject({ outcome, first });
  });

  test("R681 and says what happens in German and English", () => {
    const [a, b] = [aCampaign("a", rest), aCampaign("b", bread)];
    const overlap = { outcome: "stacks", first: "b" } as const;
    expect(overlapSentence(overlap, [a, b], { language: "en" })).toBe(
      "“Campaign b” first (10% off each article), then “Campaign a” on what is left " +
        "(20% off the sum).",
    );
    expect(overlapSentence({ outcome: "excludes", first: "a" }, [a, b], { language: "de" })).toBe(
      "„Campaign a“ schließt „Campaign b“ aus: Wo „Campaign a“ etwas gibt, gilt „Campaign b“ nicht.",
    );
  });
});

const times = fc.constantFrom<Campaign["time"]>(
  undefined,
  { weekdays: [3] },
  { windows: [{ from: "11:00", to: "13:00" }] },
  { dateTo: "2026-06-10", exceptDates: ["2026-06-09"] },
  { windows: [{ days: [2], from: "20:00", to: "12:30" }] },
);

describe("the laws of overlaps", () => {
  test("R681 whatever applies together is among them, and not as excluded", () => {
    const law = fc.property(
      fc.record({
        made: campaignsByChance,
        groups: groupsByChance,
        asked: askedByChance,
        when: fc.array(times, { minLength: 7, maxLength: 7 }),
      }),
      ({ made, groups, asked, when }) => {
        const campaigns = made.map((campaign, at) => {
          return { campaign: { ...campaign, time: when[at] }, activations: [longAgo] };
        });
        const rules = { groups, protectedGroups: ["tobacco"], moneyPurses: ["money"] };
        const { evaluation } = evaluateOn(
          prepare({ campaigns, ...rules, hash: "" }),
          asked,
          "sale",
        );
        const applied = new Set(
          evaluation.campaigns.filter((one) => one.applied).map((one) => one.campaign),
        );
        for (const one of campaigns.filter(({ campaign }) => applied.has(campaign.id))) {
          const around = { articleGroups: [], places: [place], today: "2026-06-10" };
          const found = overlapsOf(one, { ...around, rules, others: campaigns });
          const together = found.filter(({ campaign }) => applied.has(campaign));
          expect(together).toHaveLength(applied.size - 1);
          for (const { outcome } of together) expect(["excludes", "best"]).not.toContain(outcome);
        }
      },
    );
    fc.assert(law, { numRuns: 100 });
  });

  test("R681 they are the same from either side", () => {
    const law = fc.property(
      campaignsByChance,
      groupsByChance,
      fc.array(times),
      (made, groups, when) => {
        const [a, b] = made.map((campaign, at) => ({ ...campaign, time: when[at] }));
        if (a === undefined || b === undefined) return;
        const one = between(a, b, groups);
        const other = between(b, a, groups);
        expect(one && { ...one, campaign: "" }).toEqual(other && { ...other, campaign: "" });
      },
    );
    fc.assert(law, { numRuns: 100 });
  });
});
