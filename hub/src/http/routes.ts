import { accountRoutes } from "@cardweave/shared/http/account-routes";
import { cardRoutes } from "@cardweave/shared/http/cards/card-routes";
import type { Cards } from "@cardweave/shared/http/cards/card-services";
import { eventRoute, healthRoute, purseRoute } from "@cardweave/shared/http/common-routes";
import type { EventFeed } from "@cardweave/shared/http/events";
import { receiptRoutes } from "@cardweave/shared/http/receipt-routes";
import type { Route } from "@cardweave/shared/http/route";
import type { ReceiptLinks } from "@cardweave/shared/http/sale/receipt-link";
import type {
  Accounts,
  Health,
  HubRegistry,
  Live,
  Purses,
  Receipts,
  Sessions,
} from "@cardweave/shared/http/services";
import type { SessionKeeper } from "@cardweave/shared/http/session-keeper";
import { sessionRoutes } from "@cardweave/shared/http/session-routes";
import { hubEvents } from "@cardweave/shared/protocol/http/events";
import { type HubHealthView, hubHealth } from "@cardweave/shared/protocol/http/health";
import {
  type UserSession,
  type UserSignIn,
  userSession,
  userSignIn,
} from "@cardweave/shared/protocol/http/session";
import { deviceRoutes } from "./device-routes.ts";
import { branchRoutes, regionRoutes } from "./place-routes.ts";
import { cardKeepers, network, people, readers } from "./roles.ts";

export type HubServices = {
  readonly accounts: Accounts;
  readonly cards: Cards;
  readonly receipts: Receipts;
  readonly receiptLinks: ReceiptLinks;
  readonly sessions: Sessions<UserSignIn, UserSession>;
  readonly registry: HubRegistry;
  readonly purses: Purses;
  readonly health: Health<HubHealthView>;
  readonly live: Live;
};

export type HubRouteParts = {
  readonly services: HubServices;
  readonly keeper: SessionKeeper;
  readonly feed: EventFeed;
};

/** In the place of a till, for what is done to a card at headquarters. */
const hubTill = "hub";

/** What the hub offers to headquarters, portals and devices that want to join. */
export function hubRoutes({ services, keeper, feed }: HubRouteParts): readonly Route[] {
  const { accounts, sessions, registry, purses, health, live } = services;
  const parts = { registry, readers, writers: network };
  return [
    healthRoute(health, hubHealth),
    ...sessionRoutes({
      sessions,
      keeper,
      feed,
      request: userSignIn,
      view: userSession,
      roles: people,
    }),
    ...branchRoutes(parts),
    ...regionRoutes(parts),
    ...deviceRoutes(parts),
    ...accountRoutes(accounts, readers),
    ...cardRoutes(services.cards, cardKeepers, { till: hubTill }),
    ...receiptRoutes(services, readers),
    purseRoute(purses, readers),
    ...["/v1/live", "/v1/events"].map((path) =>
      eventRoute({
        path,
        summary: "Bookings, accounts, campaigns and the state of the nodes, as they happen",
        live,
        feed,
        roles: readers,
        events: hubEvents,
      }),
    ),
  ];
}
