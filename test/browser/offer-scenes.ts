import { zxingCodes } from "@cardweave/shared/adapters/zxing-codes";
import { describe, expect, test } from "vitest";
import { codesOn } from "../print/rendering.ts";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import { picture } from "./picture.ts";
import { basketOf, bookSale, comesTo } from "./sale-hands.ts";
import type { TillPage } from "./till-page.ts";
import type { Tills } from "./tills.ts";

function button(till: TillPage, name: string) {
  return till.page.getByRole("button", { name, exact: true });
}

/** What a scanner reads from the screen. */
async function readCode({ page }: TillPage): Promise<string | undefined> {
  zxingCodes();
  const [code] = await codesOn(await page.locator(".new-card-note .qr").screenshot());
  return code?.text;
}

/** Before, beside and after the payment: offers, parked sales, receipts, practice. */
export function offerScenes({ open, network }: Tills, ready: () => Promise<void>): void {
  describe("around a sale", () => {
    test("R842 what fits the basket is offered with its worth; a loss is asked about", async () => {
      await ready();
      const till = await open({ branch: 0 });
      const card = newCard();
      const wish = { type: "credit", purse: "points", card, amount: 100 } as const;
      await network().branch(0).till.book(`offer-${card.number}`, wish);
      await till.scan(card);
      await till.sees(".rewards-row .offer");
      await picture(till, "till-rewards-en-light");
      await basketOf(till, "4.00 Bread");
      await comesTo(till, 400, 400);
      await till.sees('[data-offer="five"]:has-text("saves €4.00")');
      expect(await till.text('[data-offer="five"]')).toContain("costs 100 points");
      await till.page.click('[data-offer="five"] .offer');
      await till.sees('[data-why="would-lose"]');
      expect(await till.text('[data-why="would-lose"]')).toContain("€1.00 of it would be lost");
      await expectAccessible(till, "a reward that is too much");
      await picture(till, "till-offers-en-light");
      await button(till, "Take it all the same").click();
      await comesTo(till, 0, 0);
      await till.seesNo("[data-why]");
      await bookSale(till);
      await till.press("Shift+F2");
      await till.seesBalance("points", 0);
      expect(till.faults).toEqual([]);
    });

    test("R843 a sale is parked, fetched back with its card, and booked once it is paid", async () => {
      const till = await open({ branch: 0 });
      const card = newCard();
      await till.scan(card);
      await till.book("topUp", "20");
      await basketOf(till, "12.00 Roses");
      await till.page.click('[data-pay="money"] .button');
      await comesTo(till, 1_200, 0);
      await button(till, "Park").click();
      await till.sees(".parked [data-hold]");
      await till.seesNo(".basket-row");
      await expectAccessible(till, "parked");
      await picture(till, "till-parked-en-light");
      await till.page.reload();
      await till.enter();
      await till.press("F10");
      await till.sees(".parked [data-hold]");
      await button(till, "Back to the basket").click();
      await comesTo(till, 1_200, 0);
      await till.seesNo(".parked");
      await button(till, "Park").click();
      await till.sees(".parked [data-hold]");
      await button(till, "Paid, book it").click();
      await till.sees(".sale-done[data-receipt]");
      await till.seesNo(".parked");
      await till.press("Shift+F2");
      await till.scan(card);
      await till.seesBalance("money", 800);
      expect(till.faults).toEqual([]);
    });

    test("R844 a sale bears the register's number, is found by it, and its receipt is printed", async () => {
      const till = await open({ branch: 0 });
      await basketOf(till, "2x3.50 Bread");
      const number = `2026-${newCard().number.slice(0, 6)}`;
      await till.page.getByLabel("The till's receipt number (optional)").fill(number);
      await comesTo(till, 700, 700);
      const receipt = await bookSale(till);
      await button(till, "Show receipt").click();
      await till.sees(".slip pre");
      expect(await till.text(".slip pre")).toContain("Bread");
      await till.page.evaluate(() => {
        window.print = () => document.body.setAttribute("data-printed", "yes");
      });
      await button(till, "Print").click();
      await till.sees("body[data-printed=yes]");
      await till.press("Shift+F9");
      await till.page.fill("input[name=receipt]", number);
      await till.press("Enter");
      await till.sees(`[data-receipt="${receipt}"]`);
    });

    test("R845 who practises books nothing, and every part of the page says so", async () => {
      const till = await open({ branch: 0, language: "de" });
      await button(till, "Üben").click();
      await till.sees(".training-band");
      const card = newCard();
      await till.scan(card);
      await till.book("topUp", "30");
      await till.seesBalance("money", 3_000);
      await basketOf(till, "12,00 Rosen");
      await till.page.click('[data-pay="money"] .button');
      await comesTo(till, 1_200, 0);
      await expectAccessible(till, "training");
      await picture(till, "till-training-de-light");
      await bookSale(till);
      await till.page.reload();
      await till.enter();
      expect(await till.text(".training-band")).toContain("Nichts wird gebucht");
      await button(till, "Üben beenden").click();
      await till.seesNo(".training-band");
      await till.scan(card);
      await till.seesBalance("money", 0);
      await till.sees(".tag-new");
      expect(till.faults).toEqual([]);
    });

    test("R846 a new card is shown as a code that a scanner reads", async () => {
      const till = await open({ branch: 0 });
      await till.press("F3");
      await till.sees(".new-card-note .qr");
      await till.sees(".tile");
      const number = (await till.text(".new-card-number")).replace(/[^0-9A-Z]/g, "");
      expect(number).toMatch(/^[0-9A-Z]{17}$/);
      expect(await readCode(till)).toBe(number);
      await expectAccessible(till, "new card");
      await picture(till, "till-new-card-en-light");
    });
  });
}
