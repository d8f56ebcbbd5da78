import {
  type CardDesign,
  type CardItem,
  type CardSide,
  cardSize,
  type SideName,
} from "@cardweave/shared/domain/card-design/design";

/** A design while it is changed, with the steps back and forth. */
export interface Draft {
  readonly past: readonly CardDesign[];
  readonly now: CardDesign;
  readonly future: readonly CardDesign[];
  /** What the last step was about; typing on in one field or dragging on is one step. */
  readonly about: string | null;
}

export interface ItemPlace {
  readonly side: SideName;
  readonly at: number;
}

const mostSteps = 200;

export function draftOf(design: CardDesign): Draft {
  return { past: [], now: design, future: [], about: null };
}

export function edited(draft: Draft, now: CardDesign, about: string | null = null): Draft {
  const goesOn = about !== null && about === draft.about;
  const past = goesOn ? draft.past : [...draft.past, draft.now].slice(-mostSteps);
  return { past, now, future: [], about };
}

export function undone(draft: Draft): Draft {
  const now = draft.past.at(-1);
  if (now === undefined) return draft;
  return { past: draft.past.slice(0, -1), now, future: [draft.now, ...draft.future], about: null };
}

export function redone(draft: Draft): Draft {
  const [now, ...future] = draft.future;
  if (now === undefined) return draft;
  return { past: [...draft.past, draft.now], now, future, about: null };
}

export function withSide(design: CardDesign, name: SideName, side: CardSide): CardDesign {
  return name === "front" ? { ...design, front: side } : { ...design, back: side };
}

export function itemAt(design: CardDesign, { side, at }: ItemPlace): CardItem | undefined {
  return design[side]?.items[at];
}

/** Null takes the item away. */
export function withItem(design: CardDesign, place: ItemPlace, item: CardItem | null): CardDesign {
  const side = design[place.side];
  if (side === null) return design;
  const items = side.items.flatMap((one, at) => {
    if (at !== place.at) return [one];
    return item === null ? [] : [item];
  });
  return withSide(design, place.side, { ...side, items });
}

/** `by` 1 draws the item later, above its neighbour; -1 before it. */
export function reordered(side: CardSide, at: number, by: 1 | -1): CardSide {
  const [item, other] = [side.items[at], side.items[at + by]];
  if (item === undefined || other === undefined) return side;
  return { ...side, items: side.items.with(at, other).with(at + by, item) };
}

/** Unit: mm. Rounding: to a tenth, a half goes up. */
function tenth(length: number): number {
  return Math.round(length * 10) / 10;
}

function within(length: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, length));
}

/** Promise: it can still be seen on the card, so that it can be fetched back. Unit: mm. */
export function moved(item: CardItem, right: number, down: number): CardItem {
  const x = within(tenth(item.x + right), tenth(1 - item.width), cardSize.width - 1);
  const y = within(tenth(item.y + down), tenth(1 - item.height), cardSize.height - 1);
  return { ...item, x, y };
}

/** Unit: mm. */
export function resized(item: CardItem, wider: number, higher: number): CardItem {
  const width = within(tenth(item.width + wider), 1, cardSize.width);
  const height = within(tenth(item.height + higher), 1, cardSize.height);
  return { ...item, width, height };
}
