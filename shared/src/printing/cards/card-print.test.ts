import { describe, expect, test } from "vitest";
import { printFonts } from "../../adapters/print-fonts.ts";
import { systemRandom } from "../../adapters/system-random.ts";
import { zxingCodes } from "../../adapters/zxing-codes.ts";
import { ownNumber } from "../../domain/card.ts";
import { codeText, type PrintedCard } from "../../domain/card-design/card-code.ts";
import type { CardDesign, CodeItem } from "../../domain/card-design/design.ts";
import { starterDesign } from "../../domain/card-design/starter-design.ts";
import { cardInQr } from "../../domain/voucher/voucher-code.ts";
import { type CardLayout, cardPdf } from "./card-pdf.ts";
import { codesReadBack } from "./check-codes.ts";
import { placeOnSheet } from "./sheet.ts";

const style = {
  network: "Stadtkarte",
  domain: "karte.example",
  valid: null,
  language: "de",
} as const;
const reader = zxingCodes();

function aCard(): PrintedCard {
  return { scheme: "own", number: ownNumber(systemRandom.bytes(10)), holder: null };
}

const ean: PrintedCard = { scheme: "ean13", number: "2912345678906", holder: null };

function withCode(given: Partial<CodeItem>): CardDesign {
  const box = { x: 10, y: 10, width: 60, height: 20 };
  const item: CodeItem = { kind: "code", code: "code128", ...box, dark: "#000000", light: null };
  const front = { colour: "#ffffff", picture: null, items: [{ ...item, ...given }] };
  return { name: "Test", front, back: null };
}

async function pages(design: CardDesign, layout: CardLayout, cards: number): Promise<string[]> {
  const pdf = await cardPdf(
    Array.from({ length: cards }, aCard),
    { design, style, layout, sides: "both" },
    {
      title: "Cards",
      now: 1_780_000_000_000,
      fonts: printFonts(),
      pictures: new Map(),
      pause: () => Promise.resolve(),
    },
  );
  const text = Buffer.from(pdf).toString("latin1");
  return [...text.matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)].map(
    ([, width, height]) => `${Number(width).toFixed(2)} x ${Number(height).toFixed(2)}`,
  );
}

describe("the codes of a card", () => {
  test("R881 J3: every code that is drawn is read back", async () => {
    for (let at = 0; at < 20; at++) {
      expect(await codesReadBack(starterDesign, aCard(), { style, reader })).toBe(true);
    }
    const own = withCode({ code: "ean13" });
    expect(await codesReadBack(own, ean, { style, reader })).toBe(true);
    expect(await codesReadBack(own, aCard(), { style, reader })).toBe(false);
  });

  test.each<Partial<CodeItem>>([
    { dark: "#fafafa" },
    { dark: "#ffffff", light: "#000000" },
    { width: 3 },
  ])("R881 J3: a code that cannot be read is found: %o", async (given) => {
    expect(await codesReadBack(withCode(given), aCard(), { style, reader })).toBe(false);
  });

  test("R881 J3: the QR code leads a phone to the card and a till to its number", () => {
    const card = aCard();
    const text = codeText("qr", card, style.domain) ?? "";
    expect(text).toBe(`HTTPS://KARTE.EXAMPLE/C/${card.number}`);
    expect(cardInQr(text)).toEqual({ scheme: "own", number: card.number });
  });
});

describe("the PDF of cards", () => {
  test("R882 J3: pages are the size of a card, of a card with bleed, or A4 with ten", async () => {
    const [card, bleed, sheet] = ["242.65 x 153.01", "259.65 x 170.02", "595.28 x 841.89"];
    expect(await pages(starterDesign, "card", 2)).toEqual(Array(4).fill(card));
    expect(await pages(starterDesign, "bleed", 1)).toEqual(Array(2).fill(bleed));
    expect(await pages(starterDesign, "sheet", 11)).toEqual(Array(4).fill(sheet));
    expect(await pages({ ...starterDesign, back: null }, "card", 3)).toEqual(Array(3).fill(card));
  });

  test("R882 J3: a sheet that is turned over its long edge has each back behind its front", () => {
    for (let at = 0; at < 10; at++) {
      const [front, back] = [placeOnSheet(at, "front"), placeOnSheet(at, "back")];
      expect(back.y).toBe(front.y);
      expect(back.x + 85.6).toBeCloseTo(210 - front.x, 6);
    }
  });
});
