import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import { picture } from "./picture.ts";
import { basketOf, bookSale, comesTo } from "./sale-hands.ts";
import type { Tills } from "./tills.ts";

/** What was sold comes back. */
export function returnScenes({ open }: Tills): void {
  describe("returning", () => {
    test("R522 a line comes back after a look at what goes where; the rest in an exchange", async () => {
      const till = await open({ branch: 0 });
      await till.scan(newCard());
      await till.book("topUp", "30");
      await basketOf(till, "2x3.50 Bread", "4.20 Cheese");
      await till.page.click('[data-pay="money"] .button');
      await comesTo(till, 1_120, 0);
      const receipt = await bookSale(till);

      await till.scanText(receipt);
      await till.sees(`[data-receipt="${receipt}"]`);
      await till.page.getByRole("button", { name: "One more: Bread" }).click();
      await till.sees('[data-refund="money"]');
      expect(await till.text('[data-refund="money"]')).toBe("Back to Prepaid€3.50");
      await expectAccessible(till, "return");
      await picture(till, "till-return-en-light");
      await till.page.click(".return-book");
      await till.sees(".returned");
      await till.sees('[data-receipt][data-state="partly-reversed"]');
      expect(await till.text('[data-line="1"]')).toContain("1 left");

      await till.page.getByRole("button", { name: "One more: Cheese" }).click();
      await till.sees('[data-refund="money"]');
      await till.page.getByRole("button", { name: "Exchange" }).click();
      await basketOf(till, "5.00 Ham");
      await comesTo(till, 500, 500);
      await bookSale(till);
      await till.press("Shift+F2");
      await till.seesBalance("money", 3_000 - 1_120 + 350 + 420);
      expect(till.faults).toEqual([]);
    });

    test("R522 a receipt that nobody knows is said to be none", async () => {
      const till = await open({ branch: 0 });
      await till.press("Shift+F9");
      await till.page.fill("input[name=receipt]", "2026-000001");
      await till.press("Enter");
      await till.page.getByText("Nothing was sold here under that number").waitFor();
    });
  });
}
