import { z } from "zod";
import { count, label, plain, time, type Warned, warnings, yes } from "./fields.ts";
import { type Listed, type ListQuery, listOf } from "./list.ts";

export const webhookEvents = [
  "account.changed",
  "receipt.booked",
  "campaign.changed",
  "card.status",
] as const;

export type WebhookEventName = (typeof webhookEvents)[number];

export type WebhookView = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEventName[];
  readonly active: boolean;
  /** Why it was switched off by itself. */
  readonly disabled: "failing" | "gone" | null;
  readonly failingSince: string | null;
  readonly waiting: number;
  readonly oldSecretUntil: string | null;
  readonly madeAt: string;
  readonly version: string;
} & Warned;

export type IssuedWebhook = WebhookView & { readonly secret: string };

const view = {
  id: plain,
  name: plain,
  url: plain,
  events: z.array(z.enum(webhookEvents)),
  active: yes,
  disabled: z.enum(["failing", "gone"]).nullable(),
  failingSince: time.nullable(),
  waiting: count.meta({ description: "Messages that have not arrived yet" }),
  oldSecretUntil: time.nullable().meta({ description: "Until then messages bear two signatures" }),
  madeAt: time,
  version: plain,
  warnings,
};

export const webhookView: z.ZodType<WebhookView> = z.object(view).meta({
  id: "Webhook",
  description:
    "Signed after Standard Webhooks (`webhook-id`, `webhook-timestamp`, `webhook-signature`). " +
    "A message may come more than once: its `webhook-id` stays the same.",
});

export const issuedWebhook: z.ZodType<IssuedWebhook> = z
  .object({ ...view, secret: plain.meta({ description: "Shown this once" }) })
  .meta({ id: "IssuedWebhook" });

export const webhookList: z.ZodType<Listed<WebhookView>> = listOf(webhookView, "WebhookList");

export type NewWebhook = {
  readonly name?: string | undefined;
  readonly url: string;
  readonly events: readonly WebhookEventName[];
};

export type WebhookChange = {
  readonly name?: string | undefined;
  readonly url?: string | undefined;
  readonly events?: readonly WebhookEventName[] | undefined;
  readonly active?: boolean | undefined;
};

const url: z.ZodType<string> = z
  .string()
  .min(1)
  .max(2_000)
  .meta({ examples: ["https://shop.example/cardweave"] });
const events = z.array(z.enum(webhookEvents)).min(1).max(webhookEvents.length);

export const newWebhook: z.ZodType<NewWebhook> = z
  .object({ name: label.optional(), url, events })
  .meta({ id: "NewWebhook" });

export const webhookChange: z.ZodType<WebhookChange> = z
  .object({
    name: label.optional(),
    url: url.optional(),
    events: events.optional(),
    active: yes.optional(),
  })
  .meta({ id: "WebhookChange" });

const webhookId: z.ZodType<string> = z.string().regex(/^[0-9a-f]{16}$/);

export const webhookParams: z.ZodType<{ readonly id: string }> = z.object({ id: webhookId });

export const deliveryParams: z.ZodType<{ readonly id: string; readonly delivery: number }> =
  z.object({ id: webhookId, delivery: z.coerce.number().int().min(1) });

export type DeliveryState = "waiting" | "delivered" | "failed";

export type DeliveryView = {
  readonly id: number;
  readonly event: string;
  readonly type: string;
  readonly at: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly status: number | null;
  readonly fault: string | null;
  readonly nextAt: string | null;
  readonly endedAt: string | null;
};

export const deliveryView: z.ZodType<DeliveryView> = z
  .object({
    id: count,
    event: plain.meta({ description: "The message's `webhook-id`" }),
    type: plain,
    at: time,
    state: z.enum(["waiting", "delivered", "failed"]),
    attempts: count,
    status: count.nullable().meta({ description: "What the receiver answered last" }),
    fault: plain.nullable(),
    nextAt: time.nullable(),
    endedAt: time.nullable(),
  })
  .meta({ id: "WebhookDelivery" });

export const deliveryList: z.ZodType<Listed<DeliveryView>> = listOf(
  deliveryView,
  "WebhookDeliveryList",
);

export type DeliveryQuery = ListQuery & { readonly state?: DeliveryState | undefined };

export const deliveryQuery: z.ZodType<DeliveryQuery> = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
  state: z.enum(["waiting", "delivered", "failed"]).optional(),
});

export type WebhookReplay = {
  readonly after?: string | undefined;
  readonly since?: string | undefined;
};

export const webhookReplay: z.ZodType<WebhookReplay> = z
  .object({
    after: plain.optional().meta({ description: "The `webhook-id` that arrived last" }),
    since: time.optional(),
  })
  .meta({ id: "WebhookReplay", examples: [{ since: "2026-11-22T14:02:11+01:00" }] });

export type Queued = { readonly queued: number };

export const queued: z.ZodType<Queued> = z.object({ queued: count }).meta({ id: "WebhookQueued" });
