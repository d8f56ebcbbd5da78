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

const looks = [
  {
    name: "phone-de-dark",
    language: "de",
    colorScheme: "dark",
    viewport: { width: 360, height: 740 },
    line: "2x3,50 Brot",
  },
  {
    name: "wide-en-light",
    language: "en",
    colorScheme: "light",
    viewport: { width: 1920, height: 1080 },
    line: "2x3.50 Bread",
  },
] as const;

const pictured: ReadonlySet<string> = new Set(["sale-phone-de-dark", "card-phone-de-dark"]);

/** Every part of the till: readable, reachable by fingers, nothing to scroll sideways. */
export function placeLooks({ open }: Tills): void {
  describe("every part of the till", () => {
    test.each(looks)("R528 $name: fits, and nothing of WCAG is wrong", async (look) => {
      const { name, line, ...opening } = look;
      const till = await open({ branch: 0, ...opening });
      await till.scan(newCard());
      await till.book("topUp", "20");
      await basketOf(till, line);
      await till.sees(".total");
      for (const place of places) await checkPlace(till, { ...place, look: name });
    });
  });
}

async function checkPlace(
  till: TillPage,
  { name, key, shows, look }: (typeof places)[number] & { readonly look: string },
): Promise<void> {
  await till.press(key);
  await till.sees(shows);
  await till.expectNoSideways();
  await expectTargets(till);
  await expectAccessible(till, `${name} ${look}`);
  if (pictured.has(`${name}-${look}`)) await picture(till, `till-${name}-${look}`);
}
