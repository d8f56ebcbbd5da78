import type { Receipt } from "../bodies.ts";
import type { PurseDefinition } from "../control-bodies.ts";
import type { Command } from "../decide.ts";
import type { DocId, PurseId } from "../ids.ts";
import type { Basket } from "./basket.ts";
import type { Evaluation } from "./evaluation.ts";
import type { PaymentPlan } from "./payment.ts";

/** A wish on one document; `about` names the part of the sale that a refusal concerns. */
export type SaleWish = {
  readonly doc: DocId;
  readonly command: Command;
  readonly about?: Readonly<Record<string, unknown>>;
};

/** What the customer gives: rewards' costs, then the payments in the order of the tenders. */
export function givingWishes({
  card,
  evaluation,
  plan,
  purses,
}: {
  readonly card: DocId | null;
  readonly evaluation: Evaluation;
  readonly plan: PaymentPlan;
  readonly purses: ReadonlyMap<PurseId, PurseDefinition>;
}): readonly SaleWish[] {
  const costs = evaluation.costs.flatMap(({ campaign, purse, amount }): SaleWish[] => {
    if (card === null) return [];
    const command = { type: "debit", purse, amount, reason: "reward", campaign } as const;
    return [{ doc: card, command, about: { reward: campaign } }];
  });
  const payments = plan.payments.flatMap(({ doc, purse, units }, tender): SaleWish[] => {
    if (units === 0) return [];
    const reason = purses.get(purse)?.unit === "money" ? "spend" : "redeemed";
    return [{ doc, command: { type: "debit", purse, amount: units, reason }, about: { tender } }];
  });
  return [...costs, ...payments];
}

/** What the customer gets onto the card: what was earned, and what was loaded. */
export function gettingWishes({
  card,
  evaluation,
  basket,
  money,
}: {
  readonly card: DocId | null;
  readonly evaluation: Evaluation;
  readonly basket: Basket;
  /** The purse that loads go to. */
  readonly money: PurseId | null;
}): readonly SaleWish[] {
  if (card === null) return [];
  const earned = evaluation.earns.map(
    ({ purse, amount, campaign, lot }): SaleWish => ({
      doc: card,
      command: {
        type: "credit",
        purse,
        amount,
        reason: "earned",
        campaign,
        ...(lot === undefined ? {} : { lot }),
      },
      about: { campaign },
    }),
  );
  const loaded = basket.lines.flatMap(({ id, kind, amount }): SaleWish[] => {
    if (kind !== "load" || money === null) return [];
    const command = { type: "credit", purse: money, amount, reason: "top-up" } as const;
    return [{ doc: card, command, about: { line: id } }];
  });
  return [...earned, ...loaded];
}

const paying: ReadonlySet<string> = new Set(["spend", "redeemed", "reward"]);

/** What a hold takes, until it becomes a sale. */
export function heldWish(wish: SaleWish): SaleWish {
  const { command } = wish;
  if (command.type !== "debit" || !paying.has(command.reason)) return wish;
  return { ...wish, command: { ...command, reason: "hold" } };
}

export function noteWish(doc: DocId, body: Receipt): SaleWish {
  return { doc, command: { type: "note", body } };
}
