import { describe, expect, test } from "vitest";
import { difference, mostCells, readerBeside, seen, styled } from "./look-grid.ts";
import type { PortalPage } from "./portal-page.ts";
import type { Portals } from "./portals.ts";

const breaks = [
  { what: "without its stylesheet", css: ":not(:root) { all: revert !important }" },
  { what: "without a panel", css: '[data-setting="limits"] { display: none !important }' },
  { what: "fallen apart", css: ".shell { display: block !important }" },
] as const;

const harmless = [
  { what: "in another font", css: "* { font-family: serif !important }" },
  { what: "set a little wider", css: "* { letter-spacing: 0.3px !important }" },
] as const;

/** That what compares pictures finds what it is for, and lets be what it is not for. */
export function lookProofs(portals: Portals): void {
  async function changedBy(breakIt: (portal: PortalPage) => Promise<void>): Promise<number> {
    const portal = await portals.open({ at: "/network/rules", colorScheme: "light" });
    const reader = await readerBeside(portal.page);
    await portal.sees('[data-setting="limits"] .setting-table');
    await portal.seesNo(".skeleton");
    const before = await seen(portal, reader);
    expect(difference(before.grid, (await seen(portal, reader)).grid).cells).toBe(0);
    await breakIt(portal);
    return difference(before.grid, (await seen(portal, reader)).grid).cells;
  }

  describe("the comparison of pictures", () => {
    test.each(breaks)("R840 finds a page $what", async ({ css }) => {
      expect(await changedBy((portal) => styled(portal, css))).toBeGreaterThan(mostCells);
    });

    test("R840 finds a page in the other scheme", async () => {
      const turned = changedBy(({ page }) => page.emulateMedia({ colorScheme: "dark" }));
      expect(await turned).toBeGreaterThan(mostCells);
    });

    test.each(harmless)("R840 lets a page be that is $what", async ({ css }) => {
      expect(await changedBy((portal) => styled(portal, css))).toBeLessThanOrEqual(mostCells);
    });
  });
}
