import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import { picture } from "./picture.ts";
import { basketOf, comesTo } from "./sale-hands.ts";
import type { Tills } from "./tills.ts";

/** The table of what holds in a split, as two tills say it in words. */
export function splitScenes({ network, open }: Tills): void {
  describe("in a split", () => {
    test("R520 green, amber and red are said with the amounts, and how old they are", async () => {
      const { hub } = network();
      const [nord, markt] = await Promise.all([open({ branch: 0 }), open({ branch: 1 })]);
      const card = newCard();
      await hub.kill();
      await nord.seesChip("offline", 0);
      await nord.scan(card);
      await nord.book("topUp", "30");
      expect(await nord.text('[data-purse="money"] .surety')).toContain("Last in touch");
      expect(await nord.book("debit", "5")).toContain("Guaranteed");
      await hub.start();
      await nord.seesChip("connected", 0);
      await markt.scan(card);
      await markt.seesBalance("money", 2_500);
      await hub.kill();
      await markt.seesChip("offline", 0);

      expect(await nord.book("debit", "5")).toContain("Guaranteed");
      const amber = await markt.book("debit", "10");
      expect(amber).toContain("Provisional: €10.00 beyond this branch's rights, limit left");
      await picture(markt, "till-provisional-en-light");
      await expectAccessible(markt, "provisional");

      await basketOf(markt, "4.00 Coffee");
      await markt.page.click('[data-pay="money"] .button');
      await comesTo(markt, 400, 0);
      expect(await markt.text(".pay-split.warn")).toContain("€4.00 provisional");
      await markt.press("Shift+F2");
      await markt.sees(".tile");
      await markt.draft("debit", "900");
      await markt.press("Enter");
      await markt.sees('.trouble[data-code="too-little"]');
      const red = await markt.text(".trouble");
      for (const said of [
        "Asked€900.00",
        "Guaranteed here€0.00",
        "Provisional left",
        "wait until",
      ]) {
        expect(red).toContain(said);
      }
      await expectAccessible(markt, "refused in a split");

      await markt.scanText("Bauer");
      await markt.sees('.people .trouble[data-code="out-of-touch"]');
      await hub.start();
      for (const till of [nord, markt]) await till.seesChip("connected", 0);
      await nord.seesBalance("money", 1_000);
      expect([...nord.faults, ...markt.faults]).toEqual([]);
    });

    test("R529 after a start without headquarters the branch says that it is checking in", async () => {
      const { hub } = network();
      const { site } = network().branch(0);
      const till = await open({ branch: 0 });
      const card = newCard();
      await till.scan(card);
      await till.book("topUp", "30");
      await till.seesChip("connected", 0);
      await hub.kill();
      await site.kill();
      await site.start();
      await till.sees(".door-news");
      await till.signIn();
      await till.seesChip("checking-in", 0);
      await till.scan(card);
      expect(await till.text('[data-purse="money"] .surety')).toContain("checking in");
      expect(await till.book("debit", "5")).toContain("Provisional");
      expect(await till.book("earn", "5")).toContain("5 points booked");
      await expectAccessible(till, "checking in");
      await picture(till, "till-checking-in-en-light");
      await hub.start();
      await till.seesChip("connected", 0);
      await till.seesNo(".note-warn");
      expect(till.faults).toEqual([]);
    });
  });
}
