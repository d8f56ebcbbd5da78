import type { CardFont } from "@cardweave/shared/domain/card-design/design";
import { useEffect, useMemo, useState } from "react";
import type { WidthOf } from "./set-lines.ts";

/** The printer's letters: `designer.css` loads them for this page alone. */
const family = "Card print";
const weights: Readonly<Record<CardFont, string>> = { regular: "400", bold: "700" };
const sampleSize = 100;

export type LetterWidths = (font: CardFont) => WidthOf;

/** Measures texts as they will be printed; anew when the letters have come. */
export function useLetterWidths(): LetterWidths {
  const [isHere, setHere] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const fonts = Object.values(weights).map((weight) => `${weight} 10px "${family}"`);
    // Without them the browser's own letters stand in; nothing on the card depends on them.
    void Promise.allSettled(fonts.map((font) => document.fonts.load(font))).then(() => {
      if (isWanted) setHere(true);
    });
    return () => {
      isWanted = false;
    };
  }, []);
  return useMemo(() => {
    const pen = document.createElement("canvas").getContext("2d");
    const names = isHere ? `"${family}", sans-serif` : "sans-serif";
    return (font) => (text) => {
      if (pen === null) return text.length / 2;
      pen.font = `${weights[font]} ${sampleSize}px ${names}`;
      return pen.measureText(text).width / sampleSize;
    };
  }, [isHere]);
}
