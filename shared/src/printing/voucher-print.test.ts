import { inflateSync } from "node:zlib";
import jsqr from "jsqr";
import { describe, expect, test } from "vitest";
import { voucherQr } from "../domain/voucher/voucher-code.ts";
import { qrMatrix, quietModules } from "./qr-matrix.ts";
import { printable, slipsOnSheet, voucherPage, voucherSheets } from "./voucher-pdf.ts";
import type { SlipStyle, VoucherSlip } from "./voucher-slip.ts";
import { folded, qrSvg, voucherSvg } from "./voucher-svg.ts";

const style: SlipStyle = { title: "Stadtkarte", currency: "EUR", language: "de" };
const now = 1_780_000_000_000;
const pause = (): Promise<void> => Promise.resolve();

function aSlip(at: number): VoucherSlip {
  const number = `ABCDEFGHIJKL${String(at).padStart(4, "2")}X`;
  return { number, qr: voucherQr("karte.example", number), value: 1_500, expires: "2029-12-31" };
}

type Picture = { readonly side: number; readonly isDark: (x: number, y: number) => boolean };

/** What a camera would see, eight dots a module. */
function decoded({ side, isDark }: Picture): string | undefined {
  const scale = 8;
  const width = side * scale;
  const dots = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y++) {
    for (let x = 0; x < width; x++) {
      if (isDark(Math.floor(x / scale), Math.floor(y / scale))) {
        dots.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
      }
    }
  }
  return jsqr.default(dots, width, width)?.data;
}

type Rect = { x: number; y: number; width: number; height: number };

/** The picture that filled rectangles of whole modules make. */
function pictureOf(rects: readonly Rect[], moduleSide: number): Picture {
  const left = Math.min(...rects.map(({ x }) => x));
  const top = Math.min(...rects.map(({ y }) => y));
  const dark = new Set<string>();
  for (const { x, y, width } of rects) {
    for (let at = 0; at < Math.round(width / moduleSide); at++) {
      const column = Math.round((x - left) / moduleSide) + at + quietModules;
      dark.add(`${column} ${Math.round((y - top) / moduleSide) + quietModules}`);
    }
  }
  const side = Math.round((Math.max(...rects.map((one) => one.y)) - top) / moduleSide);
  return { side: side + 1 + 2 * quietModules, isDark: (x, y) => dark.has(`${x} ${y}`) };
}

function svgPicture(svg: string): Picture {
  const path = /<path d="([^"]+)"/.exec(svg)?.[1] ?? "";
  const rects = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)].map(([, x, y, width]) => ({
    x: Number(x),
    y: Number(y),
    width: Number(width),
    height: 1,
  }));
  return pictureOf(rects, 1);
}

