import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { pressByKeys, tabTo } from "./keys.ts";
import type { PortalPage } from "./portal-page.ts";
import type { Portals } from "./portals.ts";

async function toArea(portal: PortalPage, path: string): Promise<void> {
  await pressByKeys(portal, `.areas a[href="${path}"]`);
  await portal.page.waitForURL((url) => url.pathname === path);
}

/** Headquarters' most frequent work, by one who has no mouse. */
export function portalKeyScenes({ network, admin, open, openFresh }: Portals): void {
  describe("with the keyboard alone", () => {
    test("R632 one signs in, takes a template to active, and goes back where one came from", async () => {
      const portal = await openFresh({ at: "/campaigns" });
      const { login, password } = admin();
      await portal.page.locator("body").press("Tab");
      if ((await portal.focused()) !== "login") await tabTo(portal, "input[name=login]");
      await portal.type(login);
      await tabTo(portal, "input[name=password]");
      await portal.type(password);
      await portal.press("Enter");
      await portal.sees(".shell h1");
      await portal.press("n");
      await portal.sees(".template");
      await pressByKeys(portal, ".template", "Happy hour");
      await portal.sees(".builder-form");
      const address = new URL(portal.page.url()).pathname;
      await tabTo(portal, 'input[name="effects.0.basisPoints"]');
      await portal.press("Control+A");
      await portal.type("25");
      await portal.sees('.said-text:has-text("25%")');
      await portal.sees(".keeping-state .state[data-tone=good]");
      await pressByKeys(portal, "button:not([data-disabled])", "Approve");
      await portal.seesToast(/^Version 1 is approved/);
      await pressByKeys(portal, "button", "Activate");
      await portal.sees("dialog[open]");
      await pressByKeys(portal, "dialog button", "Activate");
      await portal.seesToast("The campaign is active.");
      await toArea(portal, "/campaigns");
      await portal.page.goBack();
      await portal.page.waitForURL((url) => url.pathname === address);
      await portal.sees("h1");
      await portal.page.goForward();
      await portal.sees(`a[href="${address}"]`);
      expect(portal.faults).toEqual([]);
    });

    test("R632 a card is found and blocked, and a till is added", async () => {
      const card = newCard();
      const wish = { card, type: "credit", purse: "points", amount: 12, reason: "earned" } as const;
      const { account } = await network().branch(0).till.book("by-keys", wish);
      const known = async (): Promise<number> =>
        (await network().admin.call("GET", `/v1/accounts/${account.id}`)).status;
      await expect.poll(known, { timeout: 60_000 }).toBe(200);
      const portal = await open({ language: "de" });
      await toArea(portal, "/cards");
      await tabTo(portal, "input[name=find]");
      await portal.type(card.number);
      await portal.press("Enter");
      await portal.page.waitForURL(new RegExp(`/cards/${account.id}$`));
      await portal.sees(".held");
      await portal.press("b");
      await portal.sees("dialog[open]");
      await pressByKeys(portal, "dialog button", "Sperren");
      await portal.sees('.chips:has-text("Gesperrt")');
      await toArea(portal, "/network/tills");
      await portal.sees("tr[data-row]");
      await portal.press("n");
      await portal.sees("dialog[open] input[name=name]");
      await tabTo(portal, "dialog select[name=branch]");
      await portal.type("Nord");
      await tabTo(portal, "dialog input[name=name]");
      await portal.type("Ohne Maus");
      await portal.press("Enter");
      await portal.sees("dialog .qr");
      await portal.press("Escape");
      await portal.seesNo("dialog[open]");
      await portal.seesText("Ohne Maus", "tbody");
      expect(portal.faults).toEqual([]);
    });
  });
}
