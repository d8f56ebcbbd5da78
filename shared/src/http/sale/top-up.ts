import type { Result } from "../../domain/result.ts";
import type { SaleRequest } from "../../protocol/http/sale.ts";
import type { TopUpRequest } from "../../protocol/http/top-up.ts";
import type { Answered, Command } from "../services.ts";
import type { Composed } from "./compose-sale.ts";
import type { ReplicaSales } from "./replica-sales.ts";

/** A top-up is a sale of one load, paid outside of the card. */
export async function topUp(
  sales: Pick<ReplicaSales, "order" | "book" | "composer">,
  command: Command<TopUpRequest>,
): Promise<Result<Answered>> {
  const { request } = command;
  const order = await sales.order(loadOf(request), command);
  if (!order.ok) return order;
  const money = sales.composer.moneyPurse(request.currency);
  return sales.book(command, order.value, ({ evaluation }: Composed) => {
    const bonuses = evaluation.earns.filter(({ purse }) => purse === money);
    const bonus = bonuses.reduce((sum, { amount }) => sum + amount, 0);
    return { paid: request.amount, bonus };
  });
}

function loadOf({ card, amount, currency, till, receiptNumber }: TopUpRequest): SaleRequest {
  const line = { id: "1", kind: "load", quantity: "1", amount } as const;
  return { card, currency, till, receiptNumber, basket: { lines: [line] } };
}
