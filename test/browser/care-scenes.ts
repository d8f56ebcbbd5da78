import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import { picture } from "./picture.ts";
import type { Tills } from "./tills.ts";

const pin = "4711";
const addedKind = "Second card";

/** A card's own life, and the end of the day. */
export function careScenes({ open }: Tills): void {
  describe("caring for a card", () => {
    test("R523 a PIN is set, asked for where it is needed, and counted when wrong", async () => {
      const till = await open({ branch: 0 });
      await till.scanText(eanCard());
      await till.sees(".tile");
      await till.book("topUp", "10");
      await till.press("Shift+F3");
      await till.page.fill("input[name=new-pin]", pin);
      await till.press("Enter");
      await till.sees('[data-errand="pin"]');
      await expectAccessible(till, "card care");

      await till.draft("debit", "3");
      await till.press("Enter");
      await till.sees('.trouble[data-code="pin-required"]');
      await till.page.fill(".pin input", "1234");
      await till.press("Enter");
      await till.sees('.trouble[data-code="pin-wrong"]');
      expect(await till.text(".pin-facts")).toContain("tries left");
      await expectAccessible(till, "PIN asked");
      await till.page.fill(".pin input", pin);
      await till.press("Enter");
      await till.seesBalance("money", 700);
      const kept = await till.page.evaluate(() => JSON.stringify({ ...localStorage }));
      expect(kept).not.toContain(pin);
    });

    test("R526 a card is blocked on purpose, and unblocked by a manager only", async () => {
      const till = await open({ branch: 0 });
      await till.scan(newCard());
      await till.book("earn", "5");
      await till.press("Shift+F3");
      await till.page.click(".block-lost");
      expect(await till.text(".block-lost")).toBe("Block for sure: Lost?");
      await till.page.click(".block-lost");
      await till.sees('.care[data-status="blocked"]');
      await till.sees(".tag-bad");
      await till.sees('[data-errand="block"]');
      expect(await till.page.isVisible('[data-errand="block"] .button')).toBe(false);
      await till.page.click(".care .hands .button");
      await till.sees('.trouble[data-code="not-allowed"]');
      expect(await till.text(".trouble")).toContain("branch manager");
    });

    test("R875 a booking on a second card shows at once where the first one is open", async () => {
      const [first, second] = [newCard(), newCard()];
      const till = await open({ branch: 0 });
      const beside = await open({ branch: 0, till: 1 });
      await beside.scan(second);
      await beside.book("topUp", "5");
      await till.scan(first);
      await till.press("Shift+F3");
      await till.page.getByRole("button", { name: addedKind, exact: true }).click();
      await till.page.fill("input[name=other]", second.number);
      await till.press("Enter");
      await till.sees('[data-errand="link"]');
      await till.press("Shift+F2");
      await till.seesBalance("money", 500);
      await beside.scan(second);
      await beside.seesBalance("money", 500);
      await till.book("topUp", "10");
      await beside.seesBalance("money", 1_500);
      await beside.book("debit", "3");
      await till.seesBalance("money", 1_200);
    });

    test("R527 F3 gives a number that can be used at once", async () => {
      const till = await open({ branch: 0 });
      await till.press("F3");
      await till.sees(".new-card-note");
      await till.book("earn", "5");
      await till.seesBalance("points", 5);
    });
  });

  describe("ending the day", () => {
    test("R524 the day is shown by till and operator, and saved as CSV", async () => {
      const till = await open({ branch: 0 });
      await till.scan(newCard());
      await till.book("topUp", "12");
      await till.press("Shift+F8");
      await till.sees('[data-till="nord-1"]');
      expect(await till.text('[data-till="nord-1"]')).toContain("nord-cashier");
      const heads = await till.page.locator(".day-table").first().locator("th").allTextContents();
      expect(heads).toContain("Goods sold");
      expect(heads).toEqual(expect.arrayContaining(["Paid by card", "Paid by voucher"]));
      await expectAccessible(till, "day");
      await till.expectNoSideways();
      await picture(till, "till-day-en-light");
      const [download] = await Promise.all([
        till.page.waitForEvent("download"),
        till.page.click(".day-csv"),
      ]);
      expect(download.suggestedFilename()).toMatch(/^day-\d{4}-\d{2}-\d{2}\.csv$/);
      await till.page.fill(".day input[name=date]", "24/12/2025");
      await till.sees(".day-taken");
      await till.seesNo(".day-table");
      expect(till.faults).toEqual([]);
    });
  });
}

/** An EAN-13 that nobody has used: shop-internal prefix and a random article. */
export function eanCard(): string {
  const digits = `29${String(Math.floor(Math.random() * 1e10)).padStart(10, "0")}`;
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * (at % 2 ? 3 : 1), 0);
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
