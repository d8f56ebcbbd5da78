import type { Route } from "playwright-core";
import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import type { TillPage } from "./till-page.ts";
import type { Tills } from "./tills.ts";

/** The hub or the node is killed under the page. */
export function outageScenes({ network, open }: Tills): void {
  describe("without the hub", () => {
    test("branches book on, spend up to the limit, and agree when it is back", async () => {
      const { hub } = network();
      const [nord, markt] = await Promise.all([
        open({ branch: 0 }),
        open({ branch: 1, language: "de" }),
      ]);
      const both = (act: (till: TillPage) => Promise<void>) => Promise.all([nord, markt].map(act));
      const card = newCard();
      await nord.scan(card);
      await nord.book("topUp", "100");
      await markt.scan(card);
      await both((till) => till.seesBalance("money", 10_000));
      await hub.kill();
      await both((till) => till.seesChip("offline", 0));
      await nord.book("earn", "10");
      // Markt holds no rights in what Nord took in: amber up to the limit of 50.00, then no more.
      await markt.draft("debit", "20,50");
      expect(await markt.text(".outlook.warn")).toBe("20,50 € vorläufig · es bleiben 79,50 €");
      expect(await markt.book("debit", "20,50")).toContain("20,50 € abgebucht");
      expect(await markt.text(".outcome-warn")).toContain("Vorläufig");
      await markt.draft("debit", "60");
      expect(await markt.text(".outlook.bad")).toBe("Es fehlen 30,50 €");
      await markt.press("Enter");
      await markt.sees('.trouble[data-code="too-little"]');
      const refusal = await markt.text(".trouble");
      for (const said of ["60,00 €", "29,50 €", "anders zahlen"]) expect(refusal).toContain(said);
      await both((till) => till.seesChip("offline", 1));
      expect(await nord.text(".chip")).toBe("Offline, 1 saved");
      expect(await markt.text(".chip")).toBe("Offline, 1 gesichert");
      await nord.sees('.row[data-sent="false"] .tag-warn');
      await nord.seesBalance("money", 10_000);
      await hub.start();
      await both(async (till) => {
        await till.seesChip("connected", 0);
        await till.seesBalance("points", 10);
        await till.seesBalance("money", 7_950);
        await till.seesNo('.row[data-sent="false"]');
      });
      expect([...nord.faults, ...markt.faults]).toEqual([]);
    });
  });

  describe("without the node", () => {
    test("R877 nothing is booked silently, and what was under way counts once", async () => {
      const { site } = network().branch(0);
      const [till, other] = await Promise.all([open({ branch: 0 }), open({ branch: 0, till: 1 })]);
      const [card, untouched] = [newCard(), newCard()];
      await till.scan(card);
      await other.scan(untouched);
      const keys: string[] = [];
      till.page.on("request", (request) => {
        const key = request.headers()["idempotency-key"];
        if (key !== undefined) keys.push(key);
      });
      const loseAnswer = async (route: Route): Promise<void> => {
        await route.fetch();
        await site.kill();
        await route.abort();
      };
      await till.page.route("**/v1/bookings", loseAnswer, { times: 1 });
      await till.draft("earn", "33");
      await till.press("Enter");
      await till.sees(".outcome-unsure");
      for (const page of [till, other]) await page.sees(".away");
      expect(await till.text(".away")).toContain("whether this was booked is still open");
      expect(await other.text(".away")).toContain("nothing is booked");
      await expectAccessible(till, "out of reach, no answer yet");
      expect(await other.text(".chip")).toBe("Node out of reach");
      await other.draft("earn", "9");
      await other.press("Enter");
      await other.sees(".pad-confirm[data-disabled]");
      expect(await other.attempts()).toBe(0);
      expect(await till.attempts()).toBe(1);

      await site.start();
      for (const page of [till, other]) {
        await page.sees(".door-news");
        expect(await page.text(".door-news")).toContain("Your session has ended");
        await page.signIn();
      }
      await till.sees(".outcome-good");
      expect(await till.text(".outcome-good")).toContain("after an interruption, counts once");
      expect(await till.attempts()).toBe(0);
      await till.scan(card);
      await till.seesBalance("points", 33);
      expect(keys.length).toBeGreaterThan(1);
      expect(new Set(keys).size).toBe(1);
      await other.scan(untouched);
      await other.seesBalance("points", 0);
      expect([...till.faults, ...other.faults]).toEqual([]);
    });
  });
}
