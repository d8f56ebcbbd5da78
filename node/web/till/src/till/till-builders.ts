import type { AccountView, EntryView, PurseDef } from "../api/shapes.ts";
import { actionsOf, type Draft, type TillAction, wishOf } from "./till-actions.ts";
import type { Attempt } from "./till-session.ts";

export const pointsPurse: PurseDef = {
  purse: "points",
  kind: "points",
  name: { de: "Punkte", en: "Points" },
};

export const moneyPurse: PurseDef = {
  purse: "money",
  kind: "money",
  currency: "EUR",
  name: { de: "Guthaben", en: "Prepaid" },
};

function anAction(code: TillAction["code"]): TillAction {
  const action = actionsOf([pointsPurse, moneyPurse]).find((one) => one.code === code);
  if (action === undefined) throw new Error(`no action ${code}`);
  return action;
}

export const aCard = { scheme: "own", number: "K7Q2M4X2R5T5W6ZC0" } as const;

export function anEntry(more: Partial<EntryView> = {}): EntryView {
  return {
    entry: "e1",
    at: 0,
    branch: "nord",
    kind: "credit",
    purse: "points",
    amount: 12,
    reason: "earned",
    state: "valid",
    sent: true,
    ...more,
  };
}

export function anAccount(points = 0, recent: readonly EntryView[] = []): AccountView {
  const purse = { purse: "points", balance: points, pending: 0, guaranteed: points };
  const purses = [{ ...purse, provisionalLimit: 0, overdraft: 0 }];
  return { id: "a1", known: true, status: "active", asOf: 0, purses, recent };
}

export function aDraft(typed = ""): Draft {
  return { action: anAction("earn"), typed };
}

export function anAttempt(more: Partial<Attempt> = {}): Attempt {
  const action = anAction("earn");
  const wish = wishOf(action, aCard, 12);
  return { key: "k1", till: "t1", wish, action, amount: 12, isUndo: false, card: aCard, ...more };
}

/** The part of browser storage that the store uses, with its order of insertion. */
export function aDisk(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem: (name, value) => void kept.set(name, value),
  };
}
