import type { NamedCall } from "../api/desk-api.ts";
import type { Json } from "../api/readers.ts";
import type { CardRef, Problem } from "../api/shapes.ts";

export const errandKinds = [
  "sale",
  "park",
  "park-book",
  "park-back",
  "park-drop",
  "return",
  "undo",
  "block",
  "unblock",
  "status-undo",
  "link",
  "pin",
  "gift",
  "make-vouchers",
  "void-voucher",
] as const;

export type ErrandKind = (typeof errandKinds)[number];

/** Anything a till books beside a single credit or debit, on its way under a name of its own. */
export interface Errand extends NamedCall {
  readonly kind: ErrandKind;
  readonly till: string;
  readonly card: CardRef | null;
}

export interface ErrandDone {
  readonly errand: Errand;
  readonly answer: Json;
  /** Its first answer was lost; it was asked for again under the same name. */
  readonly isLate: boolean;
  readonly at: number;
}

export type ErrandState =
  | { readonly step: "rest"; readonly done: ErrandDone | null }
  | { readonly step: "sending"; readonly errand: Errand; readonly done: null }
  | {
      readonly step: "unsure";
      readonly errand: Errand;
      readonly tries: number;
      readonly done: null;
    }
  | {
      readonly step: "refused";
      readonly errand: Errand;
      readonly problem: Problem;
      readonly done: null;
    };

export const noErrand: ErrandState = { step: "rest", done: null };

export function isOnErrand({ step }: ErrandState): boolean {
  return step === "sending" || step === "unsure";
}

/** The refusal of an errand of one of these kinds, while nothing has come after it. */
export function refusalOf(state: ErrandState, kinds: readonly ErrandKind[]): Problem | null {
  return state.step === "refused" && kinds.includes(state.errand.kind) ? state.problem : null;
}

export function doneOf(state: ErrandState, kinds: readonly ErrandKind[]): ErrandDone | null {
  const { done } = state;
  return done !== null && kinds.includes(done.errand.kind) ? done : null;
}

/** What takes an errand back; null where nothing does, or not by this operator. */
export function undoOf(
  { errand, answer }: ErrandDone,
  role: string,
): Pick<Errand, "kind" | "path" | "body"> | null {
  const { receipt } = answer;
  if (typeof receipt !== "string") return null;
  if (errand.kind === "sale" || errand.kind === "park-book" || errand.kind === "gift") {
    return { kind: "undo", path: "/v1/reversals", body: { receipt, reason: "undo" } };
  }
  // Whoever stands at a till may block a card; lifting that is for a manager.
  if (role === "manager" && (errand.kind === "block" || errand.kind === "unblock")) {
    const body = { card: errand.body["card"], undo: receipt, reason: "mistake" };
    return { kind: "status-undo", path: "/v1/cards/status", body };
  }
  return null;
}
