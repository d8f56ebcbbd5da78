import { list, orNull, type Read, shape, text, whole } from "@cardweave/shared/ui/api/readers";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { LiveValue } from "@cardweave/shared/ui/components/live-value";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { type Formats, useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { useItem, useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useMemo } from "react";
import type { PageProps } from "../frame/page-entry.ts";
import { stay, usePlace } from "../frame/router.ts";
import { type Branch, readBranch } from "../network/place-shapes.ts";
import { type DayTexts, dayTexts } from "./day-texts.ts";

/** Minor units of the currency. */
interface Totals {
  readonly receipts: number;
  readonly sales: { readonly count: number; readonly net: number };
  readonly loads: { readonly count: number; readonly amount: number };
  readonly vouchers: { readonly count: number; readonly amount: number };
  readonly redemptions: readonly { readonly amount: number }[];
  readonly unsettled: number;
  readonly paidByVouchers: number;
  readonly returns: { readonly outside: number };
  readonly undone: { readonly outside: number };
  readonly outside: number;
}

interface Row extends Totals {
  readonly till: string;
  readonly operator: string | null;
  readonly login: string | null;
}

interface Day {
  readonly date: string;
  readonly rows: readonly Row[];
  readonly total: Totals;
}

const sold = shape({ count: whole, amount: whole });
const paidOut = shape({ outside: whole });
const totals = {
  receipts: whole,
  sales: shape({ count: whole, net: whole }),
  loads: sold,
  vouchers: sold,
  redemptions: list(shape({ amount: whole })),
  unsettled: whole,
  paidByVouchers: whole,
  returns: paidOut,
  undone: paidOut,
  outside: whole,
};

const readDay: Read<Day> = shape({
  date: text,
  rows: list(shape({ till: text, operator: orNull(text), login: orNull(text), ...totals })),
  total: shape(totals),
});

/** What cards paid came in when they were loaded. */
function paidByCards({ redemptions, unsettled, paidByVouchers }: Totals): number {
  return paidByVouchers - redemptions.reduce((sum, { amount }) => sum + amount, unsettled);
}

/** The amounts add up to the last one, from left to right. Source: SPEC R870. */
function columnsOf(texts: DayTexts, { money, number }: Formats): readonly Column<Row>[] {
  const sum = (id: string, label: string, value: (row: Row) => number): Column<Row> => ({
    id,
    label,
    value,
    text: (row) => money(value(row)),
    align: "end",
  });
  return [
    { id: "till", label: texts.till, value: ({ till }) => till },
    {
      id: "who",
      label: texts.who,
      value: ({ login, operator }) => login ?? operator ?? texts.nobody,
    },
    {
      id: "receipts",
      label: texts.receipts,
      value: ({ receipts }) => receipts,
      text: ({ receipts }) => number(receipts),
      align: "end",
    },
    { ...sum("sales", texts.sales, ({ sales }) => sales.net), isMain: true },
    sum("loads", texts.loads, ({ loads }) => loads.amount),
    sum("vouchers", texts.vouchers, ({ vouchers }) => vouchers.amount),
    sum("cards", texts.byCards, paidByCards),
    sum("given", texts.byVouchers, ({ paidByVouchers }) => 0 - paidByVouchers),
    sum("returns", texts.returns, ({ returns, undone }) => 0 - returns.outside - undone.outside),
    { ...sum("outside", texts.outside, ({ outside }) => outside), isMain: true },
  ];
}

interface Asked {
  readonly branch: string | null;
  /** As YYYY-MM-DD; null for today. */
  readonly date: string | null;
}

function dayPath({ branch, date }: Asked): string | null {
  if (branch === null) return null;
  const query = date === null ? "" : `?${new URLSearchParams({ date })}`;
  return `/v1/branches/${encodeURIComponent(branch)}/day${query}`;
}

function nameOf(branches: readonly Branch[], branch: string | null): string {
  return branches.find(({ id }) => id === branch)?.name ?? branch ?? "";
}

/** A branch's end of day; branch and day stand in the address. */
export function DayPage({ query }: PageProps): ReactElement {
  const texts = useTexts(dayTexts);
  const formats = useFormats();
  const branches = useRows("/v1/branches", readBranch).value ?? [];
  const branch = query.get("branch") ?? branches[0]?.id ?? null;
  const day = useItem(dayPath({ branch, date: query.get("date") }), readDay);
  const columns = useMemo(() => columnsOf(texts, formats), [texts, formats]);
  const date = day.value?.date ?? null;
  const label = texts.label(nameOf(branches, branch), date === null ? "" : formats.day(date));
  return (
    <div className="page">
      <PageHead title={texts.title}>{texts.under}</PageHead>
      <DayChoice branches={branches} branch={branch} date={query.get("date") ?? date} />
      {day.value === null ? null : <DayTiles total={day.value.total} asOf={day.at} />}
      <DataTable
        label={label}
        columns={columns}
        rows={{ ...day, value: day.value?.rows ?? null, set: () => undefined }}
        rowId={({ till, operator }) => `${till} ${operator}`}
        empty={
          <EmptyState icon="sum" title={texts.emptyTitle}>
            {texts.empty}
          </EmptyState>
        }
      />
    </div>
  );
}

function DayChoice(props: Asked & { readonly branches: readonly Branch[] }): ReactElement {
  const { branches, branch, date } = props;
  const texts = useTexts(dayTexts);
  const { path } = usePlace();
  const move = (to: Asked): void => {
    const wishes = Object.entries(to).flatMap(([name, value]) =>
      typeof value === "string" && value !== "" ? [[name, value]] : [],
    );
    stay(`${path}?${new URLSearchParams(wishes)}`);
  };
  return (
    <div className="form-row">
      <ChoiceInput
        label={texts.branch}
        name="branch"
        value={branch ?? ""}
        choices={branches.map(({ id, name }) => ({ id, label: name }))}
        onChange={(value) => move({ branch: value, date })}
      />
      <TextInput
        label={texts.date}
        name="date"
        type="date"
        value={date ?? ""}
        onChange={(value) => move({ branch, date: value })}
      />
    </div>
  );
}

function DayTiles(props: { readonly total: Totals; readonly asOf: number | null }): ReactElement {
  const { total, asOf } = props;
  const texts = useTexts(dayTexts);
  const { money, number } = useFormats();
  return (
    <div className="tiles">
      <LiveValue label={texts.receipts} asOf={asOf}>
        {number(total.receipts)}
      </LiveValue>
      <LiveValue label={texts.sales} asOf={asOf}>
        {money(total.sales.net)}
      </LiveValue>
      <LiveValue label={texts.loads} asOf={asOf}>
        {money(total.loads.amount)}
      </LiveValue>
      <LiveValue label={texts.outside} asOf={asOf}>
        {money(total.outside)}
      </LiveValue>
    </div>
  );
}
