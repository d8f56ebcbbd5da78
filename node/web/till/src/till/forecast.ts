import type { PurseView } from "../api/shapes.ts";

/** What the node will most likely say, before it is asked; the node decides. */
export type Forecast =
  | { readonly kind: "credit"; readonly after: number }
  | { readonly kind: "guaranteed"; readonly after: number }
  | { readonly kind: "provisional"; readonly after: number; readonly beyond: number }
  | { readonly kind: "short"; readonly missing: number };

export interface Question {
  readonly type: "credit" | "debit";
  readonly amount: number;
}

/**
 * Green, amber or red for an amount, by the node's own figures: its spending rights first, then
 * what it may let go without them.
 */
export function forecast(purse: PurseView, question: Question): Forecast {
  const { amount } = question;
  if (question.type === "credit") return { kind: "credit", after: purse.balance + amount };
  const after = purse.balance - amount;
  if (amount <= purse.guaranteed) return { kind: "guaranteed", after };
  const beyond = amount - purse.guaranteed;
  if (beyond <= purse.provisionalLimit) return { kind: "provisional", after, beyond };
  return { kind: "short", missing: beyond - purse.provisionalLimit };
}

/** The purse as it stands for a card that nobody has booked on. */
export function purseOrEmpty(purses: readonly PurseView[], purse: string): PurseView {
  return (
    purses.find((view) => view.purse === purse) ?? {
      purse,
      balance: 0,
      pending: 0,
      guaranteed: 0,
      provisionalLimit: 0,
      overdraft: 0,
    }
  );
}
