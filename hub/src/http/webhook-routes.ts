import { ok } from "@cardweave/shared/domain/result";
import { catalogueRoutes } from "@cardweave/shared/http/catalogue-routes";
import { answered, json, nothing } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import {
  deliveryList,
  deliveryParams,
  deliveryQuery,
  deliveryView,
  issuedWebhook,
  newWebhook,
  queued,
  webhookChange,
  webhookList,
  webhookParams,
  webhookReplay,
  webhookView,
} from "@cardweave/shared/protocol/http/webhook";
import type { DeliveryDesk } from "../webhooks/delivery-desk.ts";
import type { WebhookDesk } from "../webhooks/webhook-desk.ts";
import { network, overseers } from "./roles.ts";

const tag = "webhooks";
const path = "/v1/webhooks";

export type WebhookRouteParts = { readonly desk: WebhookDesk; readonly told: DeliveryDesk };

/** Other people's servers that are told what happens. */
export function webhookRoutes({ desk, told }: WebhookRouteParts): readonly Route[] {
  return [
    ...catalogueRoutes({
      catalogue: {
        list: (page) => desk.list(page),
        one: (id) => desk.one(id),
        add: (wish, by) => desk.add(wish, by),
        change: (edit) => desk.change(edit),
      },
      path,
      tag,
      name: "a webhook",
      readers: overseers,
      writers: network,
      params: webhookParams,
      schemas: {
        view: webhookView,
        list: webhookList,
        issued: issuedWebhook,
        wish: newWebhook,
        change: webhookChange,
      },
    }),
    route({
      method: "DELETE",
      path: `${path}/{id}`,
      tag,
      summary: "End a webhook, with all that waits for it",
      roles: network,
      params: webhookParams,
      answer: { status: 204 },
      handle: async ({ params: { id } }, by) => {
        const done = desk.remove(id, by);
        return done.ok ? ok(nothing()) : done;
      },
    }),
    route({
      method: "POST",
      path: `${path}/{id}/secret`,
      tag,
      summary: "A new secret, shown this once; for a day messages are signed with both",
      roles: network,
      params: webhookParams,
      answer: { status: 200, schema: issuedWebhook },
      handle: async ({ params: { id } }, by) => answered(desk.rotate(id, by), json),
    }),
    ...deliveryRoutes(told),
  ];
}

function deliveryRoutes(told: DeliveryDesk): readonly Route[] {
  return [
    route({
      method: "GET",
      path: `${path}/{id}/deliveries`,
      tag,
      summary: "Messages, newest first, and what became of them; kept for 30 days",
      roles: overseers,
      params: webhookParams,
      query: deliveryQuery,
      answer: { status: 200, schema: deliveryList },
      handle: async ({ params: { id }, query }) => answered(told.list(id, query), json),
    }),
    route({
      method: "POST",
      path: `${path}/{id}/deliveries/{delivery}/replay`,
      tag,
      summary: "Send one message again",
      roles: network,
      params: deliveryParams,
      answer: { status: 200, schema: deliveryView },
      handle: async ({ params: { id, delivery } }) => answered(told.again(id, delivery), json),
    }),
    route({
      method: "POST",
      path: `${path}/{id}/replay`,
      tag,
      summary: "Send everything after a message or a time again, in its order",
      roles: network,
      params: webhookParams,
      body: webhookReplay,
      optionalBody: true,
      answer: { status: 200, schema: queued },
      handle: async ({ params: { id }, body }) => answered(told.replay(id, body), json),
    }),
  ];
}
