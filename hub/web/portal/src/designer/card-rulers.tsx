import { bleed, cardSize } from "@cardweave/shared/domain/card-design/design";
import type { ReactElement } from "react";

/** Unit: mm, as all lengths here. */
export const rulerWidth = 5;

const start = -bleed - rulerWidth;
const end = start + rulerWidth;

function ticksTo(length: number): readonly number[] {
  return Array.from({ length: Math.floor(length) + 1 }, (_, at) => at);
}

function tickLength(at: number): number {
  if (at % 10 === 0) return 2;
  return at % 5 === 0 ? 1.4 : 0.8;
}

const across = ticksTo(cardSize.width);
const down = ticksTo(cardSize.height);

const ticks = [
  ...across.map((at) => `M${at} ${end}v${-tickLength(at)}`),
  ...down.map((at) => `M${end} ${at}h${-tickLength(at)}`),
].join("");

/** Millimetres above and beside the card, every ten with their number. */
export function CardRulers(): ReactElement {
  return (
    <g className="card-rulers">
      <path d={ticks} />
      {across
        .filter((at) => at % 10 === 0)
        .map((at) => (
          <text key={`x${at}`} x={at} y={end - 2.4} textAnchor="middle">
            {at}
          </text>
        ))}
      {down
        .filter((at) => at % 10 === 0)
        .map((at) => (
          <text key={`y${at}`} x={end - 2.4} y={at + 0.7} textAnchor="end">
            {at}
          </text>
        ))}
    </g>
  );
}
