import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import { describe } from "vitest";
import { readBarcodes } from "zxing-wasm/reader";

const program = "pdftoppm";
const isThere = (process.env["PATH"] ?? "")
  .split(delimiter)
  .some((folder) => existsSync(join(folder, program)));
const isSkipped = (process.env["CARDWEAVE_SKIPPED_LANES"] ?? "").split(",").includes("rendering");

/** Left out, by its name, where there is no poppler; `npm test` says so and CI then fails. */
export const describeRendering: typeof describe.skip =
  isSkipped || !isThere ? describe.skip : describe;

/** The pages of a PDF as PNG, as a printer of this resolution would see them. */
export function pagesOf(pdf: Uint8Array, dotsPerInch = 300): readonly Uint8Array[] {
  const folder = mkdtempSync(join(tmpdir(), "cardweave-print-"));
  try {
    writeFileSync(join(folder, "in.pdf"), pdf);
    const args = ["-r", String(dotsPerInch), "-gray", "-png", "in.pdf", "page"];
    execFileSync(program, args, { cwd: folder });
    const pages = readdirSync(folder).filter((name) => name.endsWith(".png"));
    return pages.toSorted().map((name) => readFileSync(join(folder, name)));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export type Seen = { readonly format: string; readonly text: string; readonly x: number };

/** Every code on a page, from its top left to its bottom right; `x` in dots. */
export async function codesOn(page: Uint8Array): Promise<readonly Seen[]> {
  const found = await readBarcodes(page, {
    formats: ["QRCode", "Code128", "EAN13"],
    maxNumberOfSymbols: 40,
  });
  return found
    .map(({ format, text, position: { topLeft } }) => ({ format, text, ...topLeft }))
    .toSorted((one, other) => one.y - other.y || one.x - other.x);
}
