import { JobDesk } from "./jobs/job-desk.ts";
import {
  assembleWebhooks,
  type WebhookParts,
  type Webhooks,
} from "./webhooks/assemble-webhooks.ts";

/** What the hub does beside its calls: long work, and telling others. */
export type Background = Webhooks & { readonly jobs: JobDesk };

export function assembleBackground(parts: WebhookParts): Background {
  const { replica, fatal } = parts;
  const zone = () => replica.directory.network?.zone ?? "UTC";
  const jobs = new JobDesk({ ...replica.ports, zone, fatal });
  const webhooks = assembleWebhooks(parts);
  return {
    ...webhooks,
    jobs,
    idle: async () => {
      await Promise.all([webhooks.idle(), jobs.stop()]);
    },
  };
}
