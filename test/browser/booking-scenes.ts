import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { tabTo } from "./keys.ts";
import type { Tills } from "./tills.ts";

/** What cashiers do all day, with the hub in reach. */
export function bookingScenes({ open }: Tills): void {
  describe("booking in one branch", () => {
    test("shows in the other branch's window, points and money alike", async () => {
      const [nord, markt] = await Promise.all([open({ branch: 0 }), open({ branch: 1 })]);
      const card = newCard();
      await nord.scan(card);
      await markt.scan(card);
      await nord.sees(".tag-new");
      await nord.book("earn", "120");
      await nord.seesBalance("points", 120);
      await markt.seesBalance("points", 120);
      await nord.book("topUp", "37.50");
      await markt.seesBalance("money", 3_750);
      expect(await markt.text(".news")).toContain("+€37.50 in Nord");
      await markt.book("earn", "5");
      await nord.seesBalance("points", 125);
      await nord.seesChip("connected", 0);
      await nord.sees('.row[data-sent="true"]');
      expect([...nord.faults, ...markt.faults]).toEqual([]);
    });

    test("shows at the branch's other till too", async () => {
      const [one, two] = await Promise.all([
        open({ branch: 0 }),
        open({ branch: 0, till: 1, language: "de" }),
      ]);
      const card = newCard();
      await one.scan(card);
      await two.scan(card);
      await one.book("earn", "7");
      await two.seesBalance("points", 7);
      expect(await two.text(".news")).toContain("+7 Punkte an einer anderen Kasse hier");
    });

    test("is taken back within ten seconds by one key, later through the history", async () => {
      const till = await open({ branch: 0, clock: "ours" });
      await till.scan(newCard());
      await till.book("earn", "40");
      await till.press("Control+z");
      await till.seesBalance("points", 0);
      expect(await till.text(".outcome")).toContain("40 points undone");
      await till.book("earn", "25");
      await till.sees('.outcome-line[data-fresh="true"] .button');
      await till.page.clock.fastForward(10_000);
      await till.seesNo(".outcome .button");
      await till.page.click(".row-undo button");
      expect(await till.text(".row-undo .button-danger")).toBe("Undo for sure?");
      await till.seesBalance("points", 25);
      await till.page.click(".row-undo .button-danger");
      await till.seesBalance("points", 0);
      await till.seesNo(".row-undo button");
    });

    test("needs no mouse, and takes a scan wherever the cursor stands", async () => {
      const till = await open({ branch: 0 });
      const [first, second] = [newCard(), newCard()];
      await till.type(first.number);
      await till.press("Enter");
      await till.sees(".tile");
      await till.type("15");
      await till.press("Enter");
      await till.seesBalance("points", 15);
      await till.press("F7");
      await till.type("20");
      await till.press("Enter");
      await till.seesBalance("money", 2_000);
      await tabTo(till, ".row-undo button");
      await till.press("Enter", "Enter");
      await till.seesBalance("money", 0);
      await tabTo(till, ".chip");
      await till.press("Enter");
      await till.sees(".details:popover-open");
      await till.press("Escape");
      await till.page.focus("input[name=amount]");
      await till.type(second.number);
      await till.press("Enter");
      const end = second.number.slice(-4);
      await till.page.getByRole("heading", { name: `Card •••• ${end}` }).waitFor();
      await till.press("Escape");
      await till.sees(".idle-title");
    });
  });
}
