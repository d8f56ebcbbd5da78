import { describe, expect, test } from "vitest";
import type { Portals } from "./portals.ts";

const many = 260;

/** Long lists, and a line that goes and comes. */
export function tableScenes({ network, open }: Portals): void {
  describe("long lists", () => {
    test("R533 draw only what is seen, say how many there are, and reach the last by scrolling", async () => {
      const { admin } = network();
      const rows = Array.from({ length: many }, (_, at) => `90${String(at).padStart(3, "0")}`);
      const articles = rows.map((id) => ({ id, name: { de: `A ${id}`, en: `A ${id}` } }));
      await admin.call("PUT", "/v1/articles", { body: { articles } });
      const portal = await open({ at: "/network/articles" });
      await portal.sees(".table-box[data-virtual]");
      const table = portal.page.locator("table");
      expect(Number(await table.getAttribute("aria-rowcount"))).toBeGreaterThan(many);
      expect(await portal.page.locator("tr[data-row]").count()).toBeLessThan(80);
      await portal.page.locator(".table-box").evaluate((box) => box.scrollTo(0, box.scrollHeight));
      await portal.sees(`tr[data-row="${rows.at(-1)}"]`);
      await portal.click("Sort by Number");
      await portal.sees('th[aria-sort="ascending"]');
    });
  });

  describe("the line", () => {
    test("R535 a hub that goes and comes again is said, and the page goes on by itself", async () => {
      const portal = await open({ at: "/network/regions" });
      await portal.sees('.chip-line[data-state="connected"]');
      await portal.click("Branches", ".areas");
      await portal.sees("tr[data-row]");
      await network().hub.kill();
      await portal.sees('.chip-line[data-state="away"]');
      await portal.click("Regions", ".areas");
      await portal.sees('.trouble[data-code="unreachable"]');
      await network().hub.start();
      // Sessions end with the process: whoever worked signs in and is where they were.
      await portal.page.fill(".sign-in-again input[name=password]", network().plan.password);
      await portal.press("Enter");
      await portal.seesNo(".sign-in-again");
      await portal.sees('.chip-line[data-state="connected"]');
      expect(await portal.text(".page h1")).toBe("Regions");
      await portal.sees("tr[data-row]");
    });
  });
}
