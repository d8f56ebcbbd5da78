import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import type { Portals } from "./portals.ts";

/** A scene that is played again finds what it left behind: names go on. */
let turn = 0;

/** Vouchers to print, and coupons that go out. */
export function voucherScenes(portals: Portals): void {
  async function coupon(use: "code" | "single"): Promise<string> {
    turn += 1;
    const id = `${use}-${turn}`;
    const effects = [{ type: "percentOff", target: "line", basisPoints: 1_000 }];
    const trigger = { coupon: use === "code" ? `ADVENT${turn}` : id, use };
    const { admin } = portals.network();
    const made = await admin.call("POST", "/v1/campaigns", {
      body: { id, draft: { name: `Advent ${turn}`, trigger, effects } },
    });
    expect(made.status).toBe(201);
    await admin.call("POST", `/v1/campaigns/${id}/approve`);
    const active = await admin.call("POST", `/v1/campaigns/${id}/activate`, {
      body: { all: true },
    });
    expect(active.status).toBeLessThan(300);
    return id;
  }

  describe("vouchers and coupons", () => {
    test("R848 vouchers are ordered, made, and printed", async () => {
      const portal = await portals.open({ at: "/vouchers" });
      await portal.press("n");
      await portal.fill("Value", "25.00", "dialog");
      await portal.fill("How many", "3", "dialog");
      await portal.page.locator("dialog select[name=branch] option").first().waitFor({
        state: "attached",
      });
      await portal.page.locator("dialog select[name=branch]").selectOption({ label: "Nord" });
      await expectAccessible(portal, "new vouchers");
      await portal.click("Make vouchers", "dialog");
      await portal.seesToast("Ordered");
      await portal.sees('tbody .state:has-text("Ready to print")');
      await portal.page.locator("tbody .row-link").first().click();
      await portal.seesText("3 of 3 made", "dialog");
      await expectAccessible(portal, "voucher batch");
      const waiting = portal.page.waitForEvent("download");
      await portal.click("Print (PDF, A4)", "dialog");
      expect((await waiting).suggestedFilename()).toMatch(/^vouchers-.*\.pdf$/);
      expect(portal.faults).toEqual([]);
    });

    test("R848 a coupon's codes are made and fetched, and one lies on a card", async () => {
      const id = await coupon("single");
      const portal = await portals.open({ at: "/coupons" });
      await portal.page.locator(`tr[data-row="${id}"] .row-link`).click();
      await portal.click("Make codes");
      await portal.fill("How many", "3", "dialog");
      await portal.click("Make codes", "dialog");
      await portal.seesToast("Ordered");
      await portal.seesText("3 of 3 made");
      const waiting = portal.page.waitForEvent("download");
      await portal.click("E-mails (CSV)");
      expect((await waiting).suggestedFilename()).toMatch(/^coupon-mails-.*\.csv$/);
      await portal.click("Put onto a card");
      await portal.fill("Number of the card", newCard().number, "dialog");
      await portal.click("Put it onto the card", "dialog");
      await portal.seesToast("Put onto the card");
      await portal.sees('[data-count="issued"]:has-text("4")');
      await expectAccessible(portal, "coupon with codes");
      expect(portal.faults).toEqual([]);
    });

    test("R848 a coupon for everybody is shown as it is printed", async () => {
      const id = await coupon("code");
      const viewport = { width: 360, height: 800 };
      const portal = await portals.open({ at: `/coupons/${id}`, language: "de", viewport });
      const art = portal.page.locator("img.coupon-art");
      await art.waitFor();
      await expect
        .poll(() => art.evaluate((one: HTMLImageElement) => one.naturalWidth))
        .not.toBe(0);
      await expectAccessible(portal, "coupon");
      await portal.expectNoSideways();
      const waiting = portal.page.waitForEvent("download");
      await portal.click("Strichcode (PDF)");
      expect((await waiting).suggestedFilename()).toBe(`coupon-${id}.pdf`);
      expect(portal.faults).toEqual([]);
    });
  });
}
