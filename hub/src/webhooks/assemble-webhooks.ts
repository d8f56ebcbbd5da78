import type { Route } from "@cardweave/shared/http/route";
import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { WebhookLine } from "@cardweave/shared/ports/webhook-line";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { AuditLog } from "../audit/audit-log.ts";
import { webhookRoutes } from "../http/webhook-routes.ts";
import { DeliveryBook } from "./delivery-book.ts";
import { DeliveryDesk } from "./delivery-desk.ts";
import { WebhookBook } from "./webhook-book.ts";
import { WebhookCollector } from "./webhook-collector.ts";
import { WebhookCourier } from "./webhook-courier.ts";
import { WebhookDesk } from "./webhook-desk.ts";
import { WebhookSecrets } from "./webhook-secrets.ts";

export type WebhookParts = {
  readonly replica: Replica;
  readonly desk: DeskDatabase;
  readonly audit: AuditLog;
  /** Seals what receivers share with the hub. */
  readonly peopleKey: Uint8Array;
  readonly webhookLine: WebhookLine;
  readonly fatal: (fault: unknown) => void;
};

export type Webhooks = {
  readonly routes: readonly Route[];
  readonly close: () => void;
  readonly idle: () => Promise<void>;
};

/** Begins at once with what an earlier process has left. */
export function assembleWebhooks(parts: WebhookParts): Webhooks {
  const { replica, desk: database, audit, peopleKey: key, webhookLine: line, fatal } = parts;
  const { clock, timers, random } = replica.ports;
  const zone = () => replica.directory.network?.zone ?? "UTC";
  const book = new WebhookBook(database);
  const deliveries = new DeliveryBook(database);
  const secrets = new WebhookSecrets({ key, random });
  const shared = { book, deliveries, secrets, line, audit, clock, random, zone };
  const courier = new WebhookCourier({ ...shared, timers, fatal });
  const wake = () => courier.wake();
  const collector = new WebhookCollector({ replica, book, collected: wake, fatal });
  const begin = () => collector.begin();
  const desk = new WebhookDesk({ ...shared, begin, changed: wake });
  const told = new DeliveryDesk({ ...shared, queued: wake });
  collector.start();
  wake();
  return {
    routes: webhookRoutes({ desk, told }),
    close: () => {
      collector.close();
      courier.close();
    },
    idle: async () => {
      await collector.idle();
      await courier.idle();
    },
  };
}
