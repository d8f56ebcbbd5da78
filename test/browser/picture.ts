import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { InBrowser } from "./browser.ts";

/** Where the pictures of pages lie. */
export const pictureFolder: string = fileURLToPath(
  new URL("../../shared/docs/pages/", import.meta.url),
);

/** A picture for the documentation; taken with CARDWEAVE_PICTURES=1, as every run shows other cards. */
export async function picture({ page }: InBrowser, name: string): Promise<void> {
  if (process.env["CARDWEAVE_PICTURES"] === undefined) return;
  await page.evaluate(() => scrollTo(0, 0));
  mkdirSync(pictureFolder, { recursive: true });
  await page.screenshot({ path: join(pictureFolder, `${name}.png`) });
}
