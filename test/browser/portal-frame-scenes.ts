import { describe, expect, test } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { picture } from "./picture.ts";
import type { Portals } from "./portals.ts";

/** What the portal does when somebody goes away, is away too long, or headquarters is. */
export function frameScenes({ network, admin, open }: Portals): void {
  const articles = "/network/articles";

  describe("one article", () => {
    test("R769 is added, priced ahead, taken back and retired in a form", async () => {
      const portal = await open({ at: articles });
      await portal.sees(".page h1");
      await portal.press("n");
      await portal.sees("dialog[open]");
      await portal.fill("Name in German", "Roggenbrot", "dialog");
      await portal.fill("Article number", "r-1", "dialog");
      await portal.fill("Price", "3.90", "dialog");
      await portal.fill("Codes", "4006381333931", "dialog");
      await portal.click("Add an article", "dialog");
      await portal.seesToast("Roggenbrot was added.");
      await portal.open(`${articles}?article=r-1`);
      await portal.page.locator("dialog").getByLabel("Price", { exact: true }).fill("4.20");
      await portal.page.fill("dialog input[name=validFrom]", "1/12/2031");
      await portal.page.fill("dialog input[name=validFrom-time]", "6:00");
      await portal.click("Save", "dialog");
      await portal.seesToast("Roggenbrot was changed.");
      await portal.open(`${articles}?article=r-1`);
      expect(await portal.text('.article-prices [data-state="later"]')).toContain("06:00");
      expect(await portal.text('.article-prices [data-state="now"] strong')).toContain("3.90");
      await expectAccessible(portal, "one article");
      await picture(portal, "portal-network-article-en-light");
      await portal.click("Sell no longer", "dialog");
      await portal.click("Sell no longer", "dialog dialog");
      await portal.sees('tr[data-row="r-1"][data-ended]');
      expect(portal.faults).toEqual([]);
    });
  });

  describe("what was typed", () => {
    test("R771 is asked for before it is lost, by Escape, and stays when one wants it", async () => {
      const portal = await open({ at: "/network/branches" });
      await portal.sees("tr[data-row]");
      await portal.press("n");
      await portal.fill("Name", "Half typed", "dialog");
      await portal.press("Escape");
      await portal.seesText("What stands here is not saved yet.", "dialog");
      await portal.click("Keep editing", "dialog");
      expect(await portal.page.locator("dialog input[name=name]").inputValue()).toBe("Half typed");
      await portal.page.goBack();
      await portal.seesText("Discard what is not saved?", "dialog");
      await portal.click("Cancel", 'dialog:has-text("Discard what")');
      expect(await portal.page.locator("dialog input[name=name]").inputValue()).toBe("Half typed");
      await portal.press("Escape");
      await portal.click("Discard", "dialog");
      await portal.seesNo("dialog[open]");
      expect(portal.faults).toEqual([]);
    });

    test("R772 outlives the end of the session: one signs in again and saves it", async () => {
      const portal = await open({ at: "/network/regions?new" });
      await portal.fill("Name", "Nowhere else", "dialog");
      await portal.page.context().clearCookies();
      await portal.page.locator("dialog button[type=submit]").click();
      await portal.sees(".sign-in-again");
      await expectAccessible(portal, "sign in again");
      await picture(portal, "portal-sign-in-again-en-light");
      await portal.page.fill(".sign-in-again input[name=password]", admin().password);
      await portal.press("Enter");
      await portal.seesNo(".sign-in-again");
      const typed = portal.page.locator("dialog input[name=name]");
      expect(await typed.inputValue()).toBe("Nowhere else");
      await portal.page.locator("dialog button[type=submit]").click();
      await portal.seesNo("dialog[open]");
      await portal.seesText("Nowhere else", "table");
      expect(portal.faults).toEqual([]);
    });
  });

  describe("a rule", () => {
    test("R770 says what changes at the till before it is saved, and is taken back", async () => {
      const portal = await open({ at: "/network/rules?edit=returnWindowDays" });
      await portal.seesText("Stays as it is.", ".at-the-till");
      await portal.page.locator("dialog input").first().fill("5");
      await portal.seesText("The till takes back until 5 days after the sale", ".at-the-till");
      await portal.click("Save", "dialog");
      await portal.seesNo("dialog[open]");
      await portal.click("Undo", ".toasts");
      await portal.seesNo('[data-setting="returnWindowDays"]:has-text("5 days")');
      expect(portal.faults).toEqual([]);
    });
  });

  describe("without headquarters", () => {
    test("R773 the page says what one sees, and that it goes on when headquarters is back", async () => {
      const portal = await open({ at: "/campaigns" });
      await portal.sees('.chip-line[data-state="connected"]');
      const { hub } = network();
      await hub.kill();
      await portal.seesText(/Not connected to headquarters since/, ".hub-away");
      await hub.start();
      await portal.sees(".sign-in-again input[name=password]");
      await portal.page.fill(".sign-in-again input[name=password]", admin().password);
      await portal.press("Enter");
      await portal.seesNo(".sign-in-again");
      await portal.seesNo(".hub-away");
      expect(portal.faults).toEqual([]);
    });
  });
}
