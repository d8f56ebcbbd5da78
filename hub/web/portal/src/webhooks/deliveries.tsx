import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import {
  type Formats,
  useFormats,
  usePage,
  useTexts,
} from "@cardweave/shared/ui/components/page-room";
import { StateChip, type Tone } from "@cardweave/shared/ui/components/state-chip";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { useToast } from "@cardweave/shared/ui/components/toasts";
import type { Loaded } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useMemo } from "react";
import { stay, usePlace } from "../frame/router.ts";
import { type Delivery, deliveryStates, readDelivery } from "./webhook-shapes.ts";
import { type WebhookTexts, webhookTexts } from "./webhook-texts.ts";

const tones: Readonly<Record<string, Tone>> = {
  waiting: "warn",
  delivered: "good",
  failed: "bad",
};

function columnsOf(texts: WebhookTexts, { when }: Formats): readonly Column<Delivery>[] {
  const answerOf = ({ status, fault }: Delivery): string | null => {
    const why = fault === null ? null : (texts.faults[fault] ?? fault);
    return status === null ? why : String(status);
  };
  const stateOf = ({ state }: Delivery): string => texts.states[state] ?? state;
  return [
    { id: "at", label: texts.at, value: ({ at }) => at, text: ({ at }) => when(at) },
    { id: "type", label: texts.what, value: ({ type }) => texts.eventNames[type] ?? type },
    {
      id: "state",
      label: texts.state,
      value: stateOf,
      cell: (row) => <StateChip tone={tones[row.state] ?? "calm"}>{stateOf(row)}</StateChip>,
      isMain: true,
    },
    { id: "answer", label: texts.answer, value: answerOf },
    { id: "attempts", label: texts.attempts, value: ({ attempts }) => attempts, align: "end" },
    {
      id: "next",
      label: texts.next,
      value: ({ nextAt }) => nextAt,
      text: ({ nextAt }) => (nextAt === null ? "" : when(nextAt)),
    },
    { id: "event", label: texts.message, value: ({ event }) => event, isExtra: true },
  ];
}

export interface DeliveriesProps {
  readonly rows: Loaded<readonly Delivery[]>;
  /** Of the webhook: `/v1/webhooks/{id}`. */
  readonly path: string;
  readonly mayWrite: boolean;
}

export function Deliveries({ rows, path, mayWrite }: DeliveriesProps): ReactElement {
  const texts = useTexts(webhookTexts);
  const formats = useFormats();
  const { api } = usePage();
  const say = useToast();
  const columns = useMemo(() => columnsOf(texts, formats), [texts, formats]);
  const again = async ({ id }: Delivery): Promise<void> => {
    const answer = await api(
      { method: "POST", path: `${path}/deliveries/${id}/replay` },
      readDelivery,
    );
    rows.reload();
    if (answer.kind === "done") say({ text: texts.sentAgain });
  };
  return (
    <DataTable
      label={texts.deliveries}
      columns={columns}
      rows={rows}
      rowId={({ id }) => String(id)}
      tools={<StateFilter />}
      {...(mayWrite
        ? {
            rowActions: (row: Delivery) => (
              <ActionButton
                look="quiet"
                icon="send"
                label={texts.againLabel(row.event)}
                onPress={() => void again(row)}
              >
                {texts.again}
              </ActionButton>
            ),
          }
        : {})}
      empty={
        <EmptyState icon="bell" title={texts.emptyTitle}>
          {texts.empty}
        </EmptyState>
      }
    />
  );
}

function StateFilter(): ReactElement {
  const texts = useTexts(webhookTexts);
  const { path, query } = usePlace();
  return (
    <select
      className="state-filter"
      aria-label={texts.state}
      value={query.get("state") ?? ""}
      onChange={({ target }) => stay(target.value === "" ? path : `${path}?state=${target.value}`)}
    >
      <option value="">{texts.allStates}</option>
      {deliveryStates.map((state) => (
        <option key={state} value={state}>
          {texts.states[state] ?? state}
        </option>
      ))}
    </select>
  );
}
