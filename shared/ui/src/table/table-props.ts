import type { ReactNode } from "react";
import type { Loaded } from "../hooks/use-load.ts";
import type { ColumnModel, Sorting } from "./table-model.ts";

export interface Column<Row> extends ColumnModel<Row> {
  /** How it looks; its text where this is missing. */
  readonly cell?: (row: Row) => ReactNode;
  readonly align?: "end";
  /** Shown on a small screen too; the first column always is. */
  readonly isMain?: boolean;
  /** Only shown when somebody asks for it. */
  readonly isExtra?: boolean;
}

export interface DataTableProps<Row> {
  /** What the table is, for readers and for the file's name. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: Loaded<readonly Row[]>;
  readonly rowId: (row: Row) => string;
  /** Where a row leads; its first cell is the link. */
  readonly href?: (row: Row) => string;
  readonly onOpen?: (row: Row) => void;
  readonly sorting?: Sorting;
  /** Buttons at the end of a row. */
  readonly rowActions?: (row: Row) => ReactNode;
  /** Dims a row that has ended. */
  readonly isEnded?: (row: Row) => boolean;
  readonly empty: ReactNode;
  /** Further filters, beside the text. */
  readonly tools?: ReactNode;
}
