import type { Role } from "@cardweave/shared/http/principal";
import { answered, json, nothing } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { added, shown, versionOf } from "@cardweave/shared/http/versioned";
import {
  cardholderChange,
  cardholderExport,
  cardholderList,
  cardholderParams,
  cardholderQuery,
  cardholderView,
  cardLink,
  heldCardParams,
  newCardholder,
} from "@cardweave/shared/protocol/http/cardholder";
import type { CardholderDesk } from "../people/cardholder-desk.ts";
import { type ExportParts, exportOf } from "../people/cardholder-export.ts";
import { network, people } from "./roles.ts";

/** Merchants enrol and serve the customers of their own branches. */
const writers: readonly Role[] = [...network, "manager"];
const tag = "cardholders";
const path = "/v1/cardholders";
const answer = { status: 200, schema: cardholderView } as const;
const params = cardholderParams;

export function cardholderRoutes(parts: ExportParts): readonly Route[] {
  const { desk } = parts;
  return [
    route({
      method: "GET",
      path,
      tag,
      summary: "Cardholders by name, as far as the caller may see them",
      roles: people,
      query: cardholderQuery,
      answer: { status: 200, schema: cardholderList },
      handle: async ({ query }, by) => answered(await desk.list(query, by), json),
    }),
    route({
      method: "POST",
      path,
      tag,
      summary: "Enrol a person; a card that is given is theirs from now on",
      roles: writers,
      body: newCardholder,
      answer: { status: 201, schema: cardholderView },
      handle: async ({ body }, by) => added(await desk.enrol(body, by), path),
    }),
    ...oneRoutes(desk),
    ...cardRoutes(desk),
    route({
      method: "GET",
      path: `${path}/{id}/export`,
      tag,
      summary: "Everything that is known of a person, bookings and the audit log included",
      roles: people,
      params,
      answer: { status: 200, schema: cardholderExport },
      handle: async ({ params: { id } }, by) => answered(await exportOf(parts, id, by), json),
    }),
  ];
}

function oneRoutes(desk: CardholderDesk): readonly Route[] {
  return [
    route({
      method: "GET",
      path: `${path}/{id}`,
      tag,
      summary: "One person; the ETag guards an edit",
      roles: people,
      params,
      answer,
      handle: async ({ params: { id } }, by) => shown(await desk.one(id, by)),
    }),
    route({
      method: "PATCH",
      path: `${path}/{id}`,
      tag,
      summary: "Change what is named; null removes. If-Match refuses lost edits",
      roles: writers,
      params,
      body: cardholderChange,
      answer,
      handle: async ({ params: { id }, body: change, ifMatch }, by) =>
        shown(await desk.change({ id, change, version: versionOf(ifMatch), by })),
    }),
    route({
      method: "DELETE",
      path: `${path}/{id}`,
      tag,
      summary: "Erase: record, key and link are gone, the bookings stay without a name",
      roles: writers,
      params,
      answer: { status: 204 },
      handle: async ({ params: { id } }, by) => answered(await desk.erase(id, by), () => nothing()),
    }),
  ];
}

function cardRoutes(desk: CardholderDesk): readonly Route[] {
  return [
    route({
      method: "POST",
      path: `${path}/{id}/cards`,
      tag,
      summary: "Another card of the same person",
      roles: writers,
      params,
      body: cardLink,
      answer: { status: 201, schema: cardholderView },
      handle: async ({ params: { id }, body }, by) =>
        added(await desk.addCard(id, body.card, by), path),
    }),
    route({
      method: "DELETE",
      path: `${path}/{id}/cards/{account}`,
      tag,
      summary: "The card is nobody's again; its account and bookings stay",
      roles: writers,
      params: heldCardParams,
      answer,
      handle: async ({ params: { id, account } }, by) =>
        shown(await desk.removeCard(id, account, by)),
    }),
  ];
}
