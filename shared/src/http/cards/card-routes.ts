import type { z } from "zod";
import type { Result } from "../../domain/result.ts";
import { bookingAnswer } from "../../protocol/http/booking.ts";
import {
  linkAnswer,
  linkRequest,
  newCards,
  newCardsRequest,
  pinRequest,
  statusRequest,
} from "../../protocol/http/card-life.ts";
import type { Role } from "../principal.ts";
import { answered, created, type Reply } from "../reply.ts";
import { bookingRoute, type Route, route } from "../route.ts";
import type { Answered } from "../services.ts";
import type { Cards } from "./card-services.ts";

const tag = "cards";

/**
 * Blocking, linking, PINs and new numbers; who may do which is the policy's to say. `till` stands in
 * for the till of callers that are bound to none, such as headquarters.
 */
export function cardRoutes(
  cards: Cards,
  roles: readonly Role[],
  { till }: { readonly till?: string } = {},
): readonly Route[] {
  const asked = <T extends { readonly till?: string | undefined }>(body: z.ZodType<T>) =>
    till === undefined ? body : body.transform((request) => ({ till, ...request }));
  return [
    bookingRoute({
      method: "POST",
      path: "/v1/cards/status",
      tag,
      summary: "Block or unblock a card; set or clear its account's group and tier; undo that",
      roles,
      body: asked(statusRequest),
      answer: { status: 201, schema: bookingAnswer },
      handle: async (command) => stored(await cards.status(command)),
    }),
    bookingRoute({
      method: "POST",
      path: "/v1/cards/links",
      tag,
      summary: "Let an old, lost or further card lead to another one; bring in what a chip held",
      roles,
      body: asked(linkRequest),
      answer: { status: 201, schema: linkAnswer },
      handle: async (command) => stored(await cards.link(command)),
    }),
    bookingRoute({
      method: "POST",
      path: "/v1/cards/pin",
      tag,
      summary: "Set, change or take away a card's PIN; unlock it",
      roles,
      body: asked(pinRequest),
      answer: { status: 201, schema: bookingAnswer },
      handle: async (command) => stored(await cards.pin(command)),
    }),
    route({
      method: "POST",
      path: "/v1/cards",
      tag,
      summary: "New card numbers",
      roles,
      body: newCardsRequest,
      answer: { status: 201, schema: newCards },
      handle: async ({ body }) => answered(await cards.issue(body), created),
    }),
  ];
}

function stored(result: Result<Answered>): Result<Reply> {
  return answered(result, (first) => ({ kind: "stored", answered: first }));
}
