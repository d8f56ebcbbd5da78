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
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useMemo } from "react";
import { pageOf, type SubjectNames, useSubjectNames } from "./audit-subjects.ts";
import { auditTexts } from "./audit-texts.ts";
import { actText, detailText, partsOf, thingsIn, type Wording } from "./audit-words.ts";
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

interface ColumnParts extends Wording {
  readonly names: SubjectNames;
}

function columnsOf(parts: ColumnParts): readonly Column<AuditRow>[] {
  const { texts, formats, roles, names } = parts;
  return [
    {
      id: "at",
      label: texts.at,
      value: ({ at }) => at,
      text: ({ at }) => formats.when(at),
    },
    {
      id: "who",
      label: texts.who,
      value: ({ who }) => (who === null ? null : names.person(who)),
      text: ({ who }) => (who === null ? "–" : names.person(who)),
      isMain: true,
    },
    { id: "role", label: texts.role, value: ({ role }) => roles[role] ?? role },
    {
      id: "act",
      label: texts.act,
      value: ({ act, detail }) => actText(act, detail, texts),
      isMain: true,
    },
    {
      id: "subject",
      label: texts.subject,
      value: (row) => nameIn(row, parts) ?? row.subject,
      text: (row) => withId(row, parts),
      cell: (row) => <Subject row={row} name={nameIn(row, parts)} />,
    },
    {
      id: "detail",
      label: texts.detail,
      value: ({ detail }) => detailText(detail, parts) || null,
      cell: ({ detail }) => <span className="audit-detail">{detailText(detail, parts)}</span>,
    },
  ];
}

function nameIn({ act, subject }: AuditRow, { texts, names }: ColumnParts): string | null {
  return subject === null ? null : names.of(partsOf(act, texts)?.thing ?? "", subject);
}

/** A file tells the id as well: names change. */
function withId(row: AuditRow, parts: ColumnParts): string {
  const name = nameIn(row, parts);
  return name === null || name === row.subject ? (row.subject ?? "") : `${name} (${row.subject})`;
}

interface SubjectProps {
  readonly row: AuditRow;
  readonly name: string | null;
}

/** By its name, as a link to where it is shown; an id without a name is no more than an id. */
function Subject({ row, name }: SubjectProps): ReactElement | null {
  const texts = useTexts(auditTexts);
  const { subject, act } = row;
  if (subject === null) return null;
  const page = pageOf(partsOf(act, texts)?.thing ?? "", subject);
  const said = name === null ? <Id>{subject}</Id> : name;
  if (page === null) return <>{said}</>;
  return (
    <a className="row-link" href={page}>
      {said}
    </a>
  );
}

const longest = 16;

function Id({ children }: { readonly children: string }): ReactElement {
  const short = children.length > longest ? `${children.slice(0, longest - 4)}…` : children;
  return (
    <span className="code" title={children}>
      {short}
    </span>
  );
}

/** Who looked at or changed what, newest first. */
export function AuditPage(): ReactElement {
  const texts = useTexts(auditTexts);
  const { userRoles: roles } = useTexts(staffTexts);
  const formats = useFormats();
  const rows = useRows("/v1/audit", readRow);
  const things = useMemo(() => thingsIn(rows.value ?? [], texts), [rows.value, texts]);
  const names = useSubjectNames(things);
  const columns = useMemo(
    () => columnsOf({ texts, formats, roles, names }),
    [texts, formats, roles, names],
  );
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
