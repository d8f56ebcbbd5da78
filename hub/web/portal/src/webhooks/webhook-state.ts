import type { Formats } from "@cardweave/shared/ui/components/page-room";
import type { ShownState } from "../network/catalogue.ts";
import type { Webhook } from "./webhook-shapes.ts";
import type { WebhookTexts } from "./webhook-texts.ts";

export interface StateWords {
  readonly texts: WebhookTexts;
  readonly when: Formats["when"];
}

/** Whether others are told, and why not. */
export function webhookState(
  { id, active, disabled, failingSince }: Webhook,
  { texts, when }: StateWords,
): ShownState {
  const href = `/network/webhooks/${id}`;
  if (disabled !== null) return { tone: "bad", text: texts.disabled[disabled] ?? texts.off, href };
  if (!active) return { tone: "calm", text: texts.off };
  if (failingSince !== null) {
    return { tone: "warn", text: texts.failing(when(failingSince)), href };
  }
  return { tone: "good", text: texts.on };
}
