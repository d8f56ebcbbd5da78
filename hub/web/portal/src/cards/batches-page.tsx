import "../styles/cards.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { isBare } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import type { ReactElement } from "react";
import { network, type PageProps } from "../frame/page-entry.ts";
import { useMay } from "../frame/portal-room.tsx";
import { go } from "../frame/router.ts";
import { BatchDialog } from "./batch-dialog.tsx";
import { type Batch, readBatch } from "./batch-shapes.ts";
import { BatchState } from "./batch-state.tsx";
import { batchTexts } from "./batch-texts.ts";
import { NewBatchDialog } from "./new-batch-dialog.tsx";
import { useMadeRows } from "./use-made-rows.ts";

const path = "/cards/batches";

/** Batches of cards; `?new` orders one, `?open=` shows one. */
export function BatchesPage({ query }: PageProps): ReactElement {
  const texts = useTexts(batchTexts);
  const { when, number } = useFormats();
  const may = useMay(network);
  const rows = useMadeRows("/v1/cards/batches", readBatch);
  const make = (): void => go(`${path}?new`);
  usePageKeys(may ? [{ key: "n", label: texts.make, run: make }] : []);
  const button = may ? (
    <ActionButton look="main" icon="plus" hotkey="N" onPress={make}>
      {texts.make}
    </ActionButton>
  ) : null;
  const columns: readonly Column<Batch>[] = [
    { id: "id", label: texts.batch, value: ({ id }) => id },
    { id: "at", label: texts.at, value: ({ at }) => at, text: ({ at }) => when(at) },
    {
      id: "count",
      label: texts.count,
      value: ({ count }) => count,
      text: ({ count }) => number(count),
      align: "end",
      isMain: true,
    },
    {
      id: "state",
      label: texts.state,
      value: ({ state }) => texts.states[state] ?? state,
      cell: (batch) => <BatchState batch={batch} />,
      isMain: true,
    },
    {
      id: "checked",
      label: texts.printed,
      value: ({ printed }) => printed,
      text: ({ printed }) => number(printed),
      align: "end",
    },
    { id: "spoilt", label: texts.spoilt, value: ({ spoilt }) => spoilt.length, align: "end" },
  ];
  const open = rows.value?.find(({ id }) => id === query.get("open"));
  const close = (): void => go(path);
  return (
    <div className="page">
      <PageHead title={texts.title} actions={isBare(rows) ? null : button}>
        {texts.under}
      </PageHead>
      <DataTable
        label={texts.title}
        columns={columns}
        rows={rows}
        rowId={({ id }) => id}
        href={({ id }) => `${path}?open=${id}`}
        isEnded={({ state }) => state === "released"}
        empty={
          <EmptyState icon="card" title={texts.empty} action={button}>
            {texts.emptyUnder}
          </EmptyState>
        }
      />
      {query.has("new") && may ? (
        <NewBatchDialog design={query.get("design") ?? ""} onClose={close} onDone={rows.reload} />
      ) : null}
      {open === undefined ? null : (
        <BatchDialog batch={open} mayPrint={may} onClose={close} onDone={rows.reload} />
      )}
    </div>
  );
}
