import type { Language } from "@cardweave/shared/ui/language";
import type { CardRef } from "../api/shapes.ts";
import type { PlaceName } from "../desk-places.ts";
import type { PagePorts } from "../ports.ts";
import { emptySale, isEmptySale } from "../sale/sale-draft.ts";
import { type ErrandDone, undoOf } from "../till/errand.ts";
import { sendErrand, undoErrand, type Wished } from "../till/errand-acts.ts";
import { followScan, type ScanParts } from "../till/follow-scan.ts";
import { cardIn } from "../till/scanned-text.ts";
import { draftAmount, freshDraft, type TillAction, wishOf } from "../till/till-actions.ts";
import type { TillRoom } from "../till/till-room.ts";
import { cardOnOf, isBusy, troubleOf } from "../till/till-session.ts";

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
  /** False when what was scanned or typed means nothing here. */
  readonly identify: (scanned: string) => boolean;
  readonly type: (typed: string) => void;
  readonly choose: (action: TillAction) => void;
  readonly confirm: () => void;
  /** The booking that was refused, once more with the PIN that it lacked. */
  readonly confirmWithPin: (pin: string) => void;
  readonly undo: (what: Undoable) => void;
  readonly undoLast: () => void;
  readonly canUndo: (done: ErrandDone) => boolean;
  readonly run: (wished: Wished) => void;
  readonly open: (place: PlaceName) => void;
  readonly clear: () => void;
  /** What Escape does: one step back, and a basket is never lost by it. */
  readonly back: () => void;
}

export interface DeskFacts {
  readonly room: TillRoom;
  readonly ports: PagePorts;
  readonly language: Language;
  readonly till: string;
  readonly reached: boolean;
  /** Of who has signed in. */
  readonly role: string;
}

const shortestCode = 12;

export function deskActs(facts: DeskFacts): DeskActs {
  const { room } = facts;
  const { till } = room;
  const on = () => cardOnOf(till.session());
  const undo = (what: Undoable): void => sendUndo(facts, what);
  const acts: DeskActs = {
    canBook: facts.reached,
    identify: (scanned) => followScan(scansOf(facts), scanned),
    type: (typed) => {
      const draft = on()?.draft;
      if (draft !== undefined) till.send({ kind: "edit", draft: { ...draft, typed } });
    },
    choose: (action) => chooseAction(facts, action),
    confirm: () => sendDraft(facts),
    confirmWithPin: (pin) => sendWithPin(facts, pin),
    undo,
    undoLast: () => undoLast(facts, undo),
    canUndo: (done) => undoOf(done, facts.role) !== null,
    run: (wished) => sendErrand(facts, wished),
    open: (place) => room.place.change(() => place),
    clear: () => {
      till.send({ kind: "clear" });
      // A basket that is being booked may come back refused.
      if (!room.errands.isBusy()) room.sale.change(() => emptySale);
      room.asked.change(() => null);
      room.payNext.change(() => false);
      room.scans.note.change(() => null);
      room.errands.clear();
    },
    back: () => stepBack(room, acts),
  };
  return acts;
}

function scansOf({ room, ports, language }: DeskFacts): ScanParts {
  return { room, desk: ports.desk, api: ports.api, language: () => language };
}

function chooseAction({ room }: DeskFacts, action: TillAction): void {
  const draft = cardOnOf(room.till.session())?.draft;
  room.startWith(action);
  const fresh = freshDraft(action);
  const typed = draft?.action.kind === action.kind ? draft.typed : fresh.typed;
  room.place.change(() => "counter");
  room.till.send({ kind: "edit", draft: { action, typed } });
}

function stepBack(room: TillRoom, acts: DeskActs): void {
  const on = cardOnOf(room.till.session());
  const place = room.place.value();
  if (room.payNext.value()) {
    room.payNext.change(() => false);
    return;
  }
  if (place === "sale" && !isEmptySale(room.sale.value())) return;
  if (place !== "counter") room.place.change(() => "counter");
  else if (on !== null && on.draft.typed !== "") acts.type("");
  else acts.clear();
}

function undoLast(facts: DeskFacts, undo: (what: Undoable) => void): void {
  const { last } = facts.room.till.session();
  const { done } = facts.room.errands.state();
  if (done !== null && done.at >= (last?.at ?? 0)) {
    undoErrand(facts, done);
    return;
  }
  if (last === null || last.attempt.isUndo) return;
  const { action, amount, card } = last.attempt;
  undo({ receipt: last.receipt, action, amount, card });
}

/** A code that a slow scanner typed into the amount; no amount is as long as a card's number. */
function strayScan(typed: string): CardRef | null {
  return typed.length >= shortestCode ? cardIn(typed) : null;
}

function canSend({ room, reached }: DeskFacts): boolean {
  return reached && !room.errands.isBusy() && !isBusy(room.till.session());
}

function sendDraft(facts: DeskFacts): void {
  const { room, ports, language, till } = facts;
  const on = cardOnOf(room.till.session());
  if (on === null || !canSend(facts)) return;
  const parsed = draftAmount(on.draft, language);
  const card = parsed.ok ? null : strayScan(on.draft.typed);
  if (card !== null) room.till.send({ kind: "identify", card });
  if (!parsed.ok || parsed.amount === 0) return;
  const { action } = on.draft;
  const { amount } = parsed;
  const wish = wishOf(action, on.card, amount);
  const attempt = { key: ports.newKey(), till, wish, action, amount, card: on.card, isUndo: false };
  room.errands.clear();
  room.till.send({ kind: "send", attempt });
}

function sendWithPin(facts: DeskFacts, pin: string): void {
  const attempt = troubleOf(facts.room.till.session())?.attempt;
  if (attempt?.wish.call !== "booking" || !canSend(facts)) return;
  const wish = { ...attempt.wish, card: { ...attempt.wish.card, pin } };
  const again = { ...attempt, key: facts.ports.newKey(), wish };
  facts.room.till.send({ kind: "send", attempt: again });
}

function sendUndo(facts: DeskFacts, what: Undoable): void {
  if (!canSend(facts)) return;
  const { action, amount, card } = what;
  const { room, ports, till } = facts;
  const wish = { call: "reversal", receipt: what.receipt } as const;
  const attempt = { key: ports.newKey(), till, wish, action, amount, card, isUndo: true };
  room.till.send({ kind: "send", attempt });
}
