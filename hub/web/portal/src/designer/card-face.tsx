import {
  bleed,
  type CardItem,
  type CardSide,
  type CodeItem,
  cardSize,
  type Lettering,
} from "@cardweave/shared/domain/card-design/design";
import { type ReactElement, useMemo } from "react";
import { type Sample, sampleCode, sampleText } from "./sample-card.ts";
import { fieldLine, type SetLines, textLines } from "./set-lines.ts";
import type { LetterWidths } from "./use-print-font.ts";

export interface CardFaceProps {
  readonly side: CardSide;
  readonly sample: Sample;
  readonly widths: LetterWidths;
}

/** The card with its bleed. Unit: mm. */
export const outer = {
  x: -bleed,
  y: -bleed,
  width: cardSize.width + 2 * bleed,
  height: cardSize.height + 2 * bleed,
} as const;

/** One side as it is printed, in millimetres from the card's top left corner. */
export function CardFace({ side, sample, widths }: CardFaceProps): ReactElement {
  const { colour, picture, items } = side;
  return (
    <>
      <rect {...outer} fill={colour} />
      {picture === null ? null : (
        <image
          {...outer}
          href={`/v1/cards/pictures/${picture}`}
          preserveAspectRatio="xMidYMid slice"
        />
      )}
      {items.map((item, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the design
        <g key={at} data-at={at}>
          <rect x={item.x} y={item.y} width={item.width} height={item.height} fill="transparent" />
          <ItemDrawn item={item} sample={sample} widths={widths} />
        </g>
      ))}
    </>
  );
}

interface ItemDrawnProps extends Pick<CardFaceProps, "sample" | "widths"> {
  readonly item: CardItem;
}

function ItemDrawn({ item, sample, widths }: ItemDrawnProps): ReactElement {
  if (item.kind === "code") return <CodeDrawn item={item} sample={sample} />;
  const widthOf = widths(item.font);
  const set =
    item.kind === "text"
      ? textLines(item.text[sample.language], item, widthOf)
      : fieldLine(sampleText(item.field, sample), item, widthOf);
  return <Letters place={item} set={set} />;
}

interface CodeDrawnProps {
  readonly item: CodeItem;
  readonly sample: Sample;
}

function CodeDrawn({ item, sample }: CodeDrawnProps): ReactElement {
  const { x, y, width, height, light } = item;
  const path = useMemo(() => sampleCode(item, sample), [item, sample]);
  return (
    <>
      {light === null ? null : <rect x={x} y={y} width={width} height={height} fill={light} />}
      <path d={path} fill={item.dark} />
    </>
  );
}

/** Of the letters' size, from the top of the line to its foot. */
const ascent = 0.984;
const anchors = { left: "start", center: "middle", right: "end" } as const;
const shares = { left: 0, center: 0.5, right: 1 } as const;

interface LettersProps {
  readonly place: Lettering;
  readonly set: SetLines;
}

function Letters({ place, set }: LettersProps): ReactElement {
  const { x, y, width, font, colour, align } = place;
  return (
    <text
      className="card-letters"
      fontSize={set.size}
      fontWeight={font === "bold" ? 700 : 400}
      fill={colour}
      textAnchor={anchors[align]}
    >
      {set.lines.map((line, at) => (
        <tspan
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place in the text
          key={at}
          x={x + width * shares[align]}
          y={y + set.size * ascent + at * set.feed}
        >
          {line}
        </tspan>
      ))}
    </text>
  );
}
