import type { Principal } from "@cardweave/shared/http/principal";
import { answered, created, json, type Reply } from "@cardweave/shared/http/reply";
import { requestHash } from "@cardweave/shared/http/request-hash";
import { type Route, route } from "@cardweave/shared/http/route";
import {
  cardBatchList,
  cardBatchParams,
  cardBatchView,
  cardFileQuery,
  cardsPrinted,
  cardsSpoilt,
  newCardBatch,
} from "@cardweave/shared/protocol/http/card-batch";
import { listQuery } from "@cardweave/shared/protocol/http/list";
import type { HubPrinting } from "../cards/assemble-cards.ts";
import type { CardFile } from "../cards/card-files.ts";
import type { Asking } from "../cards/print-desk.ts";
import { cardDesignRoutes } from "./card-design-routes.ts";
import { network, readers } from "./roles.ts";

const tag = "card printing";
const path = "/v1/cards/batches";

export function cardPrintCalls({ designs, prints, files }: HubPrinting): readonly Route[] {
  return [
    ...cardDesignRoutes(designs),
    ...batchRoutes(prints),
    ...stepRoutes(prints),
    fileRoute(files),
  ];
}

function asking(
  { key = "", body }: { key: string | undefined; body: unknown },
  by: Principal,
): Asking {
  return { by, key, request: requestHash(path, { body }) };
}

function batchRoutes(prints: HubPrinting["prints"]): readonly Route[] {
  return [
    route({
      method: "POST",
      path,
      tag,
      summary: "Order cards with new numbers or those of a list; poll until they are made",
      roles: network,
      books: true,
      body: newCardBatch,
      answer: { status: 201, schema: cardBatchView },
      handle: async (call, by) =>
        answered(await prints.order(call.body, asking(call, by)), (batch) =>
          created(batch, { Location: `${path}/${batch.id}` }),
        ),
    }),
    route({
      method: "GET",
      path,
      tag,
      summary: "Batches of cards, newest first",
      roles: readers,
      query: listQuery,
      answer: { status: 200, schema: cardBatchList },
      handle: async ({ query }) => answered(prints.list(query), json),
    }),
    route({
      method: "GET",
      path: `${path}/{id}`,
      tag,
      summary: "A batch, and how far it is",
      roles: readers,
      params: cardBatchParams,
      answer: { status: 200, schema: cardBatchView },
      handle: async ({ params: { id } }) => answered(prints.find(id), json),
    }),
  ];
}

/** What happens at the printer; each may be said twice. */
function stepRoutes(prints: HubPrinting["prints"]): readonly Route[] {
  const step = { tag, roles: network, params: cardBatchParams } as const;
  const answer = { status: 200, schema: cardBatchView } as const;
  return [
    route({
      method: "POST",
      path: `${path}/{id}/printed`,
      ...step,
      summary: "All cards up to this place came out of the printer",
      body: cardsPrinted,
      answer,
      handle: async ({ params: { id }, body }, by) =>
        answered(prints.printed(id, body.through, by), json),
    }),
    route({
      method: "POST",
      path: `${path}/{id}/spoilt`,
      ...step,
      summary: "Cards that the printer spoilt; others with new numbers follow at the batch's end",
      body: cardsSpoilt,
      answer,
      handle: async ({ params: { id }, body }, by) =>
        answered(prints.spoilt(id, body.places, by), json),
    }),
    route({
      method: "POST",
      path: `${path}/{id}/release`,
      ...step,
      summary: "The whole batch is printed and goes out; its names and numbers are forgotten here",
      answer,
      handle: async ({ params: { id } }, by) => answered(prints.release(id, by), json),
    }),
  ];
}

function fileRoute(files: HubPrinting["files"]): Route {
  return route({
    method: "GET",
    path: `${path}/{id}/file`,
    tag,
    summary: "Cards to print, from the first that is not printed yet; or their numbers as CSV",
    roles: network,
    params: cardBatchParams,
    query: cardFileQuery,
    answer: { status: 200, media: "application/pdf" },
    handle: async ({ params: { id }, query }, by) =>
      answered(await files.file(id, query, by), fileReply),
  });
}

function fileReply({ media, bytes, name }: CardFile): Reply {
  return { kind: "bytes", media, bytes, file: name };
}
