import type { Clock, Random, Timers } from "@cardweave/shared/ports/clock";
import type { WebhookAnswer, WebhookLine } from "@cardweave/shared/ports/webhook-line";
import type { AuditLog } from "../audit/audit-log.ts";
import { afterAttempt, failingForMs, isGone, isTaken } from "./attempts.ts";
import type { Delivery, DeliveryBook } from "./delivery-book.ts";
import type { Webhook, WebhookBook } from "./webhook-book.ts";
import type { WebhookSecrets } from "./webhook-secrets.ts";

export type CourierParts = {
  readonly book: WebhookBook;
  readonly deliveries: DeliveryBook;
  readonly secrets: WebhookSecrets;
  readonly line: WebhookLine;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly fatal: (fault: unknown) => void;
};

/** A receiver that failed is tried again after at most this, with whatever message is next. */
const longestRestMs = 60_000;
const forgetEveryMs = 3_600_000;

/**
 * Brings messages to their receivers, one at a time to each, the oldest first.
 * Promise: what is waiting is tried until it arrives or has failed for three days; an attempt that
 * the end of the process cut off is made again.
 */
export class WebhookCourier {
  readonly #parts: CourierParts;
  readonly #busy = new Map<string, Promise<void>>();
  #alarm: () => void = () => undefined;
  #forgotAt = 0;
  #isStopped = false;

  constructor(parts: CourierParts) {
    this.#parts = parts;
  }

  /** There may be something that is due. */
  wake(): void {
    if (this.#isStopped) return;
    this.#forget();
    for (const webhook of this.#parts.book.all()) {
      if (webhook.active && !this.#busy.has(webhook.id)) this.#begin(webhook.id);
    }
    this.#setAlarm();
  }

  close(): void {
    this.#isStopped = true;
    this.#alarm();
  }

  /** Resolves when no message is on its way. */
  async idle(): Promise<void> {
    while (this.#busy.size > 0) await Promise.all(this.#busy.values());
  }

  #begin(id: string): void {
    const work = this.#bring(id)
      .catch(this.#parts.fatal)
      .finally(() => {
        this.#busy.delete(id);
        if (!this.#isStopped) this.#setAlarm();
      });
    this.#busy.set(id, work);
  }

  /** As long as something is due. */
  async #bring(id: string): Promise<void> {
    const { book, deliveries, clock } = this.#parts;
    for (;;) {
      const webhook = book.one(id);
      if (webhook?.active !== true || this.#isStopped) return;
      const delivery = deliveries.due(id, clock.now());
      if (delivery === undefined) return;
      await this.#attempt(webhook, delivery);
    }
  }

  async #attempt(webhook: Webhook, delivery: Delivery): Promise<void> {
    const { line, secrets, clock, book, deliveries, random } = this.#parts;
    const { event, body } = delivery;
    const headers = secrets.headers(webhook, { id: event, body }, clock.now());
    const answer = await line.post({ url: webhook.url, headers, body });
    const now = clock.now();
    const attempt = afterAttempt(delivery, answer, { now, fraction: random.fraction() });
    book.transaction(() => {
      deliveries.tried(delivery, attempt);
      const isWaiting = attempt.state === "waiting";
      if (isWaiting) {
        deliveries.postpone(webhook.id, Math.min(attempt.nextAt, now + longestRestMs));
      }
      this.#note(webhook.id, answer, now);
    });
  }

  /** What the attempt says of the receiver, as it stands by now: it may have been changed. */
  #note(id: string, answer: WebhookAnswer, now: number): void {
    const { book } = this.#parts;
    const webhook = book.one(id);
    if (webhook === undefined) return;
    if (isTaken(answer)) {
      if (webhook.failingSince !== null) book.put({ ...webhook, failingSince: null });
      return;
    }
    const failingSince = webhook.failingSince ?? now;
    if (isGone(answer)) this.#disable({ ...webhook, failingSince, disabled: "gone" });
    else if (now - failingSince >= failingForMs) {
      this.#disable({ ...webhook, failingSince, disabled: "failing" });
    } else book.put({ ...webhook, failingSince });
  }

  #disable(webhook: Webhook): void {
    const { book, audit } = this.#parts;
    book.put({ ...webhook, active: false });
    const by = { role: "headquarters" } as const;
    const detail = { why: webhook.disabled };
    audit.note({ by, act: "webhook-disabled", subject: webhook.id, detail });
  }

  #setAlarm(): void {
    const { deliveries, timers, clock } = this.#parts;
    this.#alarm();
    const at = deliveries.nextAt();
    if (at === null || (at <= clock.now() && this.#busy.size > 0)) return;
    this.#alarm = timers.after(Math.max(0, at - clock.now()), () => this.wake());
  }

  #forget(): void {
    const now = this.#parts.clock.now();
    if (now - this.#forgotAt < forgetEveryMs) return;
    this.#forgotAt = now;
    this.#parts.deliveries.forget(now);
  }
}
