import type { DeskDatabase, DeskRow } from "@cardweave/shared/ports/desk-database";
import type { DeliveryQuery, DeliveryState } from "@cardweave/shared/protocol/http/webhook";

/** One event on its way to one receiver. Times in ms. */
export type Delivery = {
  readonly n: number;
  readonly webhook: string;
  readonly event: string;
  readonly type: string;
  readonly at: number;
  readonly body: string;
  readonly state: DeliveryState;
  readonly attempts: number;
  readonly firstAt: number | null;
  readonly nextAt: number;
  readonly endedAt: number | null;
  readonly status: number | null;
  readonly fault: string | null;
};

/** How an attempt went. */
export type Attempt = Pick<Delivery, "state" | "nextAt" | "status" | "fault"> & {
  readonly now: number;
};

const columns = `d.n, d.webhook, e.id AS event, e.type, e.at, e.body, d.state, d.attempts,
  d.first_at, d.next_at, d.ended_at, d.status, d.fault
  FROM webhook_deliveries d JOIN webhook_events e ON e.n = d.event`;

const keptMs = 30 * 86_400_000;

/** What has arrived, and what is still to be sent. */
export class DeliveryBook {
  readonly #desk: DeskDatabase;

  constructor(desk: DeskDatabase) {
    this.#desk = desk;
  }

  /** The one that waits longest. */
  due(webhook: string, now: number): Delivery | undefined {
    return this.#desk
      .rows(
        `SELECT ${columns} WHERE d.webhook = ? AND d.state = 'waiting' AND d.next_at <= ?
          ORDER BY d.next_at, d.n LIMIT 1`,
        webhook,
        now,
      )
      .map(deliveryOf)[0];
  }

  /** When the next attempt of an active webhook is due. */
  nextAt(): number | null {
    const [row] = this.#desk.rows(
      `SELECT min(d.next_at) AS at FROM webhook_deliveries d JOIN webhooks w ON w.id = d.webhook
        WHERE d.state = 'waiting' AND w.active = 1`,
    );
    return typeof row?.["at"] === "number" ? row["at"] : null;
  }

  waiting(webhook: string): number {
    const [row] = this.#desk.rows(
      "SELECT count(*) AS count FROM webhook_deliveries WHERE webhook = ? AND state = 'waiting'",
      webhook,
    );
    return Number(row?.["count"] ?? 0);
  }

  tried({ n }: Delivery, { state, nextAt, status, fault, now }: Attempt): void {
    this.#desk.run(
      `UPDATE webhook_deliveries SET state = ?, attempts = attempts + 1,
        first_at = coalesce(first_at, ?), next_at = ?, ended_at = ?, status = ?, fault = ?
        WHERE n = ?`,
      state,
      now,
      nextAt,
      state === "waiting" ? null : now,
      status,
      fault,
      n,
    );
  }

  /** A receiver that failed is left alone for a while, with everything that waits for it. */
  postpone(webhook: string, until: number): void {
    this.#desk.run(
      `UPDATE webhook_deliveries SET next_at = max(next_at, ?)
        WHERE webhook = ? AND state = 'waiting'`,
      until,
      webhook,
    );
  }

  /** Newest first; the cursor is the number to go on from. */
  page(webhook: string, { cursor, limit, state }: DeliveryQuery): readonly Delivery[] {
    return this.#desk
      .rows(
        `SELECT ${columns} WHERE d.webhook = ? AND d.n < ? AND (? IS NULL OR d.state = ?)
          ORDER BY d.n DESC LIMIT ?`,
        webhook,
        cursor === undefined ? Number.MAX_SAFE_INTEGER : Number(cursor),
        state ?? null,
        state ?? null,
        limit,
      )
      .map(deliveryOf);
  }

  one(webhook: string, n: number): Delivery | undefined {
    return this.#desk
      .rows(`SELECT ${columns} WHERE d.webhook = ? AND d.n = ?`, webhook, n)
      .map(deliveryOf)[0];
  }

  /** From the beginning, at once. */
  again({ n }: Delivery, now: number): void {
    this.#desk.run(
      `UPDATE webhook_deliveries SET state = 'waiting', attempts = 0, first_at = NULL,
        next_at = ?, ended_at = NULL WHERE n = ?`,
      now,
      n,
    );
  }

  /** What ended long ago, and the events that nobody waits for any more. */
  forget(now: number): void {
    this.#desk.run(
      "DELETE FROM webhook_deliveries WHERE state <> 'waiting' AND ended_at < ?",
      now - keptMs,
    );
    this.#desk.run(
      `DELETE FROM webhook_events WHERE at < ?
        AND n NOT IN (SELECT event FROM webhook_deliveries)`,
      now - keptMs,
    );
  }
}

function deliveryOf(row: DeskRow): Delivery {
  return {
    n: Number(row["n"]),
    webhook: String(row["webhook"]),
    event: String(row["event"]),
    type: String(row["type"]),
    at: Number(row["at"]),
    body: String(row["body"]),
    state: row["state"] as DeliveryState,
    attempts: Number(row["attempts"]),
    firstAt: row["first_at"] as number | null,
    nextAt: Number(row["next_at"]),
    endedAt: row["ended_at"] as number | null,
    status: row["status"] as number | null,
    fault: row["fault"] as string | null,
  };
}
