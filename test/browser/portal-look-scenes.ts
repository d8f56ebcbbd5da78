import { describe, expect, test } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { picture } from "./picture.ts";
import type { Portals } from "./portals.ts";

const sizes = {
  phone: { width: 360, height: 740 },
  desk: { width: 1366, height: 768 },
  wide: { width: 1920, height: 1080 },
} as const;

/** Each page goes to the checker in both languages and both schemes: `pair` says in which two. */
const looks = [
  { name: "de-light", language: "de", colorScheme: "light", size: "phone", pair: 0 },
  { name: "en-dark", language: "en", colorScheme: "dark", size: "phone", pair: 0 },
  { name: "de-dark", language: "de", colorScheme: "dark", size: "wide", pair: 1 },
  { name: "en-light", language: "en", colorScheme: "light", size: "desk", pair: 1 },
] as const;

/** The network's pages and what must be there before they count as drawn. */
const pages = [
  { name: "start", path: "/", drawn: ".first-hour .step" },
  { name: "branches", path: "/network/branches", drawn: "tr[data-row]" },
  { name: "devices", path: "/network/devices", drawn: "tr[data-row]" },
  { name: "branch", path: "/network/branches?open=nord", drawn: "dialog[open] input" },
  { name: "staff-new", path: "/network/staff?new", drawn: "dialog[open] .pick-list label" },
  { name: "rules", path: "/network/rules", drawn: '[data-setting="limits"] .setting-table' },
  { name: "day", path: "/network/day", drawn: ".tiles" },
] as const;

/** German and English, light and dark, a phone and a large screen. */
export function lookScenes({ open, openFresh }: Portals): void {
  describe("the portal's pages", () => {
    // Each page is checked in both languages and both schemes, not in all four of them.
    test.each(looks)("R543 are readable and fit: $name on a $size", async (look) => {
      const { name, language, colorScheme, size, pair } = look;
      const portal = await open({ language, colorScheme, viewport: sizes[size] });
      for (const [at, page] of pages.entries()) {
        await portal.open(page.path);
        await portal.sees(page.drawn);
        await portal.expectNoSideways();
        if (at % 2 === pair) await expectAccessible(portal, `${page.name} ${name} ${size}`);
        await picture(portal, `portal-${page.name}-${size}-${name}`);
      }
      expect(portal.faults).toEqual([]);
    });

    test("R543 on a phone the areas open by one button and close by choosing", async () => {
      const portal = await open({ viewport: sizes.phone });
      await portal.click("Menu");
      await portal.sees("#areas:popover-open");
      await portal.click("Branches", "#areas");
      await portal.sees('tr[data-row="nord"]');
      expect(await portal.page.locator("#areas:popover-open").count()).toBe(0);
    });

    test("R543 the sign-in is readable, and everything is reached by keys", async () => {
      const portal = await openFresh({
        language: "de",
        colorScheme: "dark",
        viewport: sizes.phone,
      });
      await expectAccessible(portal, "sign-in");
      await picture(portal, "portal-sign-in-phone-de-dark");
      await portal.page.focus("input[name=login]");
      await portal.press("Tab");
      expect(await portal.focused()).toBe("password");
    });

    test("R543 ? lists the keys of the page", async () => {
      const portal = await open({ at: "/network/branches" });
      await portal.sees("tr[data-row]");
      await portal.press("?");
      await portal.seesText("Add a branch", "dialog .keys");
      await expectAccessible(portal, "keys");
      await portal.click("Close", "dialog");
      await portal.seesNo("dialog[open]");
    });
  });
}
