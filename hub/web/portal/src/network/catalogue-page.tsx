import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { type PageKey, usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { type Loaded, useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, type ReactNode, useState } from "react";
import { useMay } from "../frame/portal-room.tsx";
import { go, usePlace } from "../frame/router.ts";
import type { Catalogue, Item, ShownState } from "./catalogue.ts";
import { EditDialog } from "./catalogue-dialog.tsx";
import { type AnyCatalogueTexts, catalogueTexts } from "./catalogue-texts.ts";
import { useNetworkNews } from "./use-news.ts";

export interface CataloguePageProps<Row extends Item, Values extends object> {
  readonly catalogue: Catalogue<Row, Values>;
  /** Further acts on the whole list. */
  readonly actions?: (rows: Loaded<readonly Row[]>) => ReactNode;
  /** Shows a part of the list only. */
  readonly isShown?: (row: Row) => boolean;
  /** Further filters, beside the text. */
  readonly tools?: ReactNode;
}

/** The list of a catalogue; one of it, or a new one, opens in front, at an address of its own. */
export function CataloguePage<Row extends Item, Values extends object>(
  props: CataloguePageProps<Row, Values>,
): ReactElement {
  const { catalogue } = props;
  const { texts } = catalogue;
  const common = useTexts(catalogueTexts);
  const rows = useRows(catalogue.path, catalogue.read);
  const { path, query } = usePlace();
  const mayWrite = useMay(catalogue.writers);
  const [told, setTold] = useState<ReactNode>(null);
  const open = query.get("open");
  const row = rows.value?.find(({ id }) => id === open) ?? null;
  const isNew = query.has("new") && mayWrite;
  useNetworkNews(rows.reload, isEditing(query));
  const add = (): void => go(`${path}?new`);
  const close = (): void => go(path);
  const keys: readonly PageKey[] = mayWrite ? [{ key: "n", label: texts.add, run: add }] : [];
  usePageKeys(keys);
  const addButton = mayWrite ? (
    <ActionButton look="main" icon="plus" onPress={add} hotkey="N">
      {texts.add}
    </ActionButton>
  ) : null;
  return (
    <div className="page">
      <PageHead
        title={texts.title}
        actions={
          <>
            {props.actions?.(rows)}
            {addButton}
          </>
        }
      >
        {texts.under}
      </PageHead>
      <DataTable
        label={texts.title}
        columns={[...catalogue.columns, stateColumn(catalogue, common)]}
        rows={{ ...rows, value: rows.value?.filter(props.isShown ?? (() => true)) ?? null }}
        tools={props.tools}
        rowId={({ id }) => id}
        href={({ id }) => `${path}?open=${encodeURIComponent(id)}`}
        isEnded={({ active }) => !active}
        empty={
          <EmptyState icon={catalogue.icon} title={texts.emptyTitle} action={addButton}>
            {texts.empty}
          </EmptyState>
        }
      />
      {isNew || row !== null ? (
        <EditDialog
          key={row?.id ?? "new"}
          catalogue={catalogue}
          row={row}
          mayWrite={mayWrite}
          onChanged={rows.reload}
          onClose={close}
          onTold={setTold}
        />
      ) : null}
      {told === null ? null : (
        <Dialog title={common.toldTitle} onClose={() => setTold(null)}>
          {told}
        </Dialog>
      )}
    </div>
  );
}

function isEditing(query: URLSearchParams): boolean {
  return query.has("open") || query.has("new");
}

function stateColumn<Row extends Item, Values extends object>(
  { stateOf }: Catalogue<Row, Values>,
  texts: AnyCatalogueTexts,
): Column<Row> {
  const usual = ({ active }: Row): ShownState =>
    active ? { tone: "good", text: texts.active } : { tone: "calm", text: texts.ended };
  const shown = stateOf ?? usual;
  return {
    id: "state",
    label: texts.state,
    value: (row) => shown(row).text,
    cell: (row) => <StateChip tone={shown(row).tone}>{shown(row).text}</StateChip>,
    isMain: true,
  };
}
