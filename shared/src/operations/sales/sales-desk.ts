import type { ReversalRequest } from "../../protocol/http/booking.ts";
import type { ReceiptView } from "../../protocol/http/receipt.ts";
import type { SaleRequest } from "../../protocol/http/sale.ts";

/** What the node says of one booking. `replayed`: the key was booked before, with this answer. */
export type DeskAnswer =
  | {
      readonly kind: "booked";
      readonly replayed: boolean;
      /** Minor units; of a return what went back outside of any card. */
      readonly net: number;
      readonly earned: Readonly<Record<string, number>>;
      /** Taken from a card by the till and not on it: somebody must settle it. Minor units. */
      readonly unsettled: number;
    }
  | { readonly kind: "refused"; readonly code: string; readonly detail: string };

/** A node as somebody books on it who has a day's sales in hand. */
export type SalesDesk = {
  readonly sell: (key: string, request: SaleRequest) => Promise<DeskAnswer>;
  readonly takeBack: (key: string, request: ReversalRequest) => Promise<DeskAnswer>;
  readonly numbered: (till: string, number: string) => Promise<readonly ReceiptView[]>;
};

/** The node does not answer, however often it is asked. */
export class NodeAway extends Error {
  override readonly name = "NodeAway" as const;
}
