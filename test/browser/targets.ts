import { expect } from "vitest";
import type { InBrowser } from "./browser.ts";

/** Fingers need 48 px. */
export async function expectTargets({ page }: InBrowser): Promise<void> {
  const small = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>("button, .find input")]
      .filter((target) => target.offsetParent !== null)
      .map((target) => ({ name: target.textContent, box: target.getBoundingClientRect() }))
      .filter(({ box }) => box.width < 48 || box.height < 48)
      .map(({ name }) => name),
  );
  expect(small).toEqual([]);
}