/** The filled paths of a page, as the PDF says them: each is one slip's code. */
function codesIn(pdf: Uint8Array): readonly Picture[] {
  return contentsOf(pdf).flatMap((content) =>
    content
      .split("\nf\n")
      .slice(0, -1)
      .map((part) => part.split("\nS\n").at(-1) ?? "")
      .map((part) => {
        const found = [...part.matchAll(/([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+) re/g)];
        const rects = found.map(([, x, y, width, height]) => ({
          x: Number(x),
          y: Number(y),
          width: Number(width),
          height: Number(height),
        }));
        return pictureOf(rects, Math.min(...rects.map((one) => one.height)));
      }),
  );
}

function contentsOf(pdf: Uint8Array): readonly string[] {
  const text = Buffer.from(pdf).toString("latin1");
  return [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].flatMap(([, bytes = ""]) => {
    try {
      return [inflateSync(Buffer.from(bytes, "latin1")).toString("latin1")];
    } catch {
      return [];
    }
  });
}

describe("a printed code", () => {
  test("R714 F1: a QR code reads back as what it was made from", () => {
    const { qr } = aSlip(1);
    const { size, rows } = qrMatrix(qr);
    const isDark = (x: number, y: number): boolean =>
      rows[y - quietModules]?.[x - quietModules] === true;
    expect(decoded({ side: size + 2 * quietModules, isDark })).toBe(qr);
  });

  test("R714 a QR code is not mirrored: the module that is always dark stands where it must", () => {
    const matrices = Array.from({ length: 30 }, (_, at) => qrMatrix(aSlip(at).qr));
    const hasDark = matrices.map(({ size, rows }) => rows[size - 8]?.[8]);
    expect(hasDark).toEqual(matrices.map(() => true));
    expect(matrices.some(({ size, rows }) => rows[8]?.[size - 8] === false)).toBe(true);
  });

  test("R714 F1: every code on the sheets reads back", async () => {
    const slips = Array.from({ length: slipsOnSheet + 3 }, (_, at) => aSlip(at));
    const pdf = await voucherSheets(slips, style, { now, pause });
    expect(codesIn(pdf).map(decoded)).toEqual(slips.map(({ qr }) => qr));
    expect(
      Buffer.from(pdf)
        .toString("latin1")
        .match(/\/Type \/Page\b/g),
    ).toHaveLength(2);
  });

  test("R714 F4: the voucher to send reads back, as PDF and as SVG", async () => {
    const slip = aSlip(7);
    const dedication = { to: "Ada", from: "Łukasz", message: "Alles Gute" };
    const pdf = await voucherPage(slip, style, { dedication, now });
    expect(codesIn(pdf).map(decoded)).toEqual([slip.qr]);
    const svg = voucherSvg(slip, style, dedication);
    expect(decoded(svgPicture(svg))).toBe(slip.qr);
    expect(svg).toContain("Łukasz");
    expect(decoded(svgPicture(qrSvg(slip.qr)))).toBe(slip.qr);
  });
});

/** Where lines of text begin and end, in points from the left of their slip. */
function textsIn(pdf: Uint8Array): readonly string[] {
  return contentsOf(pdf).flatMap((content) =>
    [...content.matchAll(/\[((?:<[0-9a-f]*>|[ -\d.])*)\] TJ/g)].map(([, parts = ""]) =>
      [...parts.matchAll(/<([0-9a-f]*)>/g)]
        .map(([, hex = ""]) => Buffer.from(hex, "hex").toString("latin1"))
        .join(""),
    ),
  );
}

describe("a slip", () => {
  test("R714 keeps a long title out of the code, on one line", async () => {
    const long = { ...style, title: "Werbegemeinschaft der Innenstadt von Musterhausen am See" };
    const texts = textsIn(await voucherSheets([aSlip(1)], long, { now, pause }));
    expect(texts).toContain("Gutschein");
    expect(texts.filter((text) => text.startsWith("Werbe"))).toHaveLength(1);
    expect(texts.find((text) => text.startsWith("Werbe"))?.length).toBeLessThan(40);
    expect(texts.some((text) => text.includes("Musterhausen"))).toBe(false);
  });

  test("R714 names value, number and last day in the reader's language", () => {
    expect(voucherSvg(aSlip(1), style)).toContain("15,00 €");
    expect(voucherSvg(aSlip(1), { ...style, language: "en" })).toContain("Valid until 31/12/2029");
    expect(voucherSvg(aSlip(1), style)).toContain("ABCD EFGH IJKL 2221 X");
  });

  test("R714 prints what somebody wrote as words, whatever it is", () => {
    const svg = voucherSvg(aSlip(1), style, { message: '</text><script src="x">\u0000' });
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&lt;/text&gt;&lt;script src=&quot;x&quot;&gt;");
  });

  test("R714 keeps the letters that the fonts know and the base of those they do not", () => {
    expect(printable("Grüße für Łukasz, Ștefan: 5 €")).toBe("Grüße für Lukasz, Stefan: 5 €");
    expect(printable("日本")).toBe("??");
  });

  test("R714 folds a message at blanks, and a long word where it must", () => {
    expect(folded("a ".repeat(40)).every((line) => line.length <= 52)).toBe(true);
    expect(folded("x".repeat(120))).toHaveLength(3);
  });
});
