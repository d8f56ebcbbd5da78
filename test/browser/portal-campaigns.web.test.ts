import type { CampaignView } from "@cardweave/shared/protocol/http/campaign-life";
import { beforeEach, describe, expect, test } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { describeInBrowser } from "./browser.ts";
import { CampaignHands } from "./campaign-hands.ts";
import { picture } from "./picture.ts";
import { campaignScenes } from "./portal-campaign-scenes.ts";
import { frameScenes } from "./portal-frame-scenes.ts";
import type { PortalPage } from "./portal-page.ts";
import { withPortals } from "./portals.ts";

const percent = "effects.0.basisPoints";

describeInBrowser("campaigns in the portal, in Chromium with a hub and a node", () => {
  const portals = withPortals();

  beforeEach(async () => {
    const name = { de: "Backwaren", en: "Bakery" };
    const body = { id: "bakery", name };
    await portals.network().admin.call("POST", "/v1/article-groups", { body });
  });

  async function view(id: string): Promise<CampaignView> {
    return (await portals.network().admin.call<CampaignView>("GET", `/v1/campaigns/${id}`)).body;
  }

  let drafts = 0;

  /** A draft that no other try has touched. */
  async function drafted(name: string): Promise<string> {
    drafts += 1;
    const id = `${name}-${drafts}`;
    const effects = [{ type: "percentOff", target: "line", basisPoints: 1000 }];
    const body = { id, draft: { name: "Bread", effects } };
    expect((await portals.network().admin.call("POST", "/v1/campaigns", { body })).status).toBe(
      201,
    );
    return id;
  }

  test("R555 I5 I6 I10: headquarters takes a template to active in eight actions, by labels alone", async () => {
    const portal = await portals.open({ at: "/campaigns" });
    const hands = new CampaignHands(portal);
    await hands.press("New campaign");
    await hands.press(/^Happy hour/);
    await hands.fill("Discount", "25");
    await hands.fill("To", "18:00");
    await hands.saysItself("25%");
    await hands.saysItself("18:00");
    await hands.approves();
    await hands.press("Activate");
    await hands.pressInDialog("Activate");
    await portal.seesToast("The campaign is active.");
    expect(hands.actions).toBeLessThanOrEqual(8);
    const id = new URL(portal.page.url()).pathname.slice("/campaigns/".length);
    expect(await view(id)).toMatchObject({ state: "active", approved: 1 });
    await portal.page.getByRole("link", { name: "History and reach" }).click();
    await portal.seesText("Received by 1 of 1 store nodes");
    await hands.tries(`/campaigns/${id}`, { group: "bakery", at: "2026-06-10T16:00" });
    await portal.sees('.trial-net[data-net="375"]');
    await portal.page.getByRole("link", { name: "Effect" }).click();
    await hands.press("Replay");
    await portal.sees(".replay-sum");
    await hands.press("Pause");
    await hands.pressInDialog("Pause");
    await portal.seesToast("The campaign is paused.");
    await hands.press("Resume");
    await portal.seesToast("The campaign holds again.");
    expect((await view(id)).state).toBe("active");
    expect(portal.faults).toEqual([]);
  });

  test("R556 I5: two who edit one draft see each other, choose between rivals, and undo", async () => {
    const id = await drafted("bread");
    const second = await portals.addUser({ role: "headquarters" });
    const anna = await portals.open({ at: `/campaigns/${id}` });
    const ben = await portals.open({ at: `/campaigns/${id}`, as: second, language: "de" });
    const annas = new CampaignHands(anna);
    const bens = new CampaignHands(ben);
    await anna.seesText(`Here too: ${second.login}`);
    await ben.page.getByLabel("Name der Aktion").focus();
    await anna.sees('.spot[data-path="name"][data-taken]');
    await bens.types("name", "Frisches Brot");
    await annas.shows("name", "Frisches Brot");

    await annas.isKept();
    await bens.isKept();
    const { child } = portals.network().hub;
    child.pause();
    await annas.types(percent, "20");
    await annas.saysItself("20%");
    await bens.types(percent, "25");
    await bens.saysItself("25");
    child.resume();
    await anna.sees(".rivals");
    await ben.sees(".rivals");
    await anna.page.locator(".rivals").getByRole("button", { name: "Use 20 %" }).click();
    await anna.seesNo(".rivals");
    await ben.seesNo(".rivals");
    await bens.shows(percent, "20");

    await annas.types(percent, "30");
    await bens.shows(percent, "30");
    await anna.page.getByRole("button", { name: "Undo" }).click();
    await annas.isKept();
    expect((await view(id)).draft["name"]).toBe("Frisches Brot");
    expect([...anna.faults, ...ben.faults]).toEqual([]);
  });

  test("R557 I5: what a page calls saved survives a hub that was killed", async () => {
    const id = await drafted("rolls");
    const portal = await portals.open({ at: `/campaigns/${id}` });
    const hands = new CampaignHands(portal);
    await hands.shows(percent, "10");
    await hands.types(percent, "35");
    await hands.saysItself("35%");
    await hands.isKept();
    const { hub } = portals.network();
    await hub.kill();
    await hub.start();
    const { draft } = await view(id);
    expect(draft["effects"]).toMatchObject([{ basisPoints: 3500 }]);
  });

  campaignScenes(portals);
  frameScenes(portals);

  describe("on every screen", () => {
    test.each([
      ["de", "light", 1920],
      ["en", "dark", 360],
    ] as const)(
      "R558 is accessible and fits in %s, %s, at %d px",
      async (language, colorScheme, width) => {
        const viewport = { width, height: 900 };
        const id = await drafted("tea");
        const portal = await portals.open({ at: "/campaigns", language, colorScheme, viewport });
        const one = `/campaigns/${id}`;
        const wide = ["/campaigns", one, `${one}?tab=try`, `${one}?tab=life`];
        const narrow = ["/campaigns/new", "/timeline", one, `${one}?tab=effect`];
        for (const path of width > 1000 ? wide : narrow) {
          await seenAt(portal, path);
          const name = path.replace("?tab=", "-").replace(id, "one").slice(1).replaceAll("/", "-");
          await picture(portal, `portal-${name}-${language}-${colorScheme}-${width}`);
        }
        expect(portal.faults).toEqual([]);
      },
    );

    test("R558 I5: is worked with the keyboard alone", async () => {
      const portal = await portals.open({ at: "/campaigns" });
      await portal.press("n");
      await portal.sees(".template");
      await portal.page.getByRole("button", { name: /^3 for 2/ }).focus();
      await portal.press("Enter");
      await portal.sees(".builder-form");
      await portal.page.getByLabel("Name of the campaign").focus();
      await portal.press("Control+A");
      await portal.type("Three");
      await portal.sees('h1:has-text("Three")');
      await portal.open("/timeline?from=2026-11-16&weeks=4");
      await portal.sees('.timeline[data-from="2026-11-16"], .empty');
      await portal.press("ArrowRight");
      await portal.page.waitForURL(/from=2026-11-30/);
      await portal.press("ArrowLeft");
      await portal.page.waitForURL(/from=2026-11-16/);
      expect(portal.faults).toEqual([]);
    });
  });
});

async function seenAt(portal: PortalPage, path: string): Promise<void> {
  await portal.open(path);
  await portal.seesNo(".skeleton");
  if (/^\/campaigns\/tea-\d+$/.test(path)) await portal.sees(".builder-form");
  await expectAccessible(portal, path);
  await portal.expectNoSideways();
}
