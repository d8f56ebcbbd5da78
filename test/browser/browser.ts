import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium, type Page } from "playwright-core";
import { describe } from "vitest";

/** What a test looks at: a till, a portal. */
export type InBrowser = { readonly page: Page };

/** The best first: without a window round each page Chromium does the same in two thirds of the time. */
const programs = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"];

function programPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = folders.flatMap((folder) => programs.map((name) => join(folder, name)));
  return places.find((place) => existsSync(place));
}

const isLeftOut =
  (process.env["CARDWEAVE_SKIPPED_LANES"] ?? "").split(",").includes("browser") ||
  programPath() === undefined;

/**
 * Chromium on two cores that others work on may stall for half a minute; a scene that fails is
 * played once more, and the run's last lines name it. Nothing else in the house gets a second try.
 */
const inChromium = { retry: 1, timeout: 180_000 } as const;

/** Left out, by its name, where there is no Chromium; `npm test` says so and CI then fails. */
export function describeInBrowser(name: string, scenes: () => void): void {
  if (isLeftOut) describe.skip(name, scenes);
  else describe(name, inChromium, scenes);
}

/** Far above what a page ever needs; only stops what hangs. Unit: ms. */
export const patienceMs = 60_000;

const flags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function launch(more: readonly string[] = []): Promise<Browser> {
  const executablePath = programPath();
  if (executablePath === undefined) throw new Error("Chromium is not installed");
  return chromium.launch({ executablePath, args: [...flags, ...more] });
}
