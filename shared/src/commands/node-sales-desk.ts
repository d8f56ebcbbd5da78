import type { DeskAnswer, SalesDesk } from "../operations/sales/sales-desk.ts";
import type { ReversalAnswer } from "../protocol/http/booking.ts";
import type { Listed } from "../protocol/http/list.ts";
import type { ReceiptView } from "../protocol/http/receipt.ts";
import type { Unsettled } from "../protocol/http/sale.ts";
import type { NodeAnswer, NodeCaller } from "./node-caller.ts";
import { CommandRefused } from "./program.ts";

/** A store node behind HTTP as somebody books a day's sales on it. */
export function nodeSalesDesk(call: NodeCaller): SalesDesk {
  return {
    sell: async (key, body) => {
      const answer = await call("POST", "/v1/sales", { key, body });
      return answer.status === 201 ? soldAs(answer) : refusedAs(answer);
    },
    takeBack: async (key, body) => {
      const answer = await call("POST", "/v1/reversals", { key, body });
      return answer.status === 201 ? returnedAs(answer) : refusedAs(answer);
    },
    numbered: async (till, number) => {
      const query = new URLSearchParams({ till, number });
      const { status, body } = await call("GET", `/v1/receipts?${query}`);
      if (status === 200) return (body as unknown as Listed<ReceiptView>).items;
      throw new CommandRefused(saidBy(status, body));
    },
  };
}

export function saidBy(status: number, body: NodeAnswer["body"]): string {
  return String(body["detail"] ?? body["title"] ?? `the node answered ${status}`);
}

type Sold = {
  readonly evaluation: {
    readonly net: number;
    readonly earns: readonly { readonly purse: string; readonly amount: number }[];
  };
  readonly unsettled?: readonly Unsettled[];
};

function soldAs({ body, replayed }: NodeAnswer): DeskAnswer {
  const { evaluation, unsettled = [] } = body as unknown as Sold;
  const { net, earns } = evaluation;
  const earned: Record<string, number> = {};
  for (const { purse, amount } of earns) earned[purse] = (earned[purse] ?? 0) + amount;
  const open = unsettled.reduce((sum, { amount }) => sum + amount, 0);
  return { kind: "booked", replayed, net, earned, unsettled: open };
}

function returnedAs({ body, replayed }: NodeAnswer): DeskAnswer {
  const { lines = [] } = body as unknown as ReversalAnswer;
  const net = lines.reduce((sum, line) => sum + line.net, 0);
  return { kind: "booked", replayed, net, earned: {}, unsettled: 0 };
}

type Field = { readonly field: string; readonly reason: string };

/** @throws CommandRefused when the caller may book nothing at all. */
function refusedAs({ status, body }: NodeAnswer): DeskAnswer {
  if (status === 401 || status === 403) throw new CommandRefused(saidBy(status, body));
  const fields = ((body["fields"] ?? []) as readonly Field[]).map(
    ({ field, reason }) => `${field}: ${reason}`,
  );
  const detail = [saidBy(status, body), ...fields].join("; ");
  return { kind: "refused", code: String(body["code"] ?? status), detail };
}
