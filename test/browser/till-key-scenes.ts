import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { pressByKeys, tabTo } from "./keys.ts";
import { comesTo } from "./sale-hands.ts";
import type { Tills } from "./tills.ts";

/** All that a cashier does most, by one who has no mouse and no screen to touch. */
export function tillKeyScenes({ open, network }: Tills, ready: () => Promise<void>): void {
  describe("with the keyboard alone", () => {
    test("R631 a card is scanned, pays with a reward, is topped up, undone, and taken back", async () => {
      await ready();
      const till = await open({ branch: 0 });
      const card = newCard();
      const wish = { type: "credit", purse: "points", card, amount: 120 } as const;
      await network().branch(0).till.book(`keys-${card.number}`, wish);
      await till.type(card.number);
      await till.press("Enter");
      await pressByKeys(till, ".rewards-row .offer", "5 euros off");
      await till.sees(".sale");
      await tabTo(till, "input[name=line]");
      await till.hand("8.50 Roses");
      await till.press("Enter");
      await comesTo(till, 350, 350);
      await pressByKeys(till, ".sale-book");
      await till.sees(".sale-done[data-receipt]");
      const receipt = (await till.page.getAttribute(".sale-done", "data-receipt")) ?? "";
      await till.press("Shift+F2");
      await till.seesBalance("points", 20);
      await till.press("F7");
      await till.hand("20");
      await till.press("Enter");
      await till.seesBalance("money", 2_000);
      await till.press("Control+z");
      await till.seesBalance("money", 0);
      await till.press("F2");
      await till.type(receipt);
      await till.press("Enter");
      await till.sees(`[data-receipt="${receipt}"]`);
      await pressByKeys(till, "button", "One more: Roses");
      await till.sees('[data-line][data-coming="1"]');
      await pressByKeys(till, ".return-book");
      await till.sees(".returned");
      await till.press("Shift+F2");
      await till.seesBalance("points", 120);
      expect(till.faults).toEqual([]);
    });

    test("R631 a voucher is sold, a card cared for, and the day and the keys are looked at", async () => {
      const till = await open({ branch: 0, language: "de" });
      await till.press("F9");
      await tabTo(till, "input[name=value]");
      await till.hand("15");
      await till.press("Enter");
      await till.sees(".made .voucher");
      await pressByKeys(till, ".made > .button-main");
      await comesTo(till, 1_500, 1_500);
      await pressByKeys(till, ".sale-book");
      await till.sees(".sale-done[data-receipt]");
      await till.press("F3");
      await till.sees(".new-card-note");
      await till.press("Shift+F3");
      await tabTo(till, "input[name=new-pin]");
      await till.hand("4711");
      await till.press("Enter");
      await till.sees('[data-errand="pin"]');
      await till.press("Shift+F8");
      await till.sees(".day-table");
      await till.press("F1");
      await till.sees(".keys-help:popover-open");
      await till.press("Escape");
      await till.seesNo(".keys-help:popover-open");
      await till.sees(".day-table");
      expect(till.faults).toEqual([]);
    });
  });
}
