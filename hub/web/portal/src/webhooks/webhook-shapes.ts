import {
  list,
  moment,
  orNull,
  type Read,
  shape,
  text,
  whole,
  yes,
} from "@cardweave/shared/ui/api/readers";

/** Another's server that is told what happens here. */
export interface Webhook {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
  readonly active: boolean;
  /** Why it was turned off by itself. */
  readonly disabled: string | null;
  readonly failingSince: number | null;
  readonly waiting: number;
  readonly oldSecretUntil: number | null;
  readonly version: string;
}

export const readWebhook: Read<Webhook> = shape({
  id: text,
  name: text,
  url: text,
  events: list(text),
  active: yes,
  disabled: orNull(text),
  failingSince: orNull(moment),
  waiting: whole,
  oldSecretUntil: orNull(moment),
  version: text,
});

/** Told to whoever made it, this once. */
export const readSecret: Read<{ readonly secret: string }> = shape({ secret: text });

export const webhookEvents = [
  "account.changed",
  "receipt.booked",
  "campaign.changed",
  "card.status",
] as const;

export const deliveryStates = ["waiting", "delivered", "failed"] as const;

export interface Delivery {
  readonly id: number;
  /** The message's `webhook-id`. */
  readonly event: string;
  readonly type: string;
  readonly at: number;
  readonly state: string;
  readonly attempts: number;
  /** What the receiver answered last. */
  readonly status: number | null;
  readonly fault: string | null;
  readonly nextAt: number | null;
  readonly endedAt: number | null;
}

export const readDelivery: Read<Delivery> = shape({
  id: whole,
  event: text,
  type: text,
  at: moment,
  state: text,
  attempts: whole,
  status: orNull(whole),
  fault: orNull(text),
  nextAt: orNull(moment),
  endedAt: orNull(moment),
});

export const readQueued: Read<{ readonly queued: number }> = shape({ queued: whole });
