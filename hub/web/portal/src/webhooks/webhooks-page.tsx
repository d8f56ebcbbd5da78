import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { PickMany } from "@cardweave/shared/ui/components/pick-many";
import type { Form } from "@cardweave/shared/ui/hooks/use-form";
import { type ReactElement, useMemo } from "react";
import { network } from "../frame/page-entry.ts";
import type { Catalogue } from "../network/catalogue.ts";
import { CataloguePage } from "../network/catalogue-page.tsx";
import { catalogueTexts } from "../network/catalogue-texts.ts";
import { SecretShown } from "./secret-shown.tsx";
import { readSecret, readWebhook, type Webhook, webhookEvents } from "./webhook-shapes.ts";
import { webhookState } from "./webhook-state.ts";
import { webhookTexts } from "./webhook-texts.ts";

interface Values {
  readonly name: string;
  readonly url: string;
  readonly events: readonly string[];
}

export function WebhooksPage(): ReactElement {
  return <CataloguePage catalogue={useWebhooks()} />;
}

function useWebhooks(): Catalogue<Webhook, Values> {
  const texts = useTexts(webhookTexts);
  const any = useTexts(catalogueTexts);
  const { when, number } = useFormats();
  return useMemo(
    () => ({
      texts: texts.webhooks,
      icon: "bell",
      path: "/v1/webhooks",
      read: readWebhook,
      writers: network,
      columns: [
        { id: "name", label: any.name, value: ({ name }) => name },
        { id: "url", label: texts.url, value: ({ url }) => url },
        {
          id: "events",
          label: texts.events,
          value: ({ events }) => events.map((one) => texts.eventNames[one] ?? one).join(", "),
        },
        {
          id: "waiting",
          label: texts.waiting,
          value: ({ waiting }) => waiting,
          text: ({ waiting }) => number(waiting),
          align: "end",
        },
      ],
      stateOf: (row) => webhookState(row, { texts, when }),
      nameOf: ({ name }) => name,
      start: { name: "", url: "https://", events: webhookEvents },
      valuesOf: ({ name, url, events }) => ({ name, url, events }),
      bodyOf: ({ name, ...wish }) => (name.trim() === "" ? wish : { name, ...wish }),
      fields: (form) => <WebhookFields form={form} />,
      tell: (answer) => <SecretShown secret={readSecret(answer).secret} />,
      more: ({ id }) => (
        <a className="button" href={`/network/webhooks/${id}`}>
          {texts.seeDeliveries}
        </a>
      ),
    }),
    [texts, any, when, number],
  );
}

function WebhookFields({ form }: { readonly form: Form<Values> }): ReactElement {
  const texts = useTexts(webhookTexts);
  const any = useTexts(catalogueTexts);
  return (
    <>
      <TextInput
        label={texts.url}
        name="url"
        hint={texts.urlHint}
        isRequired
        value={form.values.url}
        reason={form.reasonFor("url")}
        onChange={(value) => form.set("url", value)}
      />
      <TextInput
        label={any.name}
        name="name"
        hint={texts.nameHint}
        value={form.values.name}
        reason={form.reasonFor("name")}
        onChange={(value) => form.set("name", value)}
      />
      <PickMany
        label={texts.events}
        choices={webhookEvents.map((id) => ({ id, label: texts.eventNames[id] ?? id }))}
        picked={form.values.events}
        onChange={(value) => form.set("events", value)}
      />
    </>
  );
}
