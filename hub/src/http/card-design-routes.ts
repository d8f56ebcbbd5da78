import { catalogueRoutes } from "@cardweave/shared/http/catalogue-routes";
import { answered, created, json, type Reply } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import {
  cardDesign,
  cardDesignList,
  cardDesignView,
  cardPictureView,
  designCheck,
  designFaults,
  designParams,
  newCardPicture,
  pictureParams,
  specimenQuery,
} from "@cardweave/shared/protocol/http/card-design";
import type { DesignDesk } from "../cards/design-desk.ts";
import { network, readers } from "./roles.ts";

const tag = "card printing";
const path = "/v1/cards/designs";

/** The card designer's calls. */
export function cardDesignRoutes(designs: DesignDesk): readonly Route[] {
  return [
    checkRoute(designs),
    ...catalogueRoutes({
      catalogue: {
        list: (page) => designs.list(page),
        one: (id) => designs.one(id),
        add: (wish, by) => designs.add(wish, by),
        change: (edit) => designs.change(edit),
      },
      path,
      tag,
      name: "a card design",
      readers,
      writers: network,
      params: designParams,
      schemas: {
        view: cardDesignView,
        list: cardDesignList,
        issued: cardDesignView,
        wish: cardDesign,
        change: cardDesign,
      },
    }),
    specimenRoute(designs),
    ...pictureRoutes(designs),
  ];
}

function checkRoute(designs: DesignDesk): Route {
  return route({
    method: "POST",
    path: `${path}/check`,
    tag,
    summary: "What would make a card unreadable or cut off, with the field at fault; keeps nothing",
    roles: readers,
    body: designCheck,
    answer: { status: 200, schema: designFaults },
    handle: async ({ body }) => answered(await designs.check(body), json),
  });
}

function specimenRoute(designs: DesignDesk): Route {
  return route({
    method: "GET",
    path: `${path}/{id}/specimen`,
    tag,
    summary: "The design as PDF, on a card of nobody's",
    roles: readers,
    params: designParams,
    query: specimenQuery,
    answer: { status: 200, media: "application/pdf" },
    handle: async ({ params: { id }, query }) =>
      answered(
        await designs.specimen(id, query),
        (bytes): Reply => ({
          kind: "bytes",
          media: "application/pdf",
          bytes,
          file: `card-${id}.pdf`,
          isShown: true,
        }),
      ),
  });
}

function pictureRoutes(designs: DesignDesk): readonly Route[] {
  return [
    route({
      method: "POST",
      path: "/v1/cards/pictures",
      tag,
      summary: "A background for cards; the same bytes have the same id",
      roles: network,
      body: newCardPicture,
      answer: { status: 201, schema: cardPictureView },
      handle: async ({ body }) => answered(await designs.addPicture(body), created),
    }),
    route({
      method: "GET",
      path: "/v1/cards/pictures/{id}",
      tag,
      summary: "A background's bytes",
      roles: readers,
      params: pictureParams,
      answer: { status: 200, media: "image/*" },
      handle: async ({ params: { id } }) =>
        answered(
          await designs.picture(id),
          ({ media, bytes }): Reply => ({ kind: "bytes", media, bytes, file: id }),
        ),
    }),
  ];
}
