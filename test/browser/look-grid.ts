import { printFonts } from "@cardweave/shared/adapters/print-fonts";
import type { Page } from "playwright-core";
import type { InBrowser } from "./browser.ts";

const columns = 32;
const rows = 24;

/** A picture as a grid: each row holds, by cell, grey, red against blue, and liveliness as digits. */
export type LookGrid = readonly string[];

const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_";

/** Digits of a cell. */
const depth = 3;

/** Of 0 to 255 by 64 steps. */
const step = 4;

type Cell = readonly [grey: number, colour: number, spread: number];

/** Reads a PNG in a page of its own, where no rule of the pictured page holds. */
async function cellsOf(reader: Page, png: Uint8Array): Promise<readonly Cell[]> {
  const given = { png: Buffer.from(png).toString("base64"), columns, rows };
  return reader.evaluate(async ({ png, columns, rows }) => {
    const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes], { type: "image/png" }));
    const { width, height } = image;
    const canvas = new OffscreenCanvas(width, height);
    const context = canvas.getContext("2d");
    if (context === null) throw new Error("no canvas");
    context.drawImage(image, 0, 0);
    const { data } = context.getImageData(0, 0, width, height);
    const sums = Array.from({ length: columns * rows }, () => [0, 0, 0, 0]);
    for (let at = 0; at < width * height; at++) {
      const column = Math.floor(((at % width) * columns) / width);
      const row = Math.floor((Math.floor(at / width) * rows) / height);
      const sum = sums[row * columns + column] ?? [];
      const [red = 0, green = 0, blue = 0] = data.subarray(at * 4, at * 4 + 3);
      const grey = (red + green + blue) / 3;
      sum[0] = (sum[0] ?? 0) + 1;
      sum[1] = (sum[1] ?? 0) + grey;
      sum[2] = (sum[2] ?? 0) + (red - blue + 255) / 2;
      sum[3] = (sum[3] ?? 0) + grey * grey;
    }
    return sums.map(([count = 1, grey = 0, colour = 0, square = 0]) => {
      const mean = grey / count;
      const spread = Math.sqrt(Math.max(0, square / count - mean * mean));
      return [mean, colour / count, Math.min(255, spread * 2)] as const;
    });
  }, given);
}

function digitOf(value: number): string {
  return digits[Math.min(digits.length - 1, Math.floor(value / step))] ?? "0";
}

function written(cells: readonly Cell[]): LookGrid {
  return Array.from({ length: rows }, (_, row) =>
    cells
      .slice(row * columns, (row + 1) * columns)
      .flatMap((cell) => cell.map(digitOf))
      .join(""),
  );
}

export type Seen = { readonly grid: LookGrid; readonly png: Uint8Array };

/** Whatever fonts a machine has, pictures that are compared are set in one that comes along. */
const letters = Buffer.from(printFonts().regular).toString("base64");

/** Past the rule that fonts come from the page's own server: its bytes are given by hand. */
async function bringLetters({ page }: InBrowser): Promise<void> {
  await page.evaluate(async (base64) => {
    if ([...document.fonts].some(({ family }) => family === "Compared")) return;
    const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
    document.fonts.add(await new FontFace("Compared", bytes).load());
  }, letters);
}

/** What differs by itself between two runs: clocks, curves, numbers of cards as dots. */
const changeable = `
  * { font-family: Compared !important }
  time, canvas, .qr, .qr-code, .chart, .toasts { visibility: hidden !important }
  * { caret-color: transparent !important; scrollbar-width: none !important }`;

/** A style over a page, past the rule that nothing in line is let in. */
export async function styled({ page }: InBrowser, css: string): Promise<void> {
  await page.evaluate((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets.push(sheet);
  }, css);
}

/** Reads pictures behind the page: what is not in front takes two seconds to be pictured. */
export async function readerBeside(page: Page): Promise<Page> {
  const reader = await page.context().newPage();
  await page.bringToFront();
  return reader;
}

export async function seen(here: InBrowser, reader: Page): Promise<Seen> {
  await bringLetters(here);
  await styled(here, changeable);
  await here.page.evaluate(() => scrollTo(0, 0));
  const png = await here.page.screenshot({ caret: "initial" });
  await here.page.evaluate(() => document.adoptedStyleSheets.pop());
  return { grid: written(await cellsOf(reader, png)), png };
}

/** A cell with its neighbours around it: a letter's width to the side is nothing. Unit: 0 to 255. */
function smoothed(grid: LookGrid): readonly Cell[] {
  const read = (row: number, column: number, part: number): number =>
    digits.indexOf(grid[row]?.[column * depth + part] ?? "0") * step;
  return Array.from({ length: rows * columns }, (_, at) => {
    const [row, column] = [Math.floor(at / columns), at % columns];
    const around = [-1, 0, 1].flatMap((down) =>
      [-1, 0, 1].map((right) => [row + down, column + right] as const),
    );
    const inside = around.filter(([y, x]) => y >= 0 && y < rows && x >= 0 && x < columns);
    const mean = (part: number): number =>
      inside.reduce((sum, [y, x]) => sum + read(y, x, part), 0) / inside.length;
    return [mean(0), mean(1), mean(2)];
  });
}

export type Difference = {
  /** Cells that are another colour or filled otherwise than before. */
  readonly cells: number;
  /** The one that is furthest off, counted from 1. */
  readonly worst: { readonly row: number; readonly column: number; readonly by: number };
};

/** Beyond this a cell is another one. Unit: of 255; edges and letters count less than colours. */
const mostOff = { grey: 14, colour: 10, spread: 30 } as const;

/** So many cells of 768 may be others: a longer name, a further row. */
export const mostCells = 30;

export function difference(before: LookGrid, now: LookGrid): Difference {
  const were = smoothed(before);
  const off = smoothed(now).map(([grey, colour, spread], at) => {
    const [oldGrey, oldColour, oldSpread] = were[at] ?? [0, 0, 0];
    return Math.max(
      Math.abs(grey - oldGrey) / mostOff.grey,
      Math.abs(colour - oldColour) / mostOff.colour,
      Math.abs(spread - oldSpread) / mostOff.spread,
    );
  });
  const by = Math.max(...off);
  const at = off.indexOf(by);
  return {
    cells: off.filter((one) => one > 1).length,
    worst: { row: Math.floor(at / columns) + 1, column: (at % columns) + 1, by },
  };
}
