import { answered } from "@cardweave/shared/http/reply";
import { bookingRoute, type Route } from "@cardweave/shared/http/route";
import { type AccountParams, accountParams } from "@cardweave/shared/protocol/http/account";
import { bookingAnswer } from "@cardweave/shared/protocol/http/booking";
import {
  type OfficeGoodwill,
  officeGoodwill,
} from "@cardweave/shared/protocol/http/office-booking";
import type { GoodwillDesk } from "../members/goodwill-desk.ts";
import { network } from "./roles.ts";

export function goodwillRoute(desk: Pick<GoodwillDesk, "give">): Route {
  return bookingRoute<OfficeGoodwill, AccountParams>({
    method: "POST",
    path: "/v1/accounts/{id}/goodwill",
    tag: "accounts",
    summary: "Give value by hand, within the limits of the caller's role",
    roles: [...network, "regional-manager", "manager"],
    params: accountParams,
    body: officeGoodwill,
    answer: { status: 201, schema: bookingAnswer },
    handle: async (command, { id }) =>
      answered(await desk.give(id, command), (first) => ({ kind: "stored", answered: first })),
  });
}
