import { describe, test } from "vitest";
import { CampaignHands } from "./campaign-hands.ts";
import type { PortalPage } from "./portal-page.ts";
import type { Portals } from "./portals.ts";
import { basketOf } from "./sale-hands.ts";
import { TillPage } from "./till-page.ts";
import { codeOf, type Toured } from "./tour-network.ts";
import { vectorPicture } from "./vector-picture.ts";

const view = { viewport: { width: 1366, height: 860 }, colorScheme: "light" } as const;

/** Three pages for whoever reads the documentation. */
export function screenScenes(portals: Portals, toured: () => Promise<Toured>): void {
  const { network, open, openFresh } = portals;

  describe("as the documentation shows them", () => {
    test("R849 a sale with a card", async () => {
      const { card } = await toured();
      const { page } = await openFresh(view);
      const till = TillPage.at(page, { network: network(), branch: 0, till: 0 });
      await till.pair();
      await till.enter();
      await till.scan(card);
      const lines = ["2 x Cappuccino", "Rye bread 1 kg", "3 x Croissant"].map((said) => {
        const [times = "", name = ""] = said.includes(" x ") ? said.split(" x ") : ["1", said];
        return `${times}x${codeOf(name)}`;
      });
      await basketOf(till, ...lines);
      await till.sees('.total[data-old="false"]');
      await till.page.click('[data-offer="five"] .offer');
      await till.sees('.total[data-old="false"][data-net="1100"]');
      await till.page.click('[data-pay="money"] .button');
      await till.sees('.total[data-old="false"][data-to-pay="0"]');
      await till.seesNo(".skeleton");
      await vectorPicture(till, { name: "till", title: "A sale with a card at the till" });
    });

    test("R849 a campaign that says what it means", async () => {
      await toured();
      const portal = await open({ ...view, at: "/campaigns" });
      const hands = new CampaignHands(portal);
      await hands.press("New campaign");
      await hands.press(/^Happy hour/);
      await hands.fill("Discount", "25");
      await hands.fill("To", "18:00");
      await hands.saysItself("18:00");
      await hands.isKept();
      await portal.sees(".glance .trial-net");
      await portal.seesNo(".skeleton");
      await vectorPicture(portal, {
        name: "campaign",
        title: "A campaign that says what it will do",
      });
    });

    test("R849 the branches, one of them out of touch", async () => {
      await toured();
      const portal = await open({ ...view, viewport: { width: 1366, height: 1066 }, at: "/live" });
      await network().branch(2).site.kill();
      await isDrawn(portal);
      await vectorPicture(portal, {
        name: "live",
        title: "All branches live, one of them out of touch",
      });
      await network().branch(2).site.start();
    });
  });
}

async function isDrawn(portal: PortalPage): Promise<void> {
  await portal.sees('tr[data-row="hafen"] .state[data-tone="bad"]');
  await portal.sees('tr[data-row="markt"] .state[data-tone="good"]');
  await portal.sees(".chart canvas");
  await portal.seesNo(".skeleton");
}
