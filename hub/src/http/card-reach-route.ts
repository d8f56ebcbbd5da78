import { ok } from "@cardweave/shared/domain/result";
import { json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import type { Accounts } from "@cardweave/shared/http/services";
import { accountParams } from "@cardweave/shared/protocol/http/account";
import { cardReachView } from "@cardweave/shared/protocol/http/card-reach";
import type { CardReach } from "../cards/card-reach.ts";
import { readers } from "./roles.ts";

export function cardReachRoute(reach: CardReach, accounts: Pick<Accounts, "byId">): Route {
  return route({
    method: "GET",
    path: "/v1/accounts/{id}/reach",
    tag: "accounts",
    summary: "Which store nodes know that a card is blocked, free again or linked",
    roles: readers,
    params: accountParams,
    answer: { status: 200, schema: cardReachView },
    handle: async ({ params: { id } }, by) => {
      const account = await accounts.byId(id, by);
      return account.ok ? ok(json(await reach.of(id, by))) : account;
    },
  });
}
