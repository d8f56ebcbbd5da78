import type { PolicyBook } from "@cardweave/shared/http/policy-book";
import { policyRoutes } from "@cardweave/shared/http/policy-routes";
import type { Role } from "@cardweave/shared/http/principal";
import { answered, json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { foundCardholders, tillSearch } from "@cardweave/shared/protocol/http/cardholder";
import type { CardholderSearch } from "../cardholder-search.ts";

const atTheTill: readonly Role[] = ["till", "cashier", "manager", "integration"];

/** What headquarters keeps and a till may look at. */
export function hubListRoutes(book: PolicyBook, search: CardholderSearch): readonly Route[] {
  return [
    ...policyRoutes(book, atTheTill),
    route({
      method: "GET",
      path: "/v1/cardholders",
      tag: "cardholders",
      summary: "Customers by name: name, masked number, account. Needs the hub",
      roles: atTheTill,
      query: tillSearch,
      answer: { status: 200, schema: foundCardholders },
      handle: async ({ query }, by) => answered(await search.find(query.q, by), json),
    }),
  ];
}
