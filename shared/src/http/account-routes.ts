import type { DocId } from "../domain/ids.ts";
import {
  accountView,
  entryList,
  lookupRequest,
  accountParams as params,
} from "../protocol/http/account.ts";
import { listQuery } from "../protocol/http/list.ts";
import type { Role } from "./principal.ts";
import { answered, json, type Reply } from "./reply.ts";
import { type Route, route } from "./route.ts";
import type { Accounts } from "./services.ts";

const tag = "accounts";
const documentMedia = "application/vnd.automerge";

/** Accounts as a node and the hub both show them; what a role may see is the service's to say. */
export function accountRoutes(accounts: Accounts, roles: readonly Role[]): readonly Route[] {
  return [
    route({
      method: "POST",
      path: "/v1/accounts/lookup",
      tag,
      summary: "The account that a card leads to; an unknown card is an empty account",
      roles,
      body: lookupRequest,
      answer: { status: 200, schema: accountView },
      handle: async ({ body }, by) => answered(await accounts.lookup(body.card, by), json),
    }),
    route({
      method: "GET",
      path: "/v1/accounts/{id}",
      tag,
      summary: "The account by its id",
      roles,
      params,
      answer: { status: 200, schema: accountView },
      handle: async ({ params: { id } }, by) => answered(await accounts.byId(id, by), json),
    }),
    route({
      method: "GET",
      path: "/v1/accounts/{id}/entries",
      tag,
      summary: "The account's history, newest first",
      roles,
      params,
      query: listQuery,
      answer: { status: 200, schema: entryList },
      handle: async ({ params: { id }, query }, by) =>
        answered(await accounts.entries(id, query, by), json),
    }),
    route({
      method: "GET",
      path: "/v1/accounts/{id}/document",
      tag,
      summary: "The account as an Automerge file",
      roles,
      params,
      answer: { status: 200, media: documentMedia },
      handle: async ({ params: { id } }, by) =>
        answered(await accounts.document(id, by), (bytes) => fileOf(id, bytes)),
    }),
  ];
}

function fileOf(id: DocId, bytes: Uint8Array): Reply {
  return { kind: "bytes", media: documentMedia, bytes, file: `${id}.automerge` };
}
