import { describe, expect, test } from "vitest";
import type { Portals } from "./portals.ts";

/** A line that goes and comes under what is being typed, and several at one list. */
export function portalLineScenes({ network, admin, open, addUser }: Portals): void {
  describe("an edit that is under way", () => {
    test("R633 is kept while the hub is away, over a new sign-in too, and then saved", async () => {
      const portal = await open({ at: "/network/regions?new" });
      const id = `kept-${Date.now()}`;
      await portal.sees("dialog[open] input[name=name]");
      await portal.fill("Name *", "Kept", "dialog");
      await portal.fill("Short name *", id, "dialog");
      await network().hub.kill();
      await portal.sees('.chip-line[data-state="away"]');
      await portal.click("Add a region", "dialog");
      await portal.sees('dialog .trouble[data-code="unreachable"]');
      await network().hub.start();
      // Sessions end with the hub's process; the page asks as soon as it is in reach again.
      await portal.sees(".sign-in-again input[name=password]");
      await portal.page.fill(".sign-in-again input[name=password]", admin().password);
      await portal.press("Enter");
      await portal.seesNo(".sign-in-again");
      await portal.sees('.chip-line[data-state="connected"]');
      expect(await portal.page.inputValue("dialog input[name=id]")).toBe(id);
      await portal.click("Add a region", "dialog");
      await portal.sees(`tr[data-row="${id}"]`);
      expect(portal.faults).toEqual([]);
    });
  });

  describe("two at one list", () => {
    test("R634 each sees by itself what the other adds and changes, but not under an edit", async () => {
      const second = await addUser({ role: "headquarters" });
      const at = "/network/regions";
      const [anna, ben] = [await open({ at }), await open({ as: second, at, language: "de" })];
      await ben.sees('.chip-line[data-state="connected"]');
      await anna.sees('.chip-line[data-state="connected"]');
      const id = `seen-${Date.now()}`;
      await anna.press("n");
      await anna.fill("Name *", "Seen", "dialog");
      await anna.fill("Short name *", id, "dialog");
      await anna.press("Enter");
      await ben.sees(`tr[data-row="${id}"]`);
      await anna.click("Seen", `tr[data-row="${id}"]`);
      await anna.sees("dialog[open]");
      await ben.click("Seen", `tr[data-row="${id}"]`);
      await ben.fill("Name *", "Von Ben", "dialog");
      await ben.press("Enter");
      await ben.seesText("Von Ben", `tr[data-row="${id}"]`);
      await anna.fill("Name *", "From Anna", "dialog");
      await anna.press("Enter");
      await anna.sees('dialog .trouble[data-code="changed"]');
      await anna.press("Escape");
      await anna.click("Discard", "dialog");
      await anna.seesText("Von Ben", `tr[data-row="${id}"]`);
      expect([...anna.faults, ...ben.faults]).toEqual([]);
    });
  });
}
