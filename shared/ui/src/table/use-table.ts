import { useMemo, useState } from "react";
import { useLanguage } from "../components/language-context.tsx";
import { useKept } from "../hooks/use-kept.ts";
import { filterRows, type Sorting, sortRows } from "./table-model.ts";
import type { Column, DataTableProps } from "./table-props.ts";

export interface TableState<Row> {
  readonly columns: readonly Column<Row>[];
  readonly allColumns: readonly Column<Row>[];
  /** Filtered and sorted. */
  readonly shown: readonly Row[];
  readonly filter: string;
  readonly sorting: Sorting | null;
  readonly setFilter: (filter: string) => void;
  readonly sortBy: (column: string) => void;
  readonly turnColumn: (column: string) => void;
}

/** What a table shows of its rows. */
export function useTable<Row>(props: DataTableProps<Row>): TableState<Row> {
  const { columns: allColumns, rows } = props;
  const { language } = useLanguage();
  const [filter, setFilter] = useKept(`filter ${props.label}`, "");
  const [sorting, setSorting] = useState<Sorting | null>(props.sorting ?? null);
  const [turned, setTurned] = useState<ReadonlySet<string>>(new Set());
  const columns = allColumns.filter(({ id, isExtra = false }) => turned.has(id) === isExtra);
  const value = rows.value;
  const sorted = useMemo(() => {
    const column = allColumns.find(({ id }) => id === sorting?.column);
    return sortRows(value ?? [], { column, isDown: sorting?.isDown ?? false }, language);
  }, [value, allColumns, sorting, language]);
  const shown = useMemo(() => filterRows(sorted, allColumns, filter), [sorted, allColumns, filter]);
  return {
    columns,
    allColumns,
    shown,
    filter,
    sorting,
    setFilter,
    sortBy: (column) =>
      setSorting((before) => ({
        column,
        isDown: before?.column === column ? !before.isDown : false,
      })),
    turnColumn: (column) =>
      setTurned((before) => {
        const next = new Set(before);
        if (!next.delete(column)) next.add(column);
        return next;
      }),
  };
}
