import type { CardItem } from "@cardweave/shared/domain/card-design/design";
import { type PointerEvent, useRef, useState } from "react";
import { moved, resized } from "./draft.ts";
import { type Guides, noGuides, snapped } from "./snap.ts";
import type { Workshop } from "./use-workshop.ts";

type Event = PointerEvent<SVGSVGElement>;

interface Drag {
  readonly item: CardItem;
  readonly at: number;
  readonly isSize: boolean;
  readonly from: DOMPoint;
  readonly about: string;
}

export interface DragHands {
  readonly onPointerDown: (event: Event) => void;
  readonly onPointerMove: (event: Event) => void;
  readonly onPointerUp: () => void;
  readonly onPointerCancel: () => void;
}

export interface Dragging {
  readonly hands: DragHands;
  /** What the item that is being moved has come to lie on. */
  readonly guides: Guides;
}

/** Where the finger or the mouse is on the card. Unit: mm. */
function pointOf(event: Event): DOMPoint {
  const turned = event.currentTarget.getScreenCTM()?.inverse();
  return new DOMPoint(event.clientX, event.clientY).matrixTransform(turned);
}

/** A hand that only presses must not shift what it presses. Unit: mm. */
const slack = 0.3;

interface Touched {
  /** Null for the background. */
  readonly at: number | null;
  readonly isSize: boolean;
}

function touchedBy({ target }: Event, chosen: number | null): Touched | null {
  if (!(target instanceof Element)) return null;
  if (target.closest("[data-handle]") !== null) return { at: chosen, isSize: true };
  const spot = target.closest("[data-at]")?.getAttribute("data-at");
  return { at: spot === null || spot === undefined ? null : Number(spot), isSize: false };
}

/** What is touched is chosen and follows; its corner changes its size. A whole way is one step. */
export function useDrag(shop: Workshop): Dragging {
  const drag = useRef<Drag | null>(null);
  const count = useRef(0);
  const [guides, setGuides] = useState(noGuides);
  const end = (): void => {
    drag.current = null;
    setGuides(noGuides);
  };
  const begin = (event: Event): void => {
    const touched = event.button === 0 ? touchedBy(event, shop.at) : null;
    if (touched === null) return;
    const { at, isSize } = touched;
    if (!isSize) shop.choose(at);
    const item = shop.shown.items[at ?? -1];
    if (item === undefined || at === null || !shop.mayEdit) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    count.current += 1;
    drag.current = { item, at, isSize, from: pointOf(event), about: `drag ${count.current}` };
  };
  const follow = (event: Event): void => {
    const now = drag.current;
    if (now === null || now.at !== shop.at) return;
    const to = pointOf(event);
    const [right, down] = [to.x - now.from.x, to.y - now.from.y];
    const isStill = shop.item === now.item && Math.hypot(right, down) < slack;
    if (isStill) return;
    if (now.isSize) {
      shop.editItem(resized(now.item, right, down), now.about);
      return;
    }
    const others = shop.shown.items.filter((_, at) => at !== now.at);
    const put = moved(now.item, right, down);
    const free = { item: put, guides: noGuides };
    const { item, guides: lines } = event.altKey ? free : snapped(put, others);
    shop.editItem(item, now.about);
    setGuides(lines);
  };
  const hands = { onPointerDown: begin, onPointerMove: follow };
  return { hands: { ...hands, onPointerUp: end, onPointerCancel: end }, guides };
}
