import { describe, test } from "vitest";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import { picture } from "./picture.ts";
import { basketOf } from "./sale-hands.ts";
import { expectTargets } from "./targets.ts";
import type { TillPage } from "./till-page.ts";
import type { Tills } from "./tills.ts";

const places = [
  { name: "vouchers", key: "F9", shows: ".make" },
  { name: "returns", key: "Shift+F9", shows: ".look-receipt" },
  { name: "card", key: "Shift+F3", shows: ".care" },
  { name: "day", key: "Shift+F8", shows: ".day-table" },
  { name: "sale", key: "F10", shows: ".total" },
] as const;

/** The counter is looked at in all its states elsewhere. */
const counterPlace = { name: "counter", key: "Shift+F2", shows: ".tile" } as const;

const lines = { de: "2x3,50 Brot", en: "2x3.50 Bread" } as const;
const phone = { width: 360, height: 740 };
const wide = { width: 1920, height: 1080 };
const counter = { width: 1366, height: 900 };

const looks = [
  { name: "phone-de-dark", language: "de", colorScheme: "dark", viewport: phone },
  { name: "wide-en-light", language: "en", colorScheme: "light", viewport: wide },
] as const;

/** Only for the documentation: the same page in the other languages and colours. */
const further = (["de", "en"] as const).flatMap((language) =>
  (["light", "dark"] as const).map((colorScheme) => ({
    ...{ name: `${language}-${colorScheme}`, language, colorScheme, viewport: counter },
  })),
);

const takesPictures = process.env["CARDWEAVE_PICTURES"] !== undefined;

const shown = takesPictures ? [counterPlace, ...places] : places;

/** Every part of the till: readable, reachable by fingers, nothing to scroll sideways. */
export function placeLooks({ open }: Tills): void {
  describe("every part of the till", () => {
    test.each(takesPictures ? [...looks, ...further] : looks)(
      "R528 $name: fits, and nothing of WCAG is wrong",
      async (look) => {
        const { name, ...opening } = look;
        const till = await open({ branch: 0, ...opening });
        await till.scan(newCard());
        await till.book("topUp", "20");
        await basketOf(till, lines[opening.language]);
        await till.sees(".total");
        for (const place of shown) await checkPlace(till, { ...place, look: name });
      },
    );
  });
}

async function checkPlace(
  till: TillPage,
  { name, key, shows, look }: (typeof shown)[number] & { readonly look: string },
): Promise<void> {
  await till.press(key);
  await till.sees(shows);
  await till.expectNoSideways();
  await expectTargets(till);
  await expectAccessible(till, `${name} ${look}`);
  await picture(till, `till-${name}-${look}`);
}
