import { accountRoutes } from "@cardweave/shared/http/account-routes";
import { bookingRoutes } from "@cardweave/shared/http/booking-routes";
import { cardRoutes } from "@cardweave/shared/http/cards/card-routes";
import type { Cards } from "@cardweave/shared/http/cards/card-services";
import { eventRoute, healthRoute, purseRoute } from "@cardweave/shared/http/common-routes";
import { dayRoutes } from "@cardweave/shared/http/day/day-routes";
import type { Days } from "@cardweave/shared/http/day/replica-day";
import type { EventFeed } from "@cardweave/shared/http/events";
import type { Role } from "@cardweave/shared/http/principal";
import { receiptRoutes } from "@cardweave/shared/http/receipt-routes";
import type { Route } from "@cardweave/shared/http/route";
import type { ReceiptLinks } from "@cardweave/shared/http/sale/receipt-link";
import { holdRoutes, saleRoutes } from "@cardweave/shared/http/sale/sale-routes";
import type { Holds, Sales } from "@cardweave/shared/http/sale/sale-services";
import type {
  Accounts,
  Bookings,
  Health,
  Live,
  Purses,
  Receipts,
  Sessions,
} from "@cardweave/shared/http/services";
import type { SessionKeeper } from "@cardweave/shared/http/session-keeper";
import { sessionRoutes } from "@cardweave/shared/http/session-routes";
import { voucherRoutes, voucherSaleRoutes } from "@cardweave/shared/http/voucher/voucher-routes";
import type { VoucherSales, Vouchers } from "@cardweave/shared/http/voucher/voucher-services";
import type { ReceiptPrinter } from "@cardweave/shared/ports/receipt-printer";
import { nodeEvents } from "@cardweave/shared/protocol/http/events";
import { type NodeHealthView, nodeHealth } from "@cardweave/shared/protocol/http/health";
import {
  type TillSession,
  type TillSignIn,
  tillSession,
  tillSignIn,
} from "@cardweave/shared/protocol/http/session";
import { printRoutes } from "./print-routes.ts";

export type NodeServices = {
  readonly accounts: Accounts;
  readonly bookings: Bookings;
  readonly cards: Cards;
  readonly sales: Sales;
  readonly holds: Holds;
  readonly vouchers: Vouchers;
  readonly voucherSales: VoucherSales;
  readonly receipts: Receipts;
  readonly receiptLinks: ReceiptLinks;
  readonly printer: ReceiptPrinter | null;
  readonly days: Days;
  readonly sessions: Sessions<TillSignIn, TillSession>;
  readonly purses: Purses;
  readonly health: Health<NodeHealthView>;
  readonly live: Live;
};

export type NodeRouteParts = {
  readonly services: NodeServices;
  readonly keeper: SessionKeeper;
  readonly feed: EventFeed;
};

export const atTheTill: readonly Role[] = ["till", "cashier", "manager", "integration"];
const people: readonly Role[] = ["cashier", "manager"];

/** What a store node offers to the tills of its branch. */
export function nodeRoutes({ services, keeper, feed }: NodeRouteParts): readonly Route[] {
  const { accounts, bookings, cards, sales, holds } = services;
  const { sessions, purses, health, live } = services;
  return [
    healthRoute(health, nodeHealth),
    ...sessionRoutes({
      sessions,
      keeper,
      feed,
      request: tillSignIn,
      view: tillSession,
      roles: people,
    }),
    ...accountRoutes(accounts, atTheTill),
    purseRoute(purses, atTheTill),
    ...bookingRoutes(bookings, atTheTill),
    ...cardRoutes(cards, atTheTill),
    ...saleRoutes(sales, atTheTill),
    ...holdRoutes(holds, atTheTill),
    ...voucherRoutes(services.vouchers, atTheTill),
    ...voucherSaleRoutes(services.voucherSales, atTheTill),
    ...receiptRoutes(services, atTheTill),
    ...printRoutes(services, services.printer, atTheTill),
    ...dayRoutes(services.days, atTheTill),
    eventRoute({
      path: "/v1/events",
      summary: "Card reads, account changes, the state of the line",
      live,
      feed,
      roles: atTheTill,
      events: nodeEvents,
    }),
  ];
}
