import type { CampaignView } from "@cardweave/shared/protocol/http/campaign-life";
import { describe, expect, test } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { CampaignHands } from "./campaign-hands.ts";
import { picture } from "./picture.ts";
import type { Portals } from "./portals.ts";

/** One of everything that a campaign for sales can say, and one field that nobody knows. */
const everything = {
  name: "Everything",
  on: "sale",
  owner: { kind: "hq", id: "hq" },
  scope: { branches: ["nord"], franchisees: ["meier"], exceptBranches: ["nord"] },
  time: {
    dateFrom: "2026-11-23",
    dateTo: "2026-12-24",
    weekdays: [1, 2],
    windows: [{ from: "15:00", to: "17:00", days: [1] }],
    exceptDates: ["2026-12-08"],
    holidays: "exclude",
  },
  audience: { card: "required", firstPurchase: true },
  trigger: { coupon: "POST", use: "code" },
  select: { groups: ["bakery"], articles: ["1"], exceptGroups: ["bakery"], exceptArticles: ["2"] },
  conditions: { minAmount: 1000, maxAmount: 9000, minQuantity: 2, tender: "prepaid" },
  cost: { purse: "points", amount: 5 },
  effects: [
    { type: "percentOff", target: "line", basisPoints: 2500, max: 500 },
    {
      type: "earnPoints",
      purse: "points",
      per: 200,
      points: 1,
      gracePoints: 1,
      cap: 50,
      pendingDays: 14,
      expires: { months: 12, roundTo: "monthEnd" },
      scale: [{ from: 5000, points: 2 }],
    },
  ],
  stacking: { priority: 50, mode: "stack" },
  caps: {
    perReceipt: 700,
    perCard: { n: 1, per: "day" },
    perBranch: { amount: 50_000, per: "month" },
    budget: 1_000_000,
  },
  funding: [
    { party: "hq", basisPoints: 5000 },
    { party: "meier", basisPoints: 5000 },
  ],
  colour: "red",
};

/** Lists that one field shows as a whole. */
const whole = /\.(weekdays|days|branches|franchisees|exceptBranches|exceptDates)$/;
const alsoWhole = /\.(groups|articles|exceptGroups|exceptArticles)$/;

function leavesOf(path: string, value: unknown): readonly string[] {
  if (whole.test(path) || alsoWhole.test(path) || path === "owner" || path === "colour") {
    return [path];
  }
  if (typeof value !== "object" || value === null) return [path];
  return Object.entries(value).flatMap(([name, one]) =>
    leavesOf(path === "" ? name : `${path}.${name}`, one),
  );
}

