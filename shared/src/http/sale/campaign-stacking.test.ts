import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Campaign } from "../../domain/campaigns/campaign.ts";
import { aCampaign, percent } from "../../domain/campaigns/campaign-builders.ts";
import { ask } from "../app-builders.ts";
import { bread, CampaignShop, type Evaluation, tea } from "./campaign-shop-builders.ts";
import { aSale, call, type Told } from "./shop-builders.ts";

let here: CampaignShop;

beforeAll(async () => {
  here = await CampaignShop.open();
});

afterAll(() => here.shop.app.stop());

const evaluated = (wish?: object) => here.evaluated(wish);
const during: CampaignShop["during"] = (...parts) => here.during(...parts);

describe("campaigns beside each other", () => {
  const cheap = aCampaign("a-five", { name: "Five off", effects: [percent(500)] });
  const dear = aCampaign("b-ten", { name: "Ten off", effects: [percent(1_000)] });

  /** Of each campaign whether it applied, or why not and for whom. */
  const whys = ({ campaigns }: Evaluation) =>
    Object.fromEntries(
      campaigns.map(({ campaign, applied, why, by }) => [
        campaign,
        applied ? "applied" : [why, by].join(" "),
      ]),
    );

  test("R645 Q3: come in the order of their priority, each on what is left", async () => {
    const stacking = { priority: 1, mode: "stack" } as const;
    const first = aCampaign("z-first", {
      stacking,
      effects: [{ type: "amountOff", target: "basket", amount: 400 }],
    });
    const second = { ...first, id: "z-first", stacking: { ...stacking, priority: 200 } };
    const half = aCampaign("half", { effects: [percent(5_000, "basket")] });
    await during(half, { besides: [first] }, async () => expect((await evaluated()).net).toBe(200));
    await during({ ...half, version: 2 }, { besides: [{ ...second, version: 2 }] }, async () =>
      expect((await evaluated()).net).toBe(0),
    );
  });

  test("R645 Q3: shut each other out in a group, first or best, and say by whom", async () => {
    const inGroup = (one: Campaign, name: string): Campaign => {
      return { ...one, stacking: { priority: 1, mode: "exclusiveInGroup", group: name } };
    };
    await during(inGroup(cheap, "one-of"), { besides: [inGroup(dear, "one-of")] }, async () => {
      const told = await evaluated();
      expect(told.net).toBe(760);
      expect(whys(told)).toEqual({ "a-five": "applied", "b-ten": "excluded a-five" });
    });
    const best = [cheap, dear].map((one) => ({ ...inGroup(one, "best-of"), version: 2 }));
    const [one = cheap, ...besides] = best;
    await during(one, { besides }, async () => {
      const told = await evaluated();
      expect(told.net).toBe(720);
      expect(whys(told)).toMatchObject({
        "a-five": expect.stringMatching(/^excluded/),
        "b-ten": "applied",
      });
    });
  });

  test("R646 Q3: are named on the stored receipt, in its text and its picture", async () => {
    const third = (one: Campaign): Campaign => ({ ...one, version: 3 });
    await during(third(cheap), { besides: [third(dear)] }, async () => {
      const sold = await call(here.shop, "/v1/sales", {
        body: aSale({ basket: { lines: [bread, tea] } }),
      });
      expect(sold.status).toBe(201);
      await expectNamed(sold);
    });
  });

  async function expectNamed({ body }: Told): Promise<void> {
    const url = `${here.shop.app.url}/v1/receipts/${String(body["receipt"])}?lang=de`;
    const as = (accept: string) => ask(url, { as: "t1", headers: { accept } });
    const kept = (await (await as("application/json")).json()) as { lines: readonly object[] };
    expect(kept.lines[0]).toMatchObject({
      discounts: [
        { campaign: "a-five", name: "Five off", amount: 25 },
        { campaign: "b-ten", name: "Ten off", amount: 48 },
      ],
    });
    const text = await (await as("text/plain")).text();
    expect(text).toMatch(/bread +5,00\n {2}Five off +-0,25\n {2}Ten off +-0,48\n/);
    const picture = await (await as("image/svg+xml")).text();
    const letters = picture.replace(/<[^>]+>/g, "").replace(/\s|&#xa0;/g, "");
    expect(letters).toContain("Fiveoff-0,25Tenoff-0,48");
  }
});
