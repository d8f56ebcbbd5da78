import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import type { CardDesignView } from "@cardweave/shared/protocol/http/card-design";
import { describe, expect, test } from "vitest";
import { expectAccessible } from "./accessible.ts";
import { picture } from "./picture.ts";
import type { PortalPage } from "./portal-page.ts";
import type { Portals } from "./portals.ts";

const phone = { width: 360, height: 740 };
const code = '[data-item="4"]';

/** Cards as somebody without a designer makes them. */
export function designerScenes(portals: Portals): void {
  async function stored(name: string): Promise<CardDesignView> {
    const { admin } = portals.network();
    const body = { ...starterDesign, name };
    return (await admin.call<CardDesignView>("POST", "/v1/cards/designs", { body })).body;
  }

  async function now(id: string): Promise<CardDesignView> {
    const { admin } = portals.network();
    return (await admin.call<CardDesignView>("GET", `/v1/cards/designs/${id}`)).body;
  }

  function idIn(portal: PortalPage): string {
    return new URL(portal.page.url()).pathname.split("/").at(-1) ?? "";
  }

  const place = (name: string, value: string): string => `input[name=${name}][value="${value}"]`;

  describe("the card designer", () => {
    test("R847 a design is made from a finished card, changed by keys, saved and ordered", async () => {
      const portal = await portals.open({ at: "/cards/designs" });
      await portal.press("n");
      await portal.sees('[data-faults="0"]');
      await portal.fill("Name of the design", "Bakery card");
      await portal.page.locator(code).click();
      await portal.press("ArrowLeft", "Shift+ArrowDown");
      await portal.sees(place("x", "59.5"));
      await portal.sees(place("y", "7"));
      await portal.fill("Width", "8");
      await portal.seesText("Too small to be read for sure.", code);
      await portal.sees('[data-faults="1"]:has-text("1 fault")');
      expect(await portal.page.getByRole("link", { name: "Order cards" }).count()).toBe(0);
      await portal.page.locator(code).click();
      await portal.press("Control+z");
      await portal.sees('[data-faults="0"]');
      await portal.press("Control+s");
      await portal.seesToast("Saved");
      const { design, version } = await now(idIn(portal));
      expect(design.name).toBe("Bakery card");
      expect(design.front.items[4]).toMatchObject({ x: 59.5, y: 7, width: 20 });
      expect(version).toBe("2");
      await portal.click("Order cards");
      await portal.seesText("See and change designs", "dialog");
      const chosen = portal.page.locator("dialog select[name=design] option:checked");
      await expect.poll(() => chosen.textContent()).toBe("Bakery card");
      expect(portal.faults).toEqual([]);
    });

    test("R847 an element follows the mouse, and the test print is shown in a window", async () => {
      const { id } = await stored("By hand");
      const portal = await portals.open({ at: `/cards/designs/${id}` });
      await portal.sees('[data-faults="0"]');
      const box = await portal.page.locator('.card-stage [data-at="4"]').boundingBox();
      if (box === null) throw new Error("the code is not drawn");
      const middle = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
      await portal.page.mouse.move(middle.x, middle.y);
      await portal.page.mouse.down();
      await portal.page.mouse.move(middle.x - box.width, middle.y + box.height / 2, { steps: 4 });
      await portal.page.mouse.up();
      await portal.sees(`${code}[aria-pressed=true]`);
      const x = Number(await portal.page.locator("input[name=x]").inputValue());
      expect(Math.abs(x - 39.6)).toBeLessThan(1);
      await portal.click("Undo");
      await portal.sees(place("x", "59.6"));
      await portal.click("Test print");
      const link = portal.page.getByRole("link", { name: "PDF on A4" });
      expect(await link.getAttribute("target")).toBe("_blank");
      const address = new URL((await link.getAttribute("href")) ?? "", portal.page.url());
      const print = await portal.page.request.get(address.href);
      expect(print.headers()).toMatchObject({ "content-type": "application/pdf" });
      expect(print.headers()["content-disposition"]).toMatch(/^inline/);
      expect(portal.faults).toEqual([]);
    });

    test("R847 a picture fills the side; a refused one says what it must be like", async () => {
      const { id } = await stored("Pictured");
      const portal = await portals.open({ at: `/cards/designs/${id}` });
      const offer = (buffer: Buffer): Promise<void> =>
        portal.page.setInputFiles("input[name=picture]", {
          name: "shop.png",
          mimeType: "image/png",
          buffer,
        });
      await offer(Buffer.from("no picture"));
      await portal.seesText("This is no PNG and no JPEG.");
      await offer(Buffer.alloc(4_000_000));
      await portal.seesText("The picture has more than 700 kB.");
      await offer(await portal.page.screenshot({ clip: { x: 0, y: 0, width: 90, height: 60 } }));
      const drawn = portal.page.locator(".card-stage image");
      const address = new URL((await drawn.getAttribute("href")) ?? "", portal.page.url());
      const kept = await portal.page.request.get(address.href);
      expect(kept.headers()).toMatchObject({ "content-type": "image/png" });
      await portal.seesNo('[data-wrong] input[name="picture"]');
      await portal.press("Control+s");
      await portal.seesToast("Saved");
      expect(address.pathname).toContain((await now(id)).design.front.picture ?? "nothing");
      expect(portal.faults).toEqual([]);
    });

    test("R847 whoever was slower keeps the work as a copy; whoever leaves is asked", async () => {
      const { id } = await stored("Shared");
      const portal = await portals.open({ at: "/cards/designs" });
      await portal.page.locator(`[data-design="${id}"] a`).click();
      await portal.fill("Name of the design", "Mine");
      const { admin } = portals.network();
      const body = { ...starterDesign, name: "Theirs" };
      await admin.call("PATCH", `/v1/cards/designs/${id}`, { body });
      await portal.press("Control+s");
      await portal.seesText("Somebody else has saved this design meanwhile.");
      await portal.page.evaluate(() => history.back());
      await portal.seesText("Discard what is not saved?", "dialog");
      await portal.click("Cancel", "dialog");
      await portal.seesNo("dialog[open]");
      expect(idIn(portal)).toBe(id);
      await portal.click("Keep as a copy");
      await portal.sees('h1:has-text("Mine (copy)")');
      expect((await now(id)).design.name).toBe("Theirs");
      expect((await now(idIn(portal))).design.name).toBe("Mine (copy)");
      expect(portal.faults).toEqual([]);
    });

    test("R847 fits a phone and is readable in both schemes while something is wrong", async () => {
      const { id } = await stored("Phone");
      const view = { language: "de", colorScheme: "dark", viewport: phone } as const;
      const portal = await portals.open({ at: "/cards/designs", ...view });
      await portal.sees(`[data-design="${id}"] .card-picture`);
      await portal.expectNoSideways();
      await portal.page.locator(`[data-design="${id}"] a`).click();
      await portal.page.locator(code).click();
      await portal.page.fill("input[name=width]", "8");
      await portal.seesText("Zu klein, um", code);
      await portal.expectNoSideways();
      await expectAccessible(portal, "a fault in the dark");
      await picture(portal, "portal-designer-phone-de-dark");
      await portal.page.emulateMedia({ colorScheme: "light" });
      await expectAccessible(portal, "a fault in the light");
      expect(portal.faults).toEqual([]);
    });

    test("R847 who only reads sees the card and changes nothing", async () => {
      const { id } = await stored("Read");
      const auditor = await portals.addUser({ role: "auditor" });
      const portal = await portals.open({ as: auditor, at: `/cards/designs/${id}` });
      await portal.page.locator(code).click();
      await portal.sees("input[name=x]:disabled");
      await portal.press("ArrowLeft", "Delete");
      await portal.sees(`${code}[aria-pressed=true]`);
      await portal.sees(place("x", "59.6"));
      await portal.seesNo(".button-main");
      expect(portal.faults).toEqual([]);
    });
  });
}
