import { fractionDigits, type Unit } from "@cardweave/shared/ui/format-amount";
import type { Language } from "@cardweave/shared/ui/language";
import { parseAmount } from "@cardweave/shared/ui/parse-amount";
import type { BookingWish, CardRef, PurseDef } from "../api/shapes.ts";

export type ActionCode = "earn" | "redeem" | "spend" | "top-up" | "stamp";

interface ActionRule {
  readonly code: ActionCode;
  readonly kind: PurseDef["kind"];
  readonly type: BookingWish["type"];
  readonly reason: BookingWish["reason"];
  readonly hotkey: string;
  /** As the keyboard event names it, with "Shift+" before it. */
  readonly keyName: string;
}

/** F2, F3, F9 and F10 belong to the desk, F5 to the browser. */
export const actionRules: readonly ActionRule[] = [
  { code: "earn", kind: "points", type: "credit", reason: "earned", hotkey: "F4", keyName: "F4" },
  {
    code: "redeem",
    kind: "points",
    type: "debit",
    reason: "redeemed",
    hotkey: "\u21e7F4",
    keyName: "Shift+F4",
  },
  { code: "spend", kind: "money", type: "debit", reason: "spend", hotkey: "F6", keyName: "F6" },
  { code: "top-up", kind: "money", type: "credit", reason: "top-up", hotkey: "F7", keyName: "F7" },
  { code: "stamp", kind: "stamps", type: "credit", reason: "earned", hotkey: "F8", keyName: "F8" },
];

/** One thing a cashier can do with one purse. */
export interface TillAction extends ActionRule {
  readonly purse: PurseDef;
}

export function actionsOf(purses: readonly PurseDef[]): readonly TillAction[] {
  return purses.flatMap((purse) =>
    actionRules.filter((rule) => rule.kind === purse.kind).map((rule) => ({ ...rule, purse })),
  );
}

export function isSameAction(one: TillAction, other: TillAction): boolean {
  return one.code === other.code && one.purse.purse === other.purse.purse;
}

export function unitOf(purse: PurseDef): Unit {
  return purse.kind === "money"
    ? { kind: "money", currency: purse.currency ?? "EUR" }
    : { kind: purse.kind };
}

/** What the cashier is about to book: the text stays as typed until it is confirmed. */
export interface Draft {
  readonly action: TillAction;
  readonly typed: string;
}

/** What a pad starts with: a customer gets one stamp as a rule. */
export function freshDraft(action: TillAction): Draft {
  return { action, typed: action.code === "stamp" ? "1" : "" };
}

export function draftAmount(draft: Draft, language: Language): ReturnType<typeof parseAmount> {
  return parseAmount(draft.typed, { language, digits: fractionDigits(unitOf(draft.action.purse)) });
}

export function wishOf(action: TillAction, card: CardRef, amount: number): BookingWish {
  const { purse } = action;
  return {
    call: "booking",
    card,
    type: action.type,
    purse: purse.purse,
    amount,
    reason: action.reason,
    ...(purse.kind === "money" ? { currency: purse.currency ?? "EUR" } : {}),
  };
}
