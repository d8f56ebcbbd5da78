import type { DeskDatabase, DeskRow } from "@cardweave/shared/ports/desk-database";
import type { WebhookEventName } from "@cardweave/shared/protocol/http/webhook";

/** Somebody's server that wants to be told. Times in ms; the secrets are sealed. */
export type Webhook = {
  readonly id: string;
  readonly name: string;
  readonly url: string;
  readonly events: readonly WebhookEventName[];
  readonly active: boolean;
  readonly secret: Uint8Array;
  readonly oldSecret: Uint8Array | null;
  readonly oldUntil: number | null;
  readonly madeAt: number;
  readonly failingSince: number | null;
  readonly disabled: "failing" | "gone" | null;
};

/** What happened, as it is told. */
export type WebhookEvent = {
  readonly id: string;
  readonly type: string;
  readonly at: number;
  readonly body: string;
};

/** The hub's list of webhooks, and what there is to tell. */
export class WebhookBook {
  readonly #desk: DeskDatabase;

  constructor(desk: DeskDatabase) {
    this.#desk = desk;
  }

  all(): readonly Webhook[] {
    return this.#desk.rows("SELECT * FROM webhooks ORDER BY id").map(webhookOf);
  }

  one(id: string): Webhook | undefined {
    return this.#desk.rows("SELECT * FROM webhooks WHERE id = ?", id).map(webhookOf)[0];
  }

  put(one: Webhook): void {
    this.#desk.run(
      `INSERT INTO webhooks VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, url = excluded.url,
        events = excluded.events, active = excluded.active, secret = excluded.secret,
        old_secret = excluded.old_secret, old_until = excluded.old_until,
        failing_since = excluded.failing_since, disabled = excluded.disabled`,
      one.id,
      one.name,
      one.url,
      JSON.stringify(one.events),
      Number(one.active),
      one.secret,
      one.oldSecret,
      one.oldUntil,
      one.madeAt,
      one.failingSince,
      one.disabled,
    );
  }

  remove(id: string): void {
    this.#desk.run("DELETE FROM webhooks WHERE id = ?", id);
  }

  /** Events are made of the store's entries up to this row; null before there was any webhook. */
  place(): number | null {
    const [row] = this.#desk.rows("SELECT row FROM webhook_place");
    return row === undefined ? null : Number(row["row"]);
  }

  setPlace(row: number): void {
    this.#desk.run(
      "INSERT INTO webhook_place VALUES (1, ?) ON CONFLICT (only_one) DO UPDATE SET row = excluded.row",
      row,
    );
  }

  /** One that has been noted under its name already is not noted again. */
  note(events: readonly WebhookEvent[], now: number): void {
    for (const { id, type, at, body } of events) {
      const added = this.#desk.run(
        "INSERT INTO webhook_events (id, type, at, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO NOTHING",
        id,
        type,
        at,
        body,
      );
      if (added > 0) this.#queueAll(id, type, now);
    }
  }

  #queueAll(id: string, type: string, now: number): void {
    for (const { id: webhook, events, active } of this.all()) {
      if (!active || !events.some((one) => one === type)) continue;
      this.#desk.run(
        `INSERT INTO webhook_deliveries (webhook, event, state, next_at)
          SELECT ?, n, 'waiting', ? FROM webhook_events WHERE id = ?`,
        webhook,
        now,
        id,
      );
    }
  }

  /** Once more everything after an event or a time; answers with how much that is. */
  requeue(
    webhook: Webhook,
    { after, since, now }: { readonly after: number; readonly since: number; readonly now: number },
  ): number {
    const types = JSON.stringify(webhook.events);
    return this.#desk.run(
      `INSERT INTO webhook_deliveries (webhook, event, state, next_at)
        SELECT ?, n, 'waiting', ? FROM webhook_events
        WHERE n > ? AND at >= ? AND type IN (SELECT value FROM json_each(?)) ORDER BY n`,
      webhook.id,
      now,
      after,
      since,
      types,
    );
  }

  /** An event's place in the order of all; undefined for one that is not kept any more. */
  eventPlace(id: string): number | undefined {
    const [row] = this.#desk.rows("SELECT n FROM webhook_events WHERE id = ?", id);
    return row === undefined ? undefined : Number(row["n"]);
  }

  transaction<T>(work: () => T): T {
    return this.#desk.transaction(work);
  }
}

function webhookOf(row: DeskRow): Webhook {
  return {
    id: String(row["id"]),
    name: String(row["name"]),
    url: String(row["url"]),
    events: JSON.parse(String(row["events"])) as WebhookEventName[],
    active: row["active"] === 1,
    secret: row["secret"] as Uint8Array,
    oldSecret: row["old_secret"] as Uint8Array | null,
    oldUntil: row["old_until"] as number | null,
    madeAt: Number(row["made_at"]),
    failingSince: row["failing_since"] as number | null,
    disabled: row["disabled"] as Webhook["disabled"],
  };
}
