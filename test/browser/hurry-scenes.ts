import type { Route } from "playwright-core";
import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { basketOf, comesTo, stock } from "./sale-hands.ts";
import type { TillPage } from "./till-page.ts";
import type { Tills } from "./tills.ts";

const ean = "5901234123457";

/** Keeps the next call's answer back until it is let go; the node has booked it by then. */
async function holdBack(till: TillPage, path: string): Promise<() => void> {
  let letGo = (): void => undefined;
  const promise = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const hold = async (route: Route): Promise<void> => {
    const response = await route.fetch();
    await promise;
    await route.fulfill({ response });
  };
  await till.page.route(path, hold, { times: 1 });
  return letGo;
}

/** A cashier who does not wait for the till, and a scanner that waits for nobody. */
export function hurryScenes({ open, network }: Tills): void {
  describe("in a hurry", () => {
    test("R693 R695 R696 scans and typed amounts land where they belong", async () => {
      const till = await open({ branch: 0 });
      await stock(network(), [
        { id: "bun", name: { de: "Milchbun", en: "Milk bun" }, codes: [ean], unitPrice: 150 },
        { id: "bun-2", name: { de: "Rosinenbun", en: "Raisin bun" }, unitPrice: 200 },
      ]);
      const card = newCard();
      await till.scan(card);
      await till.book("topUp", "20");
      await till.press("F10");
      await till.sees("input[name=line]:focus");
      await till.scanText(ean);
      await comesTo(till, 150, 150);
      await till.page.fill("input[name=line]", "3 x ");
      await till.page.waitForTimeout(200);
      await till.type(ean);
      await till.press("Enter");
      await comesTo(till, 600, 600);
      expect(await till.text(".customer-head, .customer")).toContain(card.number.slice(-4));
      expect(await till.page.inputValue("input[name=line]")).toBe("");

      await till.page.fill("input[name=line]", "bun");
      await till.press("Enter");
      await till.sees(".entry-choices .button:focus");
      await till.type("2.50");
      await till.sees('input[name=line]:focus[value="2.50"]');
      await till.press("Enter");
      await comesTo(till, 850, 850);

      await till.page.focus("input[name=pay-money]");
      await till.type("0.50");
      await comesTo(till, 850, 800);
      await till.page.click('[data-pay="money"] .button');
      await comesTo(till, 850, 0);
      expect(till.faults).toEqual([]);
    });

    test("R692 the next card is opened when the booking under way is through", async () => {
      const [first, second] = [newCard(), newCard()];
      const till = await open({ branch: 0 });
      await till.scan(first);
      const letGo = await holdBack(till, "**/v1/bookings");
      await till.draft("earn", "7");
      await till.press("Enter");
      await till.sees("main.desk[data-step=booking]");
      await till.scanText(second.number);
      await till.sees("[data-scan=waiting]");
      letGo();
      await till.seesNo("[data-scan=waiting]");
      await till.seesBalance("points", 0);
      await till.scan(first);
      await till.seesBalance("points", 7);
      expect(till.faults).toEqual([]);
    });

    test("R691 R698 a sale whose page is reloaded before the answer counts once", async () => {
      const card = newCard();
      const till = await open({ branch: 0 });
      await till.scan(card);
      await till.book("topUp", "20");
      await basketOf(till, "8.50 Roses");
      await till.page.reload();
      await till.sees(".basket-row");
      await till.page.click('[data-pay="money"] .button');
      await comesTo(till, 850, 0);
      await holdBack(till, "**/v1/sales");
      await till.page.click(".sale-book");
      await till.sees(".sale-book[disabled], .sale-book[data-disabled]");
      await till.page.reload();
      await till.sees('[data-errand="sale"]');
      await till.seesNo(".basket-row");
      await till.press("Shift+F2");
      await till.scan(card);
      await till.seesBalance("money", 1_150);
      expect(till.faults).toEqual([]);
    });
  });
}
