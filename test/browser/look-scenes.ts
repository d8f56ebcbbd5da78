import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import { picture } from "./picture.ts";
import { expectTargets } from "./targets.ts";
import type { TillPage } from "./till-page.ts";
import type { Tills } from "./tills.ts";

const pictured: ReadonlySet<string> = new Set([
  "till-de-light",
  "till-en-dark",
  "till-phone-de-dark",
]);

async function pictureOf(till: TillPage, name: string): Promise<void> {
  if (pictured.has(name)) await picture(till, name);
}

const german = { language: "de", title: "Karte scannen", amount: "7,80" } as const;
const english = { language: "en", title: "Scan a card", amount: "7.80" } as const;

const small = { width: 1280, height: 720 };
const phone = { width: 360, height: 740 };
const wide = { width: 1920, height: 1080 };

/** German and English, light and dark, a phone and a large screen. */
export function lookScenes({ network, open }: Tills): void {
  describe("the page in its states", () => {
    const looks = [
      { name: "till-de-light", ...german, colorScheme: "light", viewport: small },
      { name: "till-en-dark", ...english, colorScheme: "dark", viewport: small },
      { name: "till-phone-de-dark", ...german, colorScheme: "dark", viewport: phone },
      { name: "till-wide-en-light", ...english, colorScheme: "light", viewport: wide },
    ] as const;

    test.each(looks)("$name: readable, reachable, nothing to scroll sideways", async (look) => {
      const { name, title, amount, language, colorScheme, viewport } = look;
      const till = await open({ branch: 0, language, colorScheme, viewport });
      const fits = async (): Promise<void> => {
        await till.expectNoSideways();
        await expectTargets(till);
      };
      await till.seesChip("connected", 0);
      expect(await till.page.getAttribute("html", "lang")).toBe(language);
      expect(await till.text("h1")).toBe(title);
      await fits();
      await expectAccessible(till, `${name} idle`);
      const card = newCard();
      await till.scan(card);
      await network()
        .branch(1)
        .till.book(`${name}-1`, { ...credit, card, amount: 480 });
      await till.seesBalance("points", 480);
      await till.book("topUp", "25");
      await till.book("earn", "12");
      await till.draft("debit", amount);
      await till.seesNo('.row[data-sent="false"]');
      await fits();
      await expectAccessible(till, `${name} card`);
      await pictureOf(till, name);
    });

    test("refused, and with the line's details: accessible too", async () => {
      const till = await open({ branch: 0 });
      await till.scan(newCard());
      await till.draft("redeem", "5");
      await till.press("Enter");
      await till.sees('.trouble[data-code="too-little"]');
      await expectAccessible(till, "refused");
      await till.page.click(".chip");
      await till.sees(".details:popover-open");
      await expectAccessible(till, "details");
    });

    test("the language is changed by one press and kept", async () => {
      const till = await open({ branch: 0, language: "de" });
      await till.page.getByRole("radio", { name: "English" }).click();
      expect(await till.text("h1")).toBe("Scan a card");
      await till.page.reload();
      await till.sees("main.desk");
      expect(await till.text("h1")).toBe("Scan a card");
      expect(await till.page.getAttribute("html", "lang")).toBe("en");
    });
  });
}

const credit = { type: "credit", purse: "points" } as const;
