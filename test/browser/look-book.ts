import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { difference, type LookGrid, mostCells, type Seen } from "./look-grid.ts";

const file = fileURLToPath(new URL("looks.json", import.meta.url));

const accepting = "CARDWEAVE_LOOKS=accept npx vitest run test/browser/tour.web.test.ts";

/** How pages looked when somebody last agreed; `CARDWEAVE_LOOKS=accept` writes it anew. */
export class LookBook {
  readonly #known: Readonly<Record<string, LookGrid>>;
  readonly #seen = new Map<string, LookGrid>();
  readonly #isAccepting = process.env["CARDWEAVE_LOOKS"] === "accept";
  readonly #unknown: string[] = [];
  #folder: string | undefined;

  constructor() {
    this.#known = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  }

  /** What is wrong with a page's look, in a sentence; undefined where nothing is. */
  complaint(name: string, { grid, png }: Seen): string | undefined {
    this.#seen.set(name, grid);
    const known = this.#known[name];
    if (this.#isAccepting) return undefined;
    if (known === undefined) {
      this.#unknown.push(name);
      return undefined;
    }
    const { cells, worst } = difference(known, grid);
    if (cells <= mostCells) return undefined;
    const place = `most at row ${worst.row}, column ${worst.column}`;
    const kept = this.#keep(name, png);
    return `${name} looks different: ${cells} of 768 cells, ${place}; see ${kept}; to accept: ${accepting}`;
  }

  #keep(name: string, png: Uint8Array): string {
    this.#folder ??= mkdtempSync(join(tmpdir(), "cardweave-looks-"));
    const path = join(this.#folder, `${name.replaceAll(/[^a-z0-9]+/gi, "-")}.png`);
    writeFileSync(path, png);
    return path;
  }

  /** After the last page. */
  close(): void {
    if (this.#isAccepting) {
      const all = Object.fromEntries([...this.#seen].sort(([one], [two]) => (one < two ? -1 : 1)));
      writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
    } else if (this.#unknown.length > 0) {
      const names = this.#unknown.join(", ");
      process.stderr.write(`no look to compare with: ${names}; to accept: ${accepting}\n`);
    }
  }
}
