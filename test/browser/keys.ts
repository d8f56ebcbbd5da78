import type { InBrowser } from "./browser.ts";

/** Far more than a page has places for the cursor, dialogs and long tables included. */
const longest = 200;

/** Goes on by Tab until the cursor stands on what matches, and says that if asked to. */
export async function tabTo({ page }: InBrowser, selector: string, says = ""): Promise<void> {
  for (let presses = 0; presses < longest; presses += 1) {
    await page.keyboard.press("Tab");
    const isThere = await page.evaluate(
      ([wanted, text]) => {
        const here = document.activeElement;
        const name = here?.getAttribute("aria-label") ?? here?.textContent ?? "";
        return here?.matches(wanted) === true && name.trim().startsWith(text);
      },
      [selector, says] as const,
    );
    if (isThere) return;
  }
  throw new Error(`no way to ${selector} ${says} by Tab`);
}

/** Goes there by Tab and presses it by Enter. */
export async function pressByKeys(there: InBrowser, selector: string, says = ""): Promise<void> {
  await tabTo(there, selector, says);
  await there.page.keyboard.press("Enter");
}
