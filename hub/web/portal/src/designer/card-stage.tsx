import {
  bleed,
  type CardItem,
  cardSize,
  safeMargin,
} from "@cardweave/shared/domain/card-design/design";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import { CardFace, outer } from "./card-face.tsx";
import { CardRulers, rulerWidth } from "./card-rulers.tsx";
import { designerTexts } from "./designer-texts.ts";
import { placeOf } from "./fault-words.ts";
import type { Sample } from "./sample-card.ts";
import type { Guides } from "./snap.ts";
import { useDrag } from "./use-drag.ts";
import type { LetterWidths } from "./use-print-font.ts";
import type { Workshop } from "./use-workshop.ts";

export interface CardStageProps {
  readonly shop: Workshop;
  readonly sample: Sample;
  readonly widths: LetterWidths;
  readonly hasGuides: boolean;
}

const safe = {
  x: safeMargin,
  y: safeMargin,
  width: cardSize.width - 2 * safeMargin,
  height: cardSize.height - 2 * safeMargin,
} as const;
const rim = 0.5;
const view = [
  outer.x - rulerWidth,
  outer.y - rulerWidth,
  outer.width + rulerWidth + rim,
  outer.height + rulerWidth + rim,
].join(" ");

/** One side of the card, to scale, in millimetres. */
export function CardStage({ shop, sample, widths, hasGuides }: CardStageProps): ReactElement {
  const texts = useTexts(designerTexts);
  const { hands, guides } = useDrag(shop);
  const { shown, item, at: chosen, side, faults } = shop;
  const wrong = faults.map(placeOf).filter((one) => one.side === side);
  const isWrong = (at: number): boolean => wrong.some((one) => one.at === at);
  return (
    <svg
      className="card-stage"
      viewBox={view}
      role="application"
      aria-label={`${texts.stage}: ${texts.sides[side]}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: arrow keys move what is chosen in it
      tabIndex={0}
      {...hands}
    >
      <CardFace side={shown} sample={sample} widths={widths} />
      {hasGuides ? <Margins /> : <Edge />}
      <CardRulers />
      {shown.items.map((one, at) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: an item is its place in the design
        isWrong(at) ? <Frame key={at} item={one} className="card-wrong" /> : null,
      )}
      <Lines guides={guides} />
      {item === undefined ? null : (
        <Chosen item={item} mayEdit={shop.mayEdit} isWrong={chosen !== null && isWrong(chosen)} />
      )}
    </svg>
  );
}

const round = 3.18;

/** What lies beyond the edge is cut off, so it is shown faintly. */
function Margins(): ReactElement {
  const { x, y, width, height } = outer;
  const card = `M0 0h${cardSize.width}v${cardSize.height}H0z`;
  return (
    <g className="card-guides">
      <path
        className="card-bleed"
        fillRule="evenodd"
        d={`M${x} ${y}h${width}v${height}h${-width}z${card}`}
      />
      <rect className="card-edge" width={cardSize.width} height={cardSize.height} rx={round} />
      <rect className="card-safe" {...safe} />
    </g>
  );
}

/** The card alone, its corners round, as somebody will hold it. */
function Edge(): ReactElement {
  const { x, y, width, height } = outer;
  const [w, h] = [cardSize.width - 2 * round, cardSize.height - 2 * round];
  const arc = (dx: number, dy: number): string => `a${round} ${round} 0 0 1 ${dx} ${dy}`;
  const card = [
    `M${round} 0h${w}${arc(round, round)}v${h}${arc(-round, round)}`,
    `h${-w}${arc(-round, -round)}v${-h}${arc(round, -round)}z`,
  ].join("");
  return (
    <path
      className="card-rest"
      fillRule="evenodd"
      d={`M${x} ${y}h${width}v${height}h${-width}z${card}`}
    />
  );
}

function Lines({ guides: { x, y } }: { readonly guides: Guides }): ReactElement {
  return (
    <g className="card-lines">
      {x === null ? null : <path d={`M${x} ${-bleed}V${cardSize.height + bleed}`} />}
      {y === null ? null : <path d={`M${-bleed} ${y}H${cardSize.width + bleed}`} />}
    </g>
  );
}

interface FrameProps {
  readonly item: CardItem;
  readonly className: string;
}

function Frame({ item: { x, y, width, height }, className }: FrameProps): ReactElement {
  return <rect className={className} x={x} y={y} width={width} height={height} />;
}

const handle = 2.4;

interface ChosenProps {
  readonly item: CardItem;
  readonly mayEdit: boolean;
  readonly isWrong: boolean;
}

function Chosen({ item, mayEdit, isWrong }: ChosenProps): ReactElement {
  const { x, y, width, height } = item;
  return (
    <g>
      <Frame item={item} className={isWrong ? "card-chosen card-wrong" : "card-chosen"} />
      {mayEdit ? (
        <rect
          className="card-handle"
          data-handle=""
          x={x + width - handle / 2}
          y={y + height - handle / 2}
          width={handle}
          height={handle}
          rx={0.5}
        />
      ) : null}
    </g>
  );
}
