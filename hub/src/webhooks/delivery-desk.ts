import { instant } from "@cardweave/shared/domain/measure";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { Clock } from "@cardweave/shared/ports/clock";
import type { Listed } from "@cardweave/shared/protocol/http/list";
import type {
  DeliveryQuery,
  DeliveryView,
  Queued,
  WebhookReplay,
} from "@cardweave/shared/protocol/http/webhook";
import type { Delivery, DeliveryBook } from "./delivery-book.ts";
import type { WebhookBook } from "./webhook-book.ts";

export type DeliveryDeskParts = {
  readonly book: WebhookBook;
  readonly deliveries: DeliveryBook;
  readonly clock: Clock;
  readonly zone: () => string;
  readonly queued: () => void;
};

/** What has been told to whom, and telling it again. */
export class DeliveryDesk {
  readonly #parts: DeliveryDeskParts;

  constructor(parts: DeliveryDeskParts) {
    this.#parts = parts;
  }

  list(id: string, query: DeliveryQuery): Result<Listed<DeliveryView>> {
    const { book, deliveries } = this.#parts;
    if (book.one(id) === undefined) return refused("not-found");
    const page = deliveries.page(id, { ...query, limit: query.limit + 1 });
    const items = page.slice(0, query.limit);
    const last = items.at(-1);
    const next = page.length > query.limit && last !== undefined ? String(last.n) : null;
    return ok({ items: items.map((one) => this.#view(one)), next });
  }

  again(id: string, n: number): Result<DeliveryView> {
    const { deliveries, clock, queued } = this.#parts;
    const found = deliveries.one(id, n);
    if (found === undefined) return refused("not-found");
    deliveries.again(found, clock.now());
    const now = deliveries.one(id, n) ?? found;
    queued();
    return ok(this.#view(now));
  }

  /** Everything after a message or a time, in its order. */
  replay(id: string, { after, since }: WebhookReplay): Result<Queued> {
    const { book, clock, queued } = this.#parts;
    const webhook = book.one(id);
    if (webhook === undefined) return refused("not-found");
    const place = after === undefined ? 0 : book.eventPlace(after);
    if (place === undefined) {
      const reason = "not kept any more, or never sent";
      return refused("invalid", { fields: [{ field: "after", reason }] });
    }
    const from = since === undefined ? 0 : Date.parse(since);
    const count = book.requeue(webhook, { after: place, since: from, now: clock.now() });
    queued();
    return ok({ queued: count });
  }

  #view(one: Delivery): DeliveryView {
    const { n: id, event, type, state, attempts, status, fault } = one;
    const time = (ms: number) => rfc3339(this.#parts.zone(), instant(ms));
    return {
      id,
      event,
      type,
      at: time(one.at),
      state,
      attempts,
      status,
      fault,
      nextAt: state === "waiting" ? time(one.nextAt) : null,
      endedAt: one.endedAt === null ? null : time(one.endedAt),
    };
  }
}
