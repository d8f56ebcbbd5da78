import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { describe } from "vitest";

const programs = ["chromium", "chromium-browser", "google-chrome"];

function programPath(): string | undefined {
  const folders = (process.env["PATH"] ?? "").split(delimiter);
  const places = folders.flatMap((folder) => programs.map((name) => join(folder, name)));
  return places.find((place) => existsSync(place));
}

const isLeftOut =
  (process.env["CARDWEAVE_SKIPPED_LANES"] ?? "").split(",").includes("browser") ||
  programPath() === undefined;

/** Left out, by its name, where there is no Chromium; `npm test` says so and CI then fails. */
export const describeInBrowser: typeof describe.skip = isLeftOut ? describe.skip : describe;

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
