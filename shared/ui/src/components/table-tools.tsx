import { type ReactElement, type ReactNode, useId, useRef } from "react";
import { csvOf } from "../table/table-model.ts";
import type { TableState } from "../table/use-table.ts";
import { commonTexts } from "../texts/common-texts.ts";
import { ActionButton } from "./action-button.tsx";
import { Icon } from "./icon.tsx";
import { usePageKeys } from "./page-keys.tsx";
import { useFormats, useTexts } from "./page-room.tsx";

export interface TableToolsProps<Row> {
  readonly table: TableState<Row>;
  readonly label: string;
  readonly all: number;
  readonly tools: ReactNode;
}

/** Hands a file to the browser's downloads. */
export function saveFile(name: string, content: string | Blob, type: string): void {
  const address = URL.createObjectURL(new Blob([content], { type }));
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

function fileName(label: string): string {
  return `${label.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, "-")}.csv`;
}

/** Filter, number of rows, columns, file and paper. */
export function TableTools<Row>(props: TableToolsProps<Row>): ReactElement {
  const { table, label, all, tools } = props;
  const texts = useTexts(commonTexts);
  const { number } = useFormats();
  const find = useRef<HTMLInputElement>(null);
  usePageKeys([{ key: "/", label: texts.filter, run: () => find.current?.focus() }]);
  const save = (): void =>
    saveFile(fileName(label), csvOf(table.shown, table.columns), "text/csv;charset=utf-8");
  return (
    <div className="table-tools">
      <label className="find">
        <Icon name="search" />
        <span className="unseen">{`${label}: ${texts.filter}`}</span>
        <input
          ref={find}
          type="search"
          placeholder={texts.filter}
          value={table.filter}
          onChange={(event) => table.setFilter(event.target.value)}
        />
      </label>
      {tools}
      <div className="table-acts">
        <span className="table-count" role="status">
          {texts.rows(number(table.shown.length), number(all), all)}
        </span>
        <ColumnChoice table={table} />
        <ActionButton look="quiet" icon="download" onPress={save}>
          {texts.csv}
        </ActionButton>
        <ActionButton
          look="quiet"
          icon="print"
          className="button-icon"
          label={texts.print}
          onPress={() => print()}
        />
      </div>
    </div>
  );
}

function ColumnChoice<Row>({ table }: { readonly table: TableState<Row> }): ReactElement {
  const texts = useTexts(commonTexts);
  const id = useId();
  const isShown = (column: string): boolean => table.columns.some((one) => one.id === column);
  return (
    <span className="column-choice">
      <button type="button" className="button button-quiet" popoverTarget={id}>
        <Icon name="columns" />
        <span className="button-text">{texts.columns}</span>
      </button>
      <div id={id} popover="auto" className="menu panel">
        {table.allColumns.slice(1).map((column) => (
          <label key={column.id}>
            <input
              type="checkbox"
              checked={isShown(column.id)}
              onChange={() => table.turnColumn(column.id)}
            />
            <span>{column.label}</span>
          </label>
        ))}
      </div>
    </span>
  );
}
