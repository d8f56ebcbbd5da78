import { describe, expect, test } from "vitest";
import { expectAccessible } from "./accessible.ts";
import type { Portals } from "./portals.ts";

/** Where one arrives in the morning. */
export function todayScenes({ network, open, addUser }: Portals): void {
  describe("the start page", () => {
    test("R814 names a branch that is away for as long as it is, and leads there", async () => {
      const manager = await addUser({ role: "manager", branches: ["nord"] });
      const portal = await open({ as: manager });
      await portal.sees(".pending, .pending-none");
      await network().branch(0).site.kill();
      await portal.sees('.pending-line[data-kind="away"]');
      await expectAccessible(portal, "start with a branch away");
      await portal.click(/One branch is not connected/);
      await portal.seesText(/^Offline/, "table");
      expect(new URL(portal.page.url()).pathname).toBe("/live");
      await network().branch(0).site.start();
      await portal.page.goBack();
      await portal.sees(".pending, .pending-none");
      await portal.seesNo('.pending-line[data-kind="away"]');
      expect(portal.faults).toEqual([]);
    });
  });
}
