import {
  type Box,
  type CardItem,
  cardSize,
  safeMargin,
} from "@cardweave/shared/domain/card-design/design";

/** Lines that an item has come to lie on; null where it lies free. Unit: mm. */
export interface Guides {
  readonly x: number | null;
  readonly y: number | null;
}

export const noGuides: Guides = { x: null, y: null };

/** How near an edge must be to be drawn onto a line. Unit: mm. */
const reach = 0.7;

interface Span {
  readonly from: number;
  readonly length: number;
}

const across = ({ x, width }: Box): Span => ({ from: x, length: width });
const down = ({ y, height }: Box): Span => ({ from: y, length: height });

function edges({ from, length }: Span): readonly number[] {
  return [from, from + length / 2, from + length];
}

function linesOf(whole: number, others: readonly Span[]): readonly number[] {
  return [safeMargin, whole / 2, whole - safeMargin, ...others.flatMap(edges)];
}

/** The shortest way to a line, and that line. */
function pull(span: Span, lines: readonly number[]): { by: number; line: number | null } {
  let best: { by: number; line: number | null } = { by: reach, line: null };
  for (const edge of edges(span)) {
    for (const line of lines) {
      if (Math.abs(line - edge) < Math.abs(best.by)) best = { by: line - edge, line };
    }
  }
  return best.line === null ? { by: 0, line: null } : best;
}

/**
 * Draws an item that is moved by hand onto the safe margin, the card's middle, or in line with
 * another item. Rounding: none, so that what lies on a line lies on it exactly.
 */
export function snapped(
  item: CardItem,
  others: readonly Box[],
): { readonly item: CardItem; readonly guides: Guides } {
  const right = pull(across(item), linesOf(cardSize.width, others.map(across)));
  const lower = pull(down(item), linesOf(cardSize.height, others.map(down)));
  const x = thousandth(item.x + right.by);
  const y = thousandth(item.y + lower.by);
  return { item: { ...item, x, y }, guides: { x: right.line, y: lower.line } };
}

/** Without the tail that adding leaves behind. */
function thousandth(length: number): number {
  return Math.round(length * 1000) / 1000;
}
