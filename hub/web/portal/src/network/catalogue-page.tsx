import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Dialog } from "@cardweave/shared/ui/components/ask-dialog";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { type PageKey, usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip } from "@cardweave/shared/ui/components/state-chip";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { isBare, type Loaded, useRows } from "@cardweave/shared/ui/hooks/use-load";
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
  /** Further acts on the whole list; an empty one has its own in the middle of the page. */
  readonly actions?: (rows: Loaded<readonly Row[]>, isEmpty: boolean) => ReactNode;
  /** What an empty list begins with, where that is not adding one. */
  readonly begin?: ReactNode;
  /** Shows a part of the list only. */
  readonly isShown?: (row: Row) => boolean;
  /** Further filters, beside the text. */
  readonly tools?: ReactNode;
}

/** The list of a catalogue; one of it, or a new one, opens in front, at an address of its own. */
export function CataloguePage<Row extends Item, Values extends object>(
  props: CataloguePageProps<Row, Values>,
): ReactElement {
  const { catalogue, isShown = () => true } = props;
  const { texts } = catalogue;
  const common = useTexts(catalogueTexts);
  const rows = useRows(catalogue.path, catalogue.read);
  const { path, query } = usePlace();
  useNetworkNews(rows.reload, isEditing(query));
  const shown = { ...rows, value: inOrder(rows.value?.filter(isShown) ?? null, catalogue) };
  const addButton = useAddButton(catalogue);
  const isEmpty = isBare(shown);
  return (
    <div className="page">
      <PageHead
        title={texts.title}
        actions={
          <>
            {props.actions?.(rows, isEmpty)}
            {isEmpty ? null : addButton("main")}
            {isEmpty && props.begin !== undefined ? addButton("plain") : null}
          </>
        }
      >
        {texts.under}
      </PageHead>
      <DataTable
        label={texts.title}
        columns={[...catalogue.columns, stateColumn(catalogue, common)]}
        rows={shown}
        tools={props.tools}
        rowId={({ id }) => id}
        href={({ id }) => `${path}?open=${encodeURIComponent(id)}`}
        isEnded={({ active }) => !active}
        empty={
          <EmptyState
            icon={catalogue.icon}
            title={texts.emptyTitle}
            action={props.begin ?? addButton("main")}
          >
            {texts.empty}
          </EmptyState>
        }
      />
      <Opened catalogue={catalogue} rows={rows} />
    </div>
  );
}

type AddButton = (look: "main" | "plain") => ReactElement | null;

/** The button that adds one, and its key; nothing for whoever only reads. */
function useAddButton<Row extends Item, Values extends object>(
  catalogue: Catalogue<Row, Values>,
): AddButton {
  const { path } = usePlace();
  const { add: text } = catalogue.texts;
  const mayWrite = useMay(catalogue.writers);
  const add = (): void => go(`${path}?new`);
  const keys: readonly PageKey[] = [{ key: "n", label: text, run: add }];
  usePageKeys(mayWrite ? keys : []);
  return (look) =>
    mayWrite ? (
      <ActionButton look={look} icon="plus" onPress={add} hotkey="N">
        {text}
      </ActionButton>
    ) : null;
}

/** What stands in front of the list: one of it, a new one, or what only its maker is told. */
function Opened<Row extends Item, Values extends object>(props: {
  readonly catalogue: Catalogue<Row, Values>;
  readonly rows: Loaded<readonly Row[]>;
}): ReactElement {
  const { catalogue, rows } = props;
  const common = useTexts(catalogueTexts);
  const { path, query } = usePlace();
  const mayWrite = useMay(catalogue.writers);
  const [told, setTold] = useState<ReactNode>(null);
  const open = query.get("open");
  const row = rows.value?.find(({ id }) => id === open) ?? null;
  const isNew = query.has("new") && mayWrite;
  return (
    <>
      {isNew || row !== null ? (
        <EditDialog
          key={row?.id ?? "new"}
          catalogue={catalogue}
          row={row}
          mayWrite={mayWrite}
          onChanged={rows.reload}
          onClose={() => go(path)}
          onTold={setTold}
        />
      ) : null}
      {told === null ? null : (
        <Dialog title={common.toldTitle} onClose={() => setTold(null)}>
          {told}
        </Dialog>
      )}
    </>
  );
}

function inOrder<Row extends Item, Values extends object>(
  rows: readonly Row[] | null,
  { isOwn = () => false }: Catalogue<Row, Values>,
): readonly Row[] | null {
  return rows?.toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b))) ?? null;
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
    cell: (row) => <State {...shown(row)} />,
    isMain: true,
  };
}

function State({ tone, text, href }: ShownState): ReactElement {
  const chip = <StateChip tone={tone}>{text}</StateChip>;
  if (href === undefined) return chip;
  return (
    <a className="state-link" href={href}>
      {chip}
    </a>
  );
}
