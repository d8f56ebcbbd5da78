import type { ActionCode } from "../till/till-actions.ts";

export interface NewsFacts {
  readonly change: string;
  readonly when: string;
  /** Null for another till of this branch. */
  readonly branch: string | null;
}

/** Every sentence of the till page; a language that lacks one does not compile. */
export interface TillTexts {
  readonly pairingTitle: string;
  readonly pairingHow: string;
  readonly signInTitle: string;
  readonly login: string;
  readonly password: string;
  readonly signIn: string;
  readonly signOut: string;
  readonly signInWrong: string;
  readonly sessionOver: string;
  readonly otherTill: string;
  readonly checking: string;
  readonly tillName: (till: string) => string;

  readonly awayTitle: string;
  readonly awayHow: string;
  readonly lineWords: Record<"connected" | "branch-only" | "offline", string>;
  readonly lineSince: (when: string) => string;
  readonly unsent: (count: number) => string;
  readonly oldestUnsent: (when: string) => string;
  readonly safe: string;

  readonly find: string;
  readonly findHint: string;
  readonly findButton: string;
  readonly idleTitle: string;
  readonly idleHow: Readonly<Record<"scan" | "type" | "fresh" | "offline", string>>;
  readonly notACard: string;
  readonly lookingUp: string;
  readonly clear: string;
  readonly customer: string;
  readonly card: (masked: string) => string;

  readonly newCard: string;
  readonly blocked: string;
  readonly live: string;
  readonly asOf: (when: string) => string;
  readonly guaranteedAll: string;
  readonly guaranteedHere: (amount: string) => string;
  readonly provisionalLeft: (amount: string) => string;
  readonly overdraft: (amount: string) => string;
  readonly pending: (amount: string) => string;
  readonly newsOf: (news: NewsFacts) => string;

  readonly actions: Record<ActionCode, string>;
  readonly amountOf: Record<ActionCode, string>;
  readonly confirm: Record<ActionCode, (amount: string) => string>;
  readonly amountWrong: Record<"not-a-number" | "too-fine" | "too-much", string>;
  readonly foreCredit: (after: string) => string;
  readonly foreGuaranteed: (after: string) => string;
  readonly foreProvisional: (beyond: string, after: string) => string;
  readonly foreShort: (missing: string) => string;
  readonly forecastEmpty: string;
  readonly deleteDigit: string;
  readonly keypad: string;

  readonly booking: string;
  readonly unsureTitle: (what: string, masked: string) => string;
  readonly unsureHow: string;
  readonly booked: Record<ActionCode, (amount: string, when: string) => string>;
  readonly undone: (amount: string, when: string) => string;
  readonly provisional: string;
  readonly undo: string;
  readonly undoSure: string;
  readonly undoOf: (what: string) => string;

  readonly history: string;
  readonly historyNone: string;
  readonly historyMore: string;
  readonly sent: string;
  readonly notSent: string;
  readonly reversed: string;
  readonly entryState: (state: string) => string | null;
  readonly reasons: Readonly<Record<string, string>>;
  readonly creditOrDebit: Record<"credit" | "debit", string>;
  readonly thisBranch: string;
  readonly headquarters: string;
}
