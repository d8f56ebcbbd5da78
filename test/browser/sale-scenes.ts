import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import { eanCard } from "./care-scenes.ts";
import { picture } from "./picture.ts";
import { basketOf, bookSale, comesTo, makeVoucher, stock } from "./sale-hands.ts";
import type { Tills } from "./tills.ts";

/** Baskets, what pays for them, and vouchers. */
export function saleScenes({ open, network }: Tills): void {
  describe("selling", () => {
    test("R521 a voucher is made and sold, then pays with the card's money; undo gives back", async () => {
      const till = await open({ branch: 0 });
      await till.scan(newCard());
      await till.book("topUp", "20");
      const number = await makeVoucher(till, "15", "10");
      await expectAccessible(till, "voucher made");
      await till.page.click(".made > .button-main");
      await comesTo(till, 1_000, 1_000);
      await bookSale(till);
      expect(await till.text(".sale-collect")).toBe("Collect €10.00 another way now");

      await basketOf(till, "2x7.50 Roses", "3.50");
      await comesTo(till, 1_850, 1_850);
      await till.scanText(`https://cards.example/v/${number}`);
      await comesTo(till, 1_850, 350);
      await till.page.click('[data-pay="money"] .button');
      await comesTo(till, 1_850, 0);
      expect(await till.text('[data-pay="money"] .pay-split.good')).toContain("pays €3.50");
      await expectAccessible(till, "sale");
      await picture(till, "till-sale-en-light");
      await bookSale(till);
      await till.sees("[data-voucher-rest='0']");
      expect(await till.text(".sale-done")).toContain("€16.50");
      await expectAccessible(till, "sold");

      await till.press("Control+z");
      await till.sees('[data-errand="undo"]');
      await till.press("Shift+F2");
      await till.seesBalance("money", 2_000);
      await till.seesNo(".news");
      expect(till.faults).toEqual([]);
    });

    test("R874 a further card pays a part by its own PIN, and what is left on it is said", async () => {
      const till = await open({ branch: 0 });
      const [friend, pin] = [eanCard(), "4711"];
      await till.scanText(friend);
      await till.sees(".tile");
      await till.book("topUp", "10");
      await till.press("Shift+F3");
      await till.page.fill("input[name=new-pin]", pin);
      await till.press("Enter");
      await till.sees('[data-errand="pin"]');
      await till.press("Shift+F2");
      await till.sees(".tile");
      await till.scan(newCard());
      await till.book("topUp", "5");
      await basketOf(till, "2x6.00 Cake");
      await till.page.click('[data-pay="money"] .button');
      await comesTo(till, 1_200, 700);
      await till.page.getByRole("button", { name: "Pay with another card" }).click();
      await till.page.fill("input[name=other-card]", friend);
      await till.press("Enter");
      await till.sees(".other-card .pay-split.good");
      await expectAccessible(till, "further card");
      await till.page.click(".sale-book");
      await till.sees('.trouble[data-code="pin-required"]');
      expect(await till.text(".pin-whose")).toContain(friend.slice(-4));
      await till.page.fill(".pin input", pin);
      await till.press("Enter");
      await till.sees('.sale-done [data-card-rest="300"]');
      await till.press("Control+z");
      await till.sees('[data-errand="undo"]');
      expect(till.faults).toEqual([]);
    });

    test("R612 R869 an article is scanned, or found by words of its name, and costs what the master says", async () => {
      const till = await open({ branch: 0 });
      await stock(network(), [
        {
          id: "rye",
          name: { de: "Roggenbrot", en: "Rye bread" },
          codes: ["4006381333931"],
          unitPrice: 400,
        },
        { id: "roll", name: { de: "Roggenbrötchen", en: "Rye roll" }, unitPrice: 60 },
      ]);
      await basketOf(till, "2x4006381333931");
      await comesTo(till, 800, 800);
      await till.page.focus("input[name=line]");
      await till.hand("3 x rye");
      await till.press("Enter");
      await till.sees(".entry-choices li:nth-child(2)");
      await expectAccessible(till, "articles to choose from");
      await till.page.click(".entry-choices li:nth-child(1) .button");
      await comesTo(till, 980, 980);
      await till.seesNo(".entry-choices");
      await till.page.focus("input[name=line]");
      await till.hand("2 x rye");
      await till.press("Enter");
      await till.sees(".entry-choices .button:focus");
      await till.press("2");
      await comesTo(till, 1_780, 1_780);
      await till.sees("input[name=line]:focus");
      await till.hand("nothing of the kind");
      await till.press("Enter");
      await till.sees(".entry-wrong:not(:empty)");
      await bookSale(till);
      expect(await till.text(".sale-done")).toContain("€17.80");
      expect(till.faults).toEqual([]);
    });

    test("R525 a voucher says its state, and is voided before it is sold", async () => {
      const till = await open({ branch: 0 });
      const number = await makeVoucher(till, "8", "8");
      await till.scanText(`https://cards.example/v/${number}`);
      await till.sees('.vouchers > [data-voucher="inactive"]');
      const hands = '.vouchers > [data-voucher="inactive"] .hands';
      await till.page.click(`${hands} .button-quiet`);
      await till.page.click(`${hands} .button-danger`);
      await till.sees('.vouchers > [data-voucher="void"]');
      expect(await till.text(".vouchers > .voucher .tag")).toBe("Voided");
      await till.press("F10");
      await till.sees("input[name=line]:focus");
      await till.scanText(`https://cards.example/v/${number}`);
      await till.sees('[data-voucher-state="void"]');
    });
  });
}
