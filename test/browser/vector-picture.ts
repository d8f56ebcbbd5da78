import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { InBrowser } from "./browser.ts";
import { styled } from "./look-grid.ts";
import { shortened } from "./short-svg.ts";

const docs = fileURLToPath(new URL("../../shared/docs/screens/", import.meta.url));

/** A shadow becomes a bitmap in a PDF. */
const plain = `*, *::before, *::after { box-shadow: none !important; text-shadow: none !important;
  filter: none !important; backdrop-filter: none !important }
  .toasts, .skip { display: none !important }`;

/** The window as lines and letters, small enough to lie among the texts of the documentation. */
export async function vectorPicture(
  here: InBrowser,
  { name, title }: { readonly name: string; readonly title: string },
): Promise<void> {
  const { page } = here;
  const { width, height } = page.viewportSize() ?? { width: 1366, height: 860 };
  await styled(here, plain);
  await page.evaluate(() => scrollTo(0, 0));
  await page.emulateMedia({ media: "screen" });
  const pdf = await page.pdf({
    ...{ width: `${width}px`, height: `${height}px`, pageRanges: "1" },
    printBackground: true,
  });
  mkdirSync(docs, { recursive: true });
  const titled = shortened(svgOf(pdf)).replace(/<svg [^>]*>/, (open) => {
    return `${open}<title>${title}</title>`;
  });
  writeFileSync(join(docs, `${name}.svg`), titled);
}

function svgOf(pdf: Uint8Array): string {
  const folder = mkdtempSync(join(tmpdir(), "cardweave-screen-"));
  try {
    writeFileSync(join(folder, "in.pdf"), pdf);
    execFileSync("pdftocairo", ["-svg", "in.pdf", "out.svg"], { cwd: folder });
    return readFileSync(join(folder, "out.svg"), "utf8");
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
