import type { PlaceName } from "../desk-places.ts";
import type { ErrandKind } from "../till/errand.ts";
import type { ActionCode } from "../till/till-actions.ts";

export interface NewsFacts {
  readonly change: string;
  readonly when: string;
  /** Null for another till of this branch. */
  readonly branch: string | null;
}

/** A page on which nothing counts says so wherever one looks. */
export interface TrainingTexts {
  readonly start: string;
  readonly end: string;
  readonly band: string;
  readonly bandHow: string;
  readonly slip: string;
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
  readonly status: string;
  readonly signInWrong: string;
  readonly sessionOver: string;
  readonly otherTill: string;
  readonly checking: string;
  readonly tillName: (till: string) => string;

  readonly awayTitle: string;
  readonly awayHow: string;
  readonly awayOpenTitle: string;
  readonly awayOpenHow: string;
  /** Of a booking whose answer came late. */
  readonly arrived: string;
  readonly lineWords: Record<"connected" | "branch-only" | "offline", string>;
  readonly lineSince: (when: string) => string;
  readonly unsent: (count: number) => string;
  readonly oldestUnsent: (when: string) => string;
  readonly safe: string;

  readonly find: string;
  readonly findHint: string;
  readonly findButton: string;
  readonly cameraButton: string;
  readonly cameraHint: string;
  readonly cameraFailed: string;
  readonly cameraClose: string;
  readonly idleTitle: string;
  readonly idleHow: Readonly<Record<"scan" | "type" | "fresh" | "offline", string>>;
  readonly notACard: string;
  readonly numberWrong: string;
  /** While a booking is under way that something was scanned behind. */
  readonly scanWaits: string;
  readonly scanTooEarly: string;
  readonly lookingUp: string;
  readonly clear: string;
  readonly customer: string;
  readonly card: (masked: string) => string;

  readonly places: Record<PlaceName, string>;
  readonly placesLabel: string;
  readonly placeLost: string;
  readonly again: string;
  readonly keys: string;
  readonly keysTitle: string;
  readonly keyWords: Readonly<
    Record<"find" | "newCard" | "undo" | "clear" | "keys" | "pick", string>
  >;
  readonly people: {
    readonly title: string;
    readonly looking: string;
    readonly none: string;
    readonly show: string;
    /** Bookings need the card itself. */
    readonly scanToBook: (masked: string) => string;
  };
  readonly cardMade: string;

  readonly rewardsTitle: string;
  readonly newCardCode: string;
  readonly newCardHow: string;
  readonly training: TrainingTexts;

  readonly newCard: string;
  readonly blocked: string;
  readonly checkingIn: string;
  readonly checkingInHow: string;
  readonly lastInTouch: (when: string) => string;
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

  readonly guaranteed: string;
  readonly bonus: (amount: string) => string;
  readonly beyondNow: (beyond: string, left: string) => string;
  /** What can be done about a refusal, beside what its sentence says. */
  readonly waitForLine: string;
  readonly asked: string;
  readonly guaranteedWord: string;
  readonly provisionalWord: string;
  readonly pin: {
    readonly label: string;
    readonly confirm: string;
    readonly triesLeft: (count: number) => string;
    readonly wait: (seconds: number) => string;
  };
  readonly slip: string;
  readonly printedHere: string;
  readonly slipProvisional: string;
  readonly print: string;
  readonly close: string;
  readonly errands: Readonly<Record<ErrandKind, string>>;
  readonly errandsDone: Readonly<Record<ErrandKind, (when: string) => string>>;

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
