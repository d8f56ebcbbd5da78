import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { formatBare } from "@cardweave/shared/ui/format-amount";
import type { Loaded } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import type { ReactElement } from "react";
import { CardName, cardNameOf } from "../cards/card-name.tsx";
import { usePortal } from "../frame/portal-room.tsx";
import { type LiveSummary, type LiveTrouble, unitOf } from "./live-shapes.ts";
import { liveTexts } from "./live-texts.ts";

/** Cards that are overdrawn or disputed; each leads to its history. */
export function TroubleTable({ summary }: { readonly summary: Loaded<LiveSummary> }): ReactElement {
  const texts = useTexts(liveTexts);
  const { language, age } = useFormats();
  const { cards } = usePortal();
  const { value } = summary;
  const amount = (trouble: LiveTrouble): string => {
    const purse = value?.purses.find((one) => one.purse === trouble.purse);
    const unit = unitOf(purse ?? { unit: "points", currency: null });
    return formatBare(trouble.amount, unit, language);
  };
  const nameOf = (id: string): string =>
    value?.branches.find((branch) => branch.id === id)?.name ?? id;
  const columns: readonly Column<LiveTrouble>[] = [
    {
      id: "card",
      label: texts.card,
      value: ({ account }) => cardNameOf(account, cards.of(account)),
      cell: ({ account }) => <CardName account={account} />,
    },
    {
      id: "kind",
      label: texts.state,
      value: ({ kind }) => texts.troubleKinds[kind] ?? kind,
      cell: ({ kind }) => (
        <StateChip tone={kind === "overdraft" ? "bad" : "warn"}>
          {texts.troubleKinds[kind] ?? kind}
        </StateChip>
      ),
      isMain: true,
    },
    {
      id: "amount",
      label: texts.amount,
      value: (one) => one.amount,
      text: amount,
      align: "end",
      isMain: true,
    },
    { id: "where", label: texts.branch, value: ({ branches }) => branches.map(nameOf).join(", ") },
    {
      id: "since",
      label: texts.since,
      value: ({ since }) => since,
      text: ({ since }) => (since === null ? "–" : age(since)),
    },
  ];
  return (
    <section className="live-list" aria-labelledby="troubles">
      <h2 id="troubles">{texts.troubles}</h2>
      <p className="soft">{texts.troublesUnder}</p>
      <DataTable
        label={texts.troubles}
        columns={columns}
        rows={{ ...summary, value: value?.troubles ?? null, set: () => undefined }}
        rowId={({ account, kind, purse }) => `${account} ${kind} ${purse}`}
        href={({ account }) => `/cards/${account}`}
        empty={
          <EmptyState icon="check" title={texts.noTroubles}>
            {texts.noTroublesUnder}
          </EmptyState>
        }
      />
    </section>
  );
}
