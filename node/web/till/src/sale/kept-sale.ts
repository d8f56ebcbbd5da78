import type { CardRef } from "../api/shapes.ts";
import type { ErrandState } from "../till/errand.ts";
import type { TillRoom } from "../till/till-room.ts";
import { cardOnOf } from "../till/till-session.ts";
import { addedSince, emptySale, isEmptySale, type SaleDraft } from "./sale-draft.ts";

interface Sent {
  readonly key: string;
  readonly draft: SaleDraft;
}

/** What this window knew of its basket. */
interface Kept {
  readonly draft: SaleDraft;
  readonly card: CardRef | null;
  /** Of a sale that was sent and not answered. */
  readonly sent: Sent | null;
}

function isKept(value: unknown): value is Kept {
  return typeof value === "object" && value !== null && "draft" in value && "sent" in value;
}

/** Null for what somebody else left there. */
function read(kept: string | null): Kept | null {
  if (kept === null) return null;
  try {
    const value: unknown = JSON.parse(kept);
    return isKept(value) ? { ...value, draft: { ...emptySale, ...value.draft } } : null;
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

function isOut(state: ErrandState, { key }: Sent): boolean {
  return "errand" in state && state.step !== "refused" && state.errand.key === key;
}

interface Parts extends Pick<TillRoom, "sale" | "errands" | "place"> {
  readonly till: Pick<TillRoom["till"], "session" | "send" | "onChange">;
}

export interface SentSale {
  readonly value: () => Sent | null;
  readonly change: (sent: Sent | null) => void;
}

function cardOf({ till }: Parts): CardRef | null {
  const card = cardOnOf(till.session())?.card;
  return card === undefined ? null : { scheme: card.scheme, number: card.number };
}

/** A sale that another window heard the answer of is none to book again. */
function draftLeft({ draft, sent }: Kept, state: ErrandState): SaleDraft {
  return sent === null || isOut(state, sent) ? draft : addedSince(draft, sent.draft);
}

function restore(parts: Parts, kept: Kept): void {
  const draft = draftLeft(kept, parts.errands.state());
  if (isEmptySale(draft)) return;
  parts.sale.change(() => draft);
  parts.place.change(() => "sale");
  if (kept.card !== null) parts.till.send({ kind: "identify", card: kept.card });
}

/**
 * The basket and its customer outlive a reload of the page and a way back to it, in this window
 * alone: two windows of one till must not both book it.
 * Source: SPEC R698.
 */
export function keepSale(parts: Parts, disk: Storage, till: string): SentSale {
  const place = `cardweave.basket.${till}`;
  const before = read(disk.getItem(place));
  let sent: Sent | null = null;
  if (before !== null) {
    const state = parts.errands.state();
    if (before.sent !== null && isOut(state, before.sent)) sent = before.sent;
    restore(parts, before);
  }
  const keep = (): void => {
    const kept: Kept = { draft: parts.sale.value(), card: cardOf(parts), sent };
    if (isEmptySale(kept.draft)) disk.removeItem(place);
    else disk.setItem(place, JSON.stringify(kept));
  };
  keep();
  parts.sale.onChange(keep);
  parts.till.onChange(keep);
  return {
    value: () => sent,
    change: (now) => {
      sent = now;
      keep();
    },
  };
}
