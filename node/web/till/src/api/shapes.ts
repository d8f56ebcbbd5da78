/** A card as the node's interface names one: a number under a scheme, not a carrier. */
export interface CardRef {
  readonly scheme: string;
  readonly number: string;
  readonly proof?: { readonly rotating?: string; readonly sun?: string };
  /** Typed by the cardholder; never kept on the browser's disk. */
  readonly pin?: string;
}

export interface PurseDef {
  readonly purse: string;
  readonly kind: "points" | "money" | "stamps";
  readonly currency?: string;
  /** Minor units that one unit pays; 0 where it pays nothing. */
  readonly unitValue?: number;
  /** Slots of a stamp card. */
  readonly slots?: number;
  readonly name: { readonly de: string; readonly en: string };
}

/** Whole points or minor units. */
export interface PurseView {
  readonly purse: string;
  readonly balance: number;
  readonly pending: number;
  /** What this branch may let out whatever the others do. */
  readonly guaranteed: number;
  /** What it may let out beyond that until headquarters has been asked. */
  readonly provisionalLimit: number;
  readonly overdraft: number;
  /** What ends next, and the last day (YYYY-MM-DD) on which it is good. */
  readonly expiring?: { readonly on: string; readonly amount: number };
}

export interface EntryView {
  readonly entry: string;
  readonly at: number;
  /** Empty for headquarters. */
  readonly branch: string;
  readonly branchName?: string;
  readonly kind: string;
  /** Empty for an entry that moves no value. */
  readonly purse: string;
  readonly amount: number;
  readonly reason: string;
  readonly state: string;
  /** False while only this branch has it. */
  readonly sent: boolean;
  readonly receipt?: string;
  readonly reversed?: boolean;
}

export interface AccountView {
  readonly id: string;
  /** False for a card that was never booked on, as far as this branch knows. */
  readonly known: boolean;
  readonly status: string;
  readonly asOf: number;
  /** A PIN is set. */
  readonly pin?: boolean;
  /** The branch has not been confirmed since it started: what is spent is provisional. */
  readonly checkingIn?: boolean;
  /** What the card that was shown leads from, when it was linked. */
  readonly leadsTo?: string;
  /** Accounts that share their value with this one. */
  readonly linked?: readonly string[];
  readonly rewards?: readonly RewardView[];
  /** Coupons that lie on the card. */
  readonly coupons?: readonly RewardView[];
  readonly tier?: TierProgress;
  readonly purses: readonly PurseView[];
  readonly recent: readonly EntryView[];
}

/** Where a card stands in the tier programme; days as YYYY-MM-DD. */
export interface TierProgress {
  /** `missing` is in points, or in minor units of the currency. */
  readonly measure: string;
  readonly tier: { readonly name: Names; readonly until: string } | null;
  readonly next: { readonly name: Names; readonly missing: number; readonly by: string } | null;
}

type Names = { readonly de: string; readonly en: string };

export interface RewardView {
  readonly campaign: string;
  readonly name: string;
  /** What it takes from the card; none for a coupon. */
  readonly cost?: { readonly purse: string; readonly amount: number };
}

export interface SessionView {
  readonly till: string;
  readonly branch: { readonly id: string; readonly name: string };
  readonly operator: { readonly id: string; readonly login: string; readonly role: string };
  readonly currency: string;
  readonly zone: string;
  readonly networkName: string;
}

export interface HealthView {
  readonly line: "connected" | "branch-only" | "offline";
  readonly since: number | null;
  readonly unsent: number;
  readonly oldestUnsentAt: number | null;
  readonly attention: readonly { readonly code: string; readonly detail: string }[];
}

export interface BookingAnswer {
  readonly receipt: string;
  readonly provisional: boolean;
  /** What campaigns gave on top of a load. */
  readonly bonus?: number;
  readonly account: AccountView;
}

export interface Problem {
  readonly code: string;
  readonly status: number;
  readonly asked?: number;
  readonly guaranteed?: number;
  readonly provisional?: number;
  readonly triesLeft?: number;
  readonly retryAfterSeconds?: number;
  /** Which payment of a sale it is about, from 0. */
  readonly tender?: number;
  /** What was wrong, field by field. */
  readonly fields?: readonly string[];
  /** The branches that can do it. */
  readonly heldBy?: readonly string[];
  /** What it is about where the code alone does not say, as in "pin". */
  readonly what?: string;
}

/** What became of a call: done, a definite no, or nobody knows. */
export type Answer<T> =
  | { readonly kind: "done"; readonly value: T }
  | { readonly kind: "refused"; readonly problem: Problem }
  | { readonly kind: "lost" };

/** What the cashier asked for, in the words of the interface. */
export type BookingWish = {
  readonly call: "booking";
  readonly card: CardRef;
  readonly type: "credit" | "debit";
  readonly purse: string;
  readonly amount: number;
  readonly currency?: string;
  readonly reason: "earned" | "redeemed" | "top-up" | "spend";
};

export type ReversalWish = { readonly call: "reversal"; readonly receipt: string };

export type Wish = BookingWish | ReversalWish;
