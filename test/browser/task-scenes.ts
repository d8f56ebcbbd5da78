import { describe, expect, test } from "vitest";
import type { CardNumber } from "../process/client.ts";
import { newCard } from "../process/network.ts";
import { CashierHands } from "./cashier-hands.ts";
import { comesTo } from "./sale-hands.ts";
import type { Tills } from "./tills.ts";

const words = {
  en: {
    find: "Card, name or receipt",
    line: "Amount, with quantity and name if you like",
    topUp: "Top up",
    topUpAmount: "Amount to top up",
    book: "Book the sale",
  },
  de: {
    find: "Karte, Name, Beleg",
    line: "Betrag, auch mit Menge und Name",
    topUp: "Aufladen",
    topUpAmount: "Betrag aufladen",
    book: "Verkauf buchen",
  },
} as const;

/** What a cashier who was trained by nobody does, within the actions that it may take. */
export function taskScenes({ open, network }: Tills, ready: () => Promise<void>): void {
  const { find, line, book } = words.en;

  async function pointsFor(card: CardNumber, amount: number): Promise<void> {
    const wish = { type: "credit", purse: "points", card, amount } as const;
    await network().branch(0).till.book(`points-${card.number}`, wish);
  }

  describe("by the labels on the screen alone", () => {
    test("R841 a card is scanned and something sold with a reward in 4 actions", async () => {
      await ready();
      const till = await open({ branch: 0 });
      const hands = new CashierHands(till);
      const card = newCard();
      await pointsFor(card, 120);
      await hands.enter(find, card.number);
      await hands.press(/^5 euros off/);
      await hands.enter(line, "8.50 Roses");
      await comesTo(till, 350, 350);
      await hands.press(book);
      await till.sees(".sale-done[data-receipt]");
      expect(hands.actions).toBeLessThanOrEqual(4);
      await till.press("Shift+F2");
      await till.seesBalance("points", 20);
      expect(till.faults).toEqual([]);
    });

    test.each(["en", "de"] as const)(
      "R841 a card is topped up in 3 actions (%s)",
      async (language) => {
        const till = await open({ branch: 0, language });
        const hands = new CashierHands(till);
        await hands.enter(words[language].find, newCard().number);
        await hands.press(words[language].topUp);
        await hands.enter(words[language].topUpAmount, "20");
        await till.seesBalance("money", 2_000);
        expect(hands.actions).toBeLessThanOrEqual(3);
      },
    );

    test("R841 a voucher is made and sold in 4 actions", async () => {
      const till = await open({ branch: 0 });
      const hands = new CashierHands(till);
      await hands.press("Vouchers");
      await hands.enter("Value", "15");
      await hands.press("Put all into the sale");
      await comesTo(till, 1_500, 1_500);
      await hands.press(book);
      await till.sees(".sale-done[data-receipt]");
      expect(hands.actions).toBeLessThanOrEqual(4);
    });

    test("R841 one article of a receipt is taken back in 5 actions, what is unsent seen in 1", async () => {
      const till = await open({ branch: 0 });
      const before = new CashierHands(till);
      await before.press("Sale");
      for (const said of ["2x3.50 Bread", "4.20 Cheese"]) await before.enter(line, said);
      await comesTo(till, 1_120, 1_120);
      await before.press(book);
      const done = await till.page.waitForSelector(".sale-done[data-receipt]");
      const receipt = (await done.getAttribute("data-receipt")) ?? "";

      const hands = new CashierHands(till);
      await hands.enter(find, receipt);
      await hands.press("One more: Bread");
      await hands.press("Book the return");
      await till.sees('[data-receipt][data-state="partly-reversed"]');
      expect(hands.actions).toBeLessThanOrEqual(5);

      await till.seesChip("connected", 0);
      const looking = new CashierHands(till);
      await looking.press("Connected");
      await till.sees(".details:popover-open");
      expect(await till.text(".details")).toContain("Every booking has been sent");
      expect(looking.actions).toBe(1);
    });
  });
}