/** Campaigns as headquarters finds, fills in and follows them. */
export function campaignScenes({ network, open }: Portals): void {
  const admin = () => network().admin;

  async function draftOf(id: string): Promise<CampaignView["draft"]> {
    return (await admin().call<CampaignView>("GET", `/v1/campaigns/${id}`)).body.draft;
  }

  describe("every field", () => {
    test("R766 C6: the form shows or names all that a campaign can say, and loses none of it", async () => {
      await admin().call("POST", "/v1/franchisees", { body: { id: "meier", name: "Meier" } });
      const body = { id: "everything", draft: everything };
      expect((await admin().call("POST", "/v1/campaigns", { body })).status).toBe(201);
      const portal = await open({ at: "/campaigns/everything" });
      const hands = new CampaignHands(portal);
      await hands.shows("effects.0.basisPoints", "25");
      await portal.seesText("colour: red", "#also");
      for (const section of ["where", "limits", "paying", "mix"]) await hands.unfolds(section);
      await portal.sees('[data-path="scope.franchisees"]');
      const seen = await portal.page
        .locator("[data-path], .builder-form select[name]")
        .evaluateAll((all) =>
          all.map((one) => one.getAttribute("data-path") ?? one.getAttribute("name")),
        );
      const missing = leavesOf("", everything).filter((path) => !seen.includes(path));
      expect(missing).toEqual(["colour"]);
      await hands.types("effects.0.basisPoints", "30");
      await hands.saysItself("30%");
      await hands.isKept();
      const [first, ...others] = everything.effects;
      const effects = [{ ...first, basisPoints: 3000 }, ...others];
      expect(await draftOf("everything")).toEqual({ ...everything, effects });
      await expectAccessible(portal, "every field");
      await portal.expectNoSideways();
      await picture(portal, "portal-campaigns-everything-en-light");
      expect(portal.faults).toEqual([]);
    });

    test("R776 what is rare is folded, and says what is set in it", async () => {
      const effects = [{ type: "percentOff", target: "line", basisPoints: 1000 }];
      const draft = { name: "Folded", effects, caps: { perReceipt: 500 } };
      await admin().call("POST", "/v1/campaigns", { body: { id: "folded", draft } });
      const portal = await open({ at: "/campaigns/folded" });
      await portal.seesText("set: Discount at most per receipt", "#limits");
      expect(await portal.page.locator(".further[open]").count()).toBe(0);
      expect(portal.faults).toEqual([]);
    });

    test("R734 what a field shows and the draft cannot say is not approved", async () => {
      const effects = [{ type: "percentOff", target: "line", basisPoints: 1000 }];
      const body = { id: "unread", draft: { name: "Unread", effects } };
      await admin().call("POST", "/v1/campaigns", { body });
      const portal = await open({ at: "/campaigns/unread" });
      const hands = new CampaignHands(portal);
      await portal.sees("button:not([data-disabled]):has-text('Approve')");
      await hands.types("effects.0.basisPoints", "ten");
      await portal.sees("button[data-disabled]:has-text('Approve')");
      await hands.types("effects.0.basisPoints", "12,5");
      await hands.saysItself("12.5%");
      await hands.approves();
      expect(portal.faults).toEqual([]);
    });

    test("R766 what a franchisee pays for, with a cap in some branches, is said by labels alone", async () => {
      await admin().call("POST", "/v1/franchisees", { body: { id: "meier", name: "Meier" } });
      const portal = await open({ at: "/campaigns/new" });
      const hands = new CampaignHands(portal);
      await hands.press(/^An empty campaign/);
      await hands.press("Another effect");
      await portal.choose("Effect", "Amount off", ".effect");
      await hands.fill("Amount", "5");
      await portal.page.getByLabel("Off what").selectOption({ label: "Off the whole receipt" });
      await portal.page.locator("#where").getByLabel("Nord").first().check();
      await hands.fill("Budget of the campaign", "2000");
      await hands.unfolds("limits");
      await hands.fill("At most per branch", "500");
      await hands.unfolds("paying");
      await hands.press("Add a share of the cost");
      await portal.page.getByLabel("Who", { exact: true }).selectOption({ label: "Meier" });
      await hands.saysItself("Meier (100%)");
      await hands.fill("Share", "60");
      await portal.seesText("Together 60 %; it has to be 100 %.");
      await hands.fill("Share", "100");
      await hands.approves();
      await hands.press("Activate");
      await portal.seesText("Will reach 1 of 1 now.");
      expect(portal.faults).toEqual([]);
    });
  });

  describe("the list and the history", () => {
    test("R767 C6: shows who did what, and what changed from version to version", async () => {
      const draft = (basisPoints: number) => {
        return { name: "Rolls", effects: [{ type: "percentOff", target: "line", basisPoints }] };
      };
      const made = { id: "told", draft: draft(1000) };
      await admin().call("POST", "/v1/campaigns", { body: made });
      await admin().call("POST", "/v1/campaigns/told/approve");
      await admin().call("PATCH", "/v1/campaigns/told", { body: { draft: draft(1500) } });
      const portal = await open({ at: "/campaigns/told?tab=life" });
      await portal.sees('[data-act="campaign-approved"]');
      expect(await portal.page.locator("[data-act]").count()).toBe(3);
      expect(await portal.text('[data-version="0"] del')).toContain("10%");
      expect(await portal.text('[data-version="0"] ins')).toContain("15%");
      expect(portal.faults).toEqual([]);
    });

    test("R774 the time line with a thousand lines draws some, finds one and goes by key", async () => {
      const effects = [{ type: "percentOff", target: "line", basisPoints: 1000 }];
      const body = { id: "line", draft: { name: "Line", effects } };
      await admin().call("POST", "/v1/campaigns", { body });
      await admin().call("POST", "/v1/campaigns/line/approve");
      const portal = await open();
      await portal.page.route("**/v1/campaigns/timeline?*", async (asked) => {
        const told = await (await asked.fetch()).json();
        const one = told.bars.find(({ campaign }: { campaign: string }) => campaign === "line");
        const bars = Array.from({ length: 1000 }, (_, at) => {
          return { ...one, campaign: `line-${at}`, name: `Line ${at}` };
        });
        await asked.fulfill({ json: { ...told, bars } });
      });
      await portal.open("/timeline");
      await portal.seesText("1,000 campaigns", ".table-count");
      const lines = portal.page.locator(".timeline [data-row]");
      expect(await lines.count()).toBeLessThan(100);
      await lines.locator("a").first().focus();
      const isAt = (name: string) =>
        portal.page.waitForFunction(
          (wanted) => document.activeElement?.getAttribute("title") === wanted,
          name,
        );
      await portal.press("ArrowDown");
      await isAt("Line 1");
      await portal.press("End");
      await isAt("Line 999");
      await portal.press("ArrowUp");
      await isAt("Line 998");
      expect(await lines.count()).toBeLessThan(100);
      await portal.press("/");
      await portal.type("line 77");
      await portal.seesText("19 of 1,000 campaigns", ".table-count");
      await expectAccessible(portal, "a long time line");
      await portal.page.setViewportSize({ width: 360, height: 740 });
      await portal.expectNoSideways();
      expect(portal.faults).toEqual([]);
    });

    test("R768 filters stand in the address; the back button brings filter and text back", async () => {
      for (const [id, branches] of [
        ["here", ["nord"]],
        ["there", ["elsewhere"]],
      ] as const) {
        const effects = [{ type: "percentOff", target: "line", basisPoints: 1000 }];
        const draft = { name: `Listed ${id}`, scope: { branches }, effects };
        await admin().call("POST", "/v1/campaigns", { body: { id: `listed-${id}`, draft } });
      }
      const portal = await open({ at: "/campaigns?branch=nord" });
      await portal.sees('tr[data-row="listed-here"]');
      await portal.click("Any period");
      await portal.fill("Holds from", "24.12.2026");
      await portal.page.waitForURL(/from=2026-12-24/);
      expect(await portal.page.getByLabel("Holds from").inputValue()).toBe("24/12/2026");
      await portal.seesNo('tr[data-row="listed-there"]');
      await portal.page.getByRole("searchbox").fill("Listed");
      await portal.seesText(/^1 of \d+ rows/);
      await portal.page.locator('tr[data-row="listed-here"] a').click();
      await portal.sees(".builder-form");
      await portal.page.waitForFunction(() => document.activeElement?.tagName === "H1");
      expect(await portal.page.title()).toContain("Listed here");
      await portal.page.goBack();
      await portal.sees('tr[data-row="listed-here"]');
      expect(await portal.page.getByRole("searchbox").inputValue()).toBe("Listed");
      await portal.click("Duplicate Listed here");
      await portal.seesText("Listed here (copy)", "h1");
      expect(portal.faults).toEqual([]);
    });
  });
}
