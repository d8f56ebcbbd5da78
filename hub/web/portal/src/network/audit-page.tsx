import {
  moment,
  orNull,
  type Read,
  record,
  shape,
  text,
  whole,
} from "@cardweave/shared/ui/api/readers";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { type Formats, useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useMemo } from "react";
import { type AuditTexts, actText, auditTexts } from "./audit-texts.ts";
import { readPerson } from "./staff-shapes.ts";
import { staffTexts } from "./staff-texts.ts";

interface AuditRow {
  readonly row: number;
  /** Unit: ms since 1970. */
  readonly at: number;
  readonly who: string | null;
  readonly role: string;
  readonly act: string;
  readonly subject: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

const readRow: Read<AuditRow> = shape({
  row: whole,
  at: moment,
  who: orNull(text),
  role: text,
  act: text,
  subject: orNull(text),
  detail: record,
});

function detailText(detail: AuditRow["detail"]): string {
  const parts = Object.entries(detail).map(([name, value]) =>
    typeof value === "object" ? `${name} ${JSON.stringify(value)}` : `${name} ${String(value)}`,
  );
  return parts.join(", ");
}

interface ColumnParts {
  readonly texts: AuditTexts;
  readonly formats: Formats;
  readonly roles: Readonly<Record<string, string>>;
  readonly logins: ReadonlyMap<string, string>;
}

function columnsOf({ texts, formats, roles, logins }: ColumnParts): readonly Column<AuditRow>[] {
  const who = ({ who: id }: AuditRow): string | null =>
    id === null ? null : (logins.get(id) ?? id);
  return [
    {
      id: "at",
      label: texts.at,
      value: ({ at }) => at,
      text: ({ at }) => formats.when(at),
    },
    { id: "who", label: texts.who, value: who, isMain: true },
    { id: "role", label: texts.role, value: ({ role }) => roles[role] ?? role },
    { id: "act", label: texts.act, value: ({ act }) => actText(act, texts), isMain: true },
    { id: "subject", label: texts.subject, value: ({ subject }) => subject },
    { id: "detail", label: texts.detail, value: ({ detail }) => detailText(detail) || null },
  ];
}

/** Who looked at or changed what, newest first. */
export function AuditPage(): ReactElement {
  const texts = useTexts(auditTexts);
  const { userRoles: roles } = useTexts(staffTexts);
  const formats = useFormats();
  const rows = useRows("/v1/audit", readRow);
  const users = useRows("/v1/users", readPerson).value;
  const columns = useMemo(() => {
    const logins = new Map(users?.map(({ id, login }) => [id, login]));
    return columnsOf({ texts, formats, roles, logins });
  }, [texts, formats, roles, users]);
  return (
    <div className="page">
      <PageHead title={texts.title}>{texts.under}</PageHead>
      <DataTable
        label={texts.title}
        columns={columns}
        rows={rows}
        rowId={({ row }) => String(row)}
        empty={
          <EmptyState icon="history" title={texts.emptyTitle}>
            {texts.empty}
          </EmptyState>
        }
      />
    </div>
  );
}
