import { instant } from "@cardweave/shared/domain/measure";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import { toHex } from "@cardweave/shared/entries/hex";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Edit } from "@cardweave/shared/http/services";
import type { Clock, Random } from "@cardweave/shared/ports/clock";
import type { WebhookLine } from "@cardweave/shared/ports/webhook-line";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";
import type {
  IssuedWebhook,
  NewWebhook,
  WebhookChange,
  WebhookView,
} from "@cardweave/shared/protocol/http/webhook";
import type { AuditLog } from "../audit/audit-log.ts";
import { stateVersion } from "../registry/state-version.ts";
import type { DeliveryBook } from "./delivery-book.ts";
import type { Webhook, WebhookBook } from "./webhook-book.ts";
import type { WebhookSecrets } from "./webhook-secrets.ts";

export type WebhookDeskParts = {
  readonly book: WebhookBook;
  readonly deliveries: DeliveryBook;
  readonly secrets: WebhookSecrets;
  readonly line: WebhookLine;
  readonly audit: AuditLog;
  readonly clock: Clock;
  readonly random: Random;
  readonly zone: () => string;
  /** Before there is a first one. */
  readonly begin: () => Promise<void>;
  readonly changed: () => void;
};

const mostWebhooks = 50;
/** For so long messages bear the old secret's signature, too. */
const oldSecretMs = 24 * 3_600_000;

/** Who is told what: made, changed and ended by whoever runs the network. */
export class WebhookDesk {
  readonly #parts: WebhookDeskParts;

  constructor(parts: WebhookDeskParts) {
    this.#parts = parts;
  }

  async list(page: ListQuery): Promise<Result<Listed<WebhookView>>> {
    const views = this.#parts.book.all().map((one) => this.#view(one));
    return listPage(views, page, ({ id }) => id);
  }

  async one(id: string): Promise<Result<WebhookView>> {
    const found = this.#parts.book.one(id);
    return found === undefined ? refused("not-found") : ok(this.#view(found));
  }

  async add(wish: NewWebhook, by: Principal): Promise<Result<IssuedWebhook>> {
    const { book, secrets, clock, random, begin } = this.#parts;
    const wrong = this.#wrongUrl(wish.url);
    if (wrong !== null) return wrong;
    await begin();
    const count = book.all().length;
    if (count >= mostWebhooks) return refused("too-many", { most: mostWebhooks });
    const id = toHex(random.bytes(8));
    const { text, sealed } = secrets.make(id);
    const { url, name = new URL(url).host } = wish;
    const fresh = { oldSecret: null, oldUntil: null, failingSince: null, disabled: null };
    const events = [...new Set(wish.events)];
    const madeAt = clock.now();
    this.#put({ id, name, url, events, active: true, secret: sealed, madeAt, ...fresh });
    this.#note(by, "webhook-made", id);
    const made = book.one(id);
    return made === undefined ? refused("not-found") : ok({ ...this.#view(made), secret: text });
  }

  #wrongUrl(url: string): Result<never> | null {
    const reason = this.#parts.line.objection(url);
    return reason === null ? null : refused("invalid", { fields: [{ field: "url", reason }] });
  }

  async change({ id, change, version, by }: Edit<WebhookChange>): Promise<Result<WebhookView>> {
    const found = this.#parts.book.one(id);
    if (found === undefined) return refused("not-found");
    const now = this.#view(found).version;
    if (version !== undefined && version !== now) return refused("changed", { version: now });
    const wrong = change.url === undefined ? null : this.#wrongUrl(change.url);
    if (wrong !== null) return wrong;
    const { name = found.name, url = found.url, active = found.active } = change;
    const events = change.events === undefined ? found.events : [...new Set(change.events)];
    const isWoken = change.active === true;
    const health = isWoken ? { failingSince: null, disabled: null } : {};
    this.#put({ ...found, name, url, events, active, ...health });
    this.#note(by, "webhook-changed", id);
    this.#parts.changed();
    return this.one(id);
  }

  remove(id: string, by: Principal): Result<null> {
    const { book } = this.#parts;
    if (book.one(id) === undefined) return refused("not-found");
    book.remove(id);
    this.#note(by, "webhook-ended", id);
    return ok(null);
  }

  /** A new secret; for a day messages bear the signatures of both. */
  rotate(id: string, by: Principal): Result<IssuedWebhook> {
    const { book, secrets, clock } = this.#parts;
    const found = book.one(id);
    if (found === undefined) return refused("not-found");
    const { text, sealed } = secrets.make(id);
    const old = { oldSecret: found.secret, oldUntil: clock.now() + oldSecretMs };
    const changed = { ...found, secret: sealed, ...old };
    this.#put(changed);
    this.#note(by, "webhook-secret", id);
    return ok({ ...this.#view(changed), secret: text });
  }

  #put(webhook: Webhook): void {
    this.#parts.book.put(webhook);
  }

  #note(by: Principal, act: string, subject: string): void {
    this.#parts.audit.note({ by, act, subject });
  }

  #view(webhook: Webhook): WebhookView {
    const { id, name, url, events, active, disabled } = webhook;
    const time = (ms: number | null) =>
      ms === null ? null : rfc3339(this.#parts.zone(), instant(ms));
    return {
      id,
      name,
      url,
      events,
      active,
      disabled,
      failingSince: time(webhook.failingSince),
      waiting: this.#parts.deliveries.waiting(id),
      oldSecretUntil: time(webhook.oldUntil),
      madeAt: time(webhook.madeAt) ?? "",
      version: stateVersion({ id, name, url, events, active }),
    };
  }
}
