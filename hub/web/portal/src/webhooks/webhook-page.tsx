import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { useItem, useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { ReactElement } from "react";
import { isNowhere, Nowhere } from "../frame/nowhere.tsx";
import { network, type PageProps } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { Deliveries } from "./deliveries.tsx";
import { WebhookActs } from "./webhook-acts.tsx";
import { deliveryStates, readDelivery, readWebhook, type Webhook } from "./webhook-shapes.ts";
import { webhookState } from "./webhook-state.ts";
import { webhookTexts } from "./webhook-texts.ts";

/** One that is told, its messages, and what can be done when they do not arrive. */
export function WebhookPage({ params, query }: PageProps): ReactElement {
  const texts = useTexts(webhookTexts);
  const path = `/v1/webhooks/${encodeURIComponent(params["id"] ?? "")}`;
  const webhook = useItem(path, readWebhook);
  const state = deliveryStates.find((one) => one === query.get("state"));
  const wanted = state === undefined ? "" : `?state=${state}`;
  const rows = useRows(`${path}/deliveries${wanted}`, readDelivery);
  const mayWrite = useMay(network);
  const reload = (): void => {
    webhook.reload();
    rows.reload();
  };
  const { value, problem } = webhook;
  const up = (
    <a className="up" href="/network/webhooks">
      {texts.webhooks.title}
    </a>
  );
  if (isNowhere(webhook)) return <Nowhere up={up} />;
  return (
    <div className="page">
      <PageHead
        title={value?.name ?? texts.deliveries}
        up={up}
        actions={
          value === null || !mayWrite ? null : (
            <WebhookActs webhook={value} path={path} onChanged={reload} />
          )
        }
      >
        {texts.deliveriesUnder}
      </PageHead>
      {value === null && problem === null ? <Skeleton lines={3} /> : null}
      {problem === null ? null : <TroubleState problem={problem} onAgain={reload} />}
      {value === null ? null : <WebhookFacts webhook={value} />}
      <Deliveries rows={rows} path={path} mayWrite={mayWrite} />
    </div>
  );
}

function WebhookFacts({ webhook }: { readonly webhook: Webhook }): ReactElement {
  const texts = useTexts(webhookTexts);
  const { when, number } = useFormats();
  const { tone, text } = webhookState(webhook, { texts, when });
  const { url, events, waiting, oldSecretUntil } = webhook;
  return (
    <section className="panel sheet">
      <dl className="facts">
        <dt>{texts.state}</dt>
        <dd>
          <StateChip tone={tone}>{text}</StateChip>
        </dd>
        <dt>{texts.url}</dt>
        <dd className="code">{url}</dd>
        <dt>{texts.events}</dt>
        <dd>{events.map((one) => texts.eventNames[one] ?? one).join(", ")}</dd>
        <dt>{texts.waiting}</dt>
        <dd>{number(waiting)}</dd>
      </dl>
      {oldSecretUntil === null ? null : (
        <p className="note">{texts.oldUntil(when(oldSecretUntil))}</p>
      )}
    </section>
  );
}
