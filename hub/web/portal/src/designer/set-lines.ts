import type { Lettering } from "@cardweave/shared/domain/card-design/design";

/** Millimetres of a point: 1/72 of an inch. */
const pointMm = 25.4 / 72;
/** Of the letters' size, as the printer sets lines. */
const lineHeight = 1.26;
/** Points; a field's letters get no smaller than this to fit. */
const leastLetters = 5;

/** How wide letters of size 1 are. */
export type WidthOf = (text: string) => number;

export interface SetLines {
  /** Unit: mm. */
  readonly size: number;
  /** From one line to the next. Unit: mm. */
  readonly feed: number;
  readonly lines: readonly string[];
}

function broken(line: string, most: number, widthOf: WidthOf): readonly string[] {
  const lines: string[] = [];
  let now = "";
  for (const word of line.split(" ")) {
    const longer = now === "" ? word : `${now} ${word}`;
    if (now !== "" && widthOf(longer) > most) {
      lines.push(now);
      now = word;
    } else now = longer;
  }
  return [...lines, now];
}

/** A text goes on in the next line, and is cut where its box ends. */
export function textLines(text: string, place: Lettering, widthOf: WidthOf): SetLines {
  const size = place.size * pointMm;
  const feed = size * lineHeight;
  const lines = text.split("\n").flatMap((line) => broken(line, place.width / size, widthOf));
  const most = Math.max(1, Math.floor(place.height / feed + 1e-6));
  const shown = lines.slice(0, most);
  const last = shown.at(-1);
  if (lines.length > most && last !== undefined) shown[most - 1] = `${last}…`;
  return { size, feed, lines: shown };
}

/** A name or a number stays on one line and gets smaller to fit. */
export function fieldLine(text: string, place: Lettering, widthOf: WidthOf): SetLines {
  const over = (widthOf(text) * place.size * pointMm) / place.width;
  const points = over > 1 ? Math.max(leastLetters, place.size / over) : place.size;
  return { size: points * pointMm, feed: 0, lines: [text] };
}
