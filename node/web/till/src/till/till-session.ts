import type { NamedWish } from "../api/node-api.ts";
import type { AccountView, BookingAnswer, CardRef, EntryView, Problem } from "../api/shapes.ts";
import type { Draft, TillAction } from "./till-actions.ts";

/** A booking on its way: its name, and what to say about it. Kept on disk until it is answered. */
export interface Attempt extends NamedWish {
  readonly action: TillAction;
  readonly amount: number;
  readonly isUndo: boolean;
  /** For the masked number; an undo from the history knows the card too. */
  readonly card: CardRef;
}

/** The last booking of this till, which can still be taken back. */
export interface Booked {
  readonly attempt: Attempt;
  readonly receipt: string;
  readonly provisional: boolean;
  /** Units that this branch had no rights for; 0 where all was guaranteed. */
  readonly beyond: number;
  /** What may still go beyond its rights. */
  readonly limitLeft: number;
  readonly bonus: number;
  /** Its first answer was lost; it was asked for again under the same name. */
  readonly isLate: boolean;
  readonly at: number;
}

export interface CardOn {
  readonly card: CardRef;
  readonly account: AccountView;
  readonly draft: Draft;
  /** What other tills have booked since the card was shown. */
  readonly news: readonly EntryView[];
}

export type Trouble = Problem & { readonly attempt: Attempt | null };

interface Kept {
  readonly last: Booked | null;
}

export type TillSession =
  | (Kept & { readonly step: "idle"; readonly trouble: Trouble | null })
  | (Kept & { readonly step: "looking-up"; readonly card: CardRef })
  | (Kept & { readonly step: "card-on"; readonly on: CardOn; readonly trouble: Trouble | null })
  | (Kept & { readonly step: "booking"; readonly on: CardOn | null; readonly attempt: Attempt })
  | (Kept & {
      readonly step: "unsure";
      readonly on: CardOn | null;
      readonly attempt: Attempt;
      readonly tries: number;
    });

export type TillEvent =
  | { readonly kind: "identify"; readonly card: CardRef }
  | {
      readonly kind: "found";
      readonly card: CardRef;
      readonly account: AccountView;
      readonly draft: Draft;
    }
  | { readonly kind: "not-found"; readonly card: CardRef; readonly problem: Problem }
  | { readonly kind: "refreshed"; readonly account: AccountView }
  /** The account after something that this till itself did. */
  | { readonly kind: "adopted"; readonly account: AccountView }
  | { readonly kind: "edit"; readonly draft: Draft }
  | { readonly kind: "send"; readonly attempt: Attempt }
  | { readonly kind: "resume"; readonly attempt: Attempt }
  | { readonly kind: "booked"; readonly answer: BookingAnswer; readonly at: number }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "lost" }
  | { readonly kind: "clear" };

export type Step = TillSession["step"];
export type EventKind = TillEvent["kind"];
export type At<S extends Step> = Extract<TillSession, { step: S }>;
export type On<E extends EventKind> = Extract<TillEvent, { kind: E }>;

export const atRest: TillSession = { step: "idle", last: null, trouble: null };

/** The card in play, in whatever step. */
export function cardOnOf(session: TillSession): CardOn | null {
  return "on" in session ? session.on : null;
}

export function troubleOf(session: TillSession): Trouble | null {
  return "trouble" in session ? session.trouble : null;
}

/** True while the outcome of a booking is open: nothing else may start. */
export function isBusy(session: TillSession): boolean {
  return session.step === "booking" || session.step === "unsure";
}
