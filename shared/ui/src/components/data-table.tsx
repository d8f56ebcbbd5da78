import { type KeyboardEvent, type ReactElement, type ReactNode, useRef } from "react";
import { isBare } from "../hooks/use-load.ts";
import { cellText } from "../table/table-model.ts";
import type { Column, DataTableProps } from "../table/table-props.ts";
import { type Sliced, useSlice, virtualFrom } from "../table/use-slice.ts";
import { type TableState, useTable } from "../table/use-table.ts";
import { commonTexts } from "../texts/common-texts.ts";
import { ActionButton } from "./action-button.tsx";
import { Icon } from "./icon.tsx";
import { useTexts } from "./page-room.tsx";
import { Skeleton, TroubleState } from "./states.tsx";
import { TableTools } from "./table-tools.tsx";

/** Rows that can be sorted, filtered, exported, printed and opened; of any number. */
export function DataTable<Row>(props: DataTableProps<Row>): ReactElement {
  const { rows } = props;
  const table = useTable(props);
  if (rows.value === null) {
    if (rows.problem !== null) return <TroubleState problem={rows.problem} onAgain={rows.reload} />;
    return <Skeleton />;
  }
  const isEmpty = isBare(rows);
  return (
    <section className="table-place" aria-label={props.label} aria-busy={rows.isLoading}>
      {rows.problem === null ? null : <TroubleState problem={rows.problem} onAgain={rows.reload} />}
      {isEmpty && props.tools === undefined ? null : (
        <TableTools table={table} label={props.label} tools={props.tools} all={rows.value.length} />
      )}
      {isEmpty ? props.empty : <TableBox {...props} table={table} />}
    </section>
  );
}

type BoxProps<Row> = DataTableProps<Row> & { readonly table: TableState<Row> };

function TableBox<Row>(props: BoxProps<Row>): ReactElement {
  const { table, label } = props;
  const texts = useTexts(commonTexts);
  const box = useRef<HTMLDivElement>(null);
  const slice = useSlice(box, table.shown.length);
  if (table.shown.length === 0) {
    return (
      <div className="empty empty-small">
        <p>{texts.noHits}</p>
        <ActionButton onPress={() => table.setFilter("")}>{texts.clearFilter}</ActionButton>
      </div>
    );
  }
  const isVirtual = table.shown.length > virtualFrom;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by key
    <div className="table-box" ref={box} data-virtual={isVirtual ? "" : undefined} tabIndex={0}>
      <table aria-label={label} aria-rowcount={table.shown.length + 1}>
        <TableHead {...props} />
        <TableBody {...props} slice={slice} />
      </table>
    </div>
  );
}

function columnClass<Row>(column: Column<Row>, at: number): string {
  const side = column.align === "end" ? "cell-end" : "";
  return at === 0 || column.isMain === true ? side : `${side} cell-more`;
}

function TableHead<Row>({ table, rowActions }: BoxProps<Row>): ReactElement {
  const texts = useTexts(commonTexts);
  const { sorting } = table;
  return (
    <thead>
      <tr aria-rowindex={1}>
        {table.columns.map((column, at) => {
          const isSorted = sorting?.column === column.id;
          const order = sorting?.isDown === true ? "descending" : "ascending";
          return (
            <th
              key={column.id}
              scope="col"
              className={columnClass(column, at)}
              aria-sort={isSorted ? order : "none"}
            >
              <button type="button" onClick={() => table.sortBy(column.id)}>
                <span className="unseen">{texts.sortBy(column.label)}</span>
                <span aria-hidden="true">{column.label}</span>
                {isSorted ? <Icon name="down" /> : null}
              </button>
            </th>
          );
        })}
        {rowActions === undefined ? null : <td className="cell-acts" />}
      </tr>
    </thead>
  );
}

/** Up and down go from row to row, as in a list. */
function stepRows(event: KeyboardEvent<HTMLElement>): void {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const row = event.target instanceof Element ? event.target.closest("tr") : null;
  const next = event.key === "ArrowDown" ? row?.nextElementSibling : row?.previousElementSibling;
  const target = next?.querySelector<HTMLElement>("a, button");
  if (target === null || target === undefined) return;
  event.preventDefault();
  target.focus();
  target.scrollIntoView({ block: "nearest" });
}

function TableBody<Row>(props: BoxProps<Row> & { readonly slice: Sliced }): ReactElement {
  const { table, slice, rowId, rowActions, isEnded } = props;
  const width = table.columns.length + (rowActions === undefined ? 0 : 1);
  return (
    <tbody onKeyDown={stepRows}>
      <Gap height={slice.above} width={width} />
      {table.shown.slice(slice.from, slice.until).map((row, at) => (
        <tr
          key={rowId(row)}
          data-row={rowId(row)}
          data-ended={isEnded?.(row) === true ? "" : undefined}
          aria-rowindex={slice.from + at + 2}
        >
          {table.columns.map((column, place) => (
            <td key={column.id} className={columnClass(column, place)}>
              {place === 0 ? <FirstCell {...props} row={row} /> : cellOf(column, row)}
            </td>
          ))}
          {rowActions === undefined ? null : <td className="cell-acts">{rowActions(row)}</td>}
        </tr>
      ))}
      <Gap height={slice.below} width={width} />
    </tbody>
  );
}

function cellOf<Row>(column: Column<Row> | undefined, row: Row): ReactNode {
  if (column === undefined) return null;
  return column.cell === undefined ? cellText(column, row) : column.cell(row);
}

function FirstCell<Row>(props: BoxProps<Row> & { readonly row: Row }): ReactElement {
  const { table, row, href, onOpen } = props;
  const inside = cellOf(table.columns[0], row);
  if (href !== undefined) {
    return (
      <a className="row-link" href={href(row)}>
        {inside}
      </a>
    );
  }
  if (onOpen === undefined) return <>{inside}</>;
  return (
    <button type="button" className="row-link" onClick={() => onOpen(row)}>
      {inside}
    </button>
  );
}

interface GapProps {
  readonly height: number;
  readonly width: number;
}

function Gap({ height, width }: GapProps): ReactElement | null {
  if (height === 0) return null;
  return (
    <tr>
      <td className="gap" colSpan={width} style={{ height }} />
    </tr>
  );
}
