import type { Language } from "@cardweave/shared/ui/language";
import type { CardRef } from "../api/shapes.ts";
import type { PagePorts } from "../ports.ts";
import { cardIn } from "../till/scanned-text.ts";
import { draftAmount, type TillAction, wishOf } from "../till/till-actions.ts";
import type { TillRoom } from "../till/till-room.ts";
import { cardOnOf } from "../till/till-session.ts";

/** A booking that can be taken back, from the result line or from the history. */
export interface Undoable {
  readonly receipt: string;
  readonly action: TillAction;
  readonly amount: number;
  readonly card: CardRef;
}

/** What hands can do at the desk, whether by key, pad or scanner. */
export interface DeskActs {
  /** False while the node is out of reach: nothing can be booked or undone. */
  readonly canBook: boolean;
  /** False when what was scanned cannot be a card. */
  readonly identify: (scanned: string) => boolean;
  readonly type: (typed: string) => void;
  readonly choose: (action: TillAction) => void;
  readonly confirm: () => void;
  readonly undo: (what: Undoable) => void;
  readonly undoLast: () => void;
  readonly clear: () => void;
}

export interface DeskFacts {
  readonly room: TillRoom;
  readonly ports: PagePorts;
  readonly language: Language;
  readonly till: string;
  readonly reached: boolean;
}

const shortestCode = 12;

export function deskActs(facts: DeskFacts): DeskActs {
  const { till } = facts.room;
  const on = () => cardOnOf(till.session());
  const undo = (what: Undoable): void => sendUndo(facts, what);
  return {
    canBook: facts.reached,
    identify: (scanned) => {
      const card = cardIn(scanned);
      if (card !== null) till.send({ kind: "identify", card });
      return card !== null;
    },
    type: (typed) => {
      const draft = on()?.draft;
      if (draft !== undefined) till.send({ kind: "edit", draft: { ...draft, typed } });
    },
    choose: (action) => {
      const draft = on()?.draft;
      facts.room.useNext(action);
      const typed = draft?.action.kind === action.kind ? draft.typed : "";
      till.send({ kind: "edit", draft: { action, typed } });
    },
    confirm: () => sendDraft(facts),
    undo,
    undoLast: () => {
      const { last } = till.session();
      if (last === null || last.attempt.isUndo) return;
      const { action, amount, card } = last.attempt;
      undo({ receipt: last.receipt, action, amount, card });
    },
    clear: () => till.send({ kind: "clear" }),
  };
}

/** A code that a slow scanner typed into the amount; no amount is as long as a card's number. */
function strayScan(typed: string): CardRef | null {
  return typed.length >= shortestCode ? cardIn(typed) : null;
}

function sendDraft({ room, ports, language, till, reached }: DeskFacts): void {
  const on = cardOnOf(room.till.session());
  if (on === null || !reached) return;
  const parsed = draftAmount(on.draft, language);
  const card = parsed.ok ? null : strayScan(on.draft.typed);
  if (card !== null) room.till.send({ kind: "identify", card });
  if (!parsed.ok || parsed.amount === 0) return;
  const { action } = on.draft;
  const { amount } = parsed;
  const wish = wishOf(action, on.card, amount);
  const attempt = { key: ports.newKey(), till, wish, action, amount, card: on.card, isUndo: false };
  room.till.send({ kind: "send", attempt });
}

function sendUndo({ room, ports, till, reached }: DeskFacts, what: Undoable): void {
  if (!reached) return;
  const { action, amount, card } = what;
  const wish = { call: "reversal", receipt: what.receipt } as const;
  const key = ports.newKey();
  room.till.send({
    kind: "send",
    attempt: { key, till, wish, action, amount, card, isUndo: true },
  });
}
