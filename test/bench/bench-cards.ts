import { printFonts } from "@cardweave/shared/adapters/print-fonts";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { zxingCodes } from "@cardweave/shared/adapters/zxing-codes";
import { ownNumber } from "@cardweave/shared/domain/card";
import type { PrintedCard } from "@cardweave/shared/domain/card-design/card-code";
import type { CardDesign, CodeItem } from "@cardweave/shared/domain/card-design/design";
import { starterDesign } from "@cardweave/shared/domain/card-design/starter-design";
import { cardPdf } from "@cardweave/shared/printing/cards/card-pdf";
import { codesReadBack } from "@cardweave/shared/printing/cards/check-codes";
import { codeBitmap } from "@cardweave/shared/printing/cards/code-bitmap";
import { codeSymbol } from "@cardweave/shared/printing/cards/code-symbol";
import { type Bench, median, timed } from "./measures.ts";

const count = 1_000;
const frames = 50;

const style = {
  network: "Stadtkarte",
  domain: "karte.example",
  valid: "2029-12-31",
  language: "de",
} as const;

export const cards: Bench = {
  name: "cards",
  what: `printing ${count.toLocaleString("en")} cards, front and back`,
  run: async () => {
    const all = Array.from({ length: count }, newCard);
    const before = process.memoryUsage().rss;
    const print = await timed(() => printed(starterDesign, all));
    const memory = (process.memoryUsage().rss - before) / 1_048_576;
    const reader = zxingCodes();
    const readBack = await timed(async () => {
      for (const card of all) await codesReadBack(starterDesign, card, { style, reader });
    });
    return [
      { name: "PDF", value: print, unit: "ms", goal: { most: 5_000 } },
      { name: "memory beyond the start", value: memory, unit: "MB", goal: { most: 200 } },
      { name: "reading all codes back", value: readBack, unit: "ms" },
      {
        name: "one frame of 472 dots, p50",
        value: await frameMs(),
        unit: "ms",
        goal: { most: 20 },
      },
    ];
  },
};

function newCard(): PrintedCard {
  return { scheme: "own", number: ownNumber(systemRandom.bytes(10)), holder: "Erika Mustermann" };
}

async function printed(design: CardDesign, all: readonly PrintedCard[]): Promise<void> {
  const print = { design, style, layout: "card", sides: "both" } as const;
  await cardPdf(all, print, {
    title: "Cards",
    now: Date.now(),
    fonts: printFonts(),
    pictures: new Map(),
    pause: () => new Promise((resolve) => setImmediate(resolve)),
  });
}

/** What the reader that the till's camera uses needs for one picture. */
async function frameMs(): Promise<number> {
  const isCode = (item: CardDesign["front"]["items"][number]): item is CodeItem =>
    item.kind === "code";
  const code = starterDesign.front.items.find(isCode);
  if (code === undefined) throw new Error("the card to begin with has a code");
  const reader = zxingCodes();
  const bitmap = codeBitmap(code, codeSymbol("qr", "HTTPS://KARTE.EXAMPLE/C/ABC"), "#ffffff");
  const times: number[] = [];
  for (let at = 0; at < frames; at++)
    times.push(await timed(async () => void (await reader.read(bitmap))));
  return median(times);
}
