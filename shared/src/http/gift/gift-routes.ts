import type { Result } from "../../domain/result.ts";
import { bookingAnswer } from "../../protocol/http/booking.ts";
import type { GiftRequest } from "../../protocol/http/gift.ts";
import { type GiftView, giftList, giftParams, giftRequest } from "../../protocol/http/gift.ts";
import { listQuery } from "../../protocol/http/list.ts";
import { listPage } from "../list-page.ts";
import type { Role } from "../principal.ts";
import { answered, json } from "../reply.ts";
import { bookingRoute, type Route, route } from "../route.ts";
import type { Answered, Command } from "../services.ts";

/** What can be given by hand, and giving it. */
export type GiftDesk = {
  readonly list: () => readonly GiftView[];
  readonly give: (campaign: string, command: Command<GiftRequest>) => Promise<Result<Answered>>;
};

export function giftRoutes(gifts: GiftDesk, roles: readonly Role[]): readonly Route[] {
  const tag = "campaigns";
  return [
    route({
      method: "GET",
      path: "/v1/gifts",
      tag,
      summary: "What this branch may give by hand now",
      roles,
      query: listQuery,
      answer: { status: 200, schema: giftList },
      handle: async ({ query }) =>
        answered(
          listPage(gifts.list(), query, ({ id }) => id),
          json,
        ),
    }),
    bookingRoute({
      method: "POST",
      path: "/v1/campaigns/{campaign}/give",
      tag,
      summary: "Give a card what a campaign gives by hand, within the goodwill limits",
      roles,
      params: giftParams,
      body: giftRequest,
      answer: { status: 201, schema: bookingAnswer },
      handle: async (command, { campaign }) =>
        answered(await gifts.give(campaign, command), (first) => ({
          kind: "stored",
          answered: first,
        })),
    }),
  ];
}
