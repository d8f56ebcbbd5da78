import "../styles/reports.css";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { ChoiceInput, TextInput } from "@cardweave/shared/ui/components/inputs";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { useRows } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useMemo } from "react";
import { CardName } from "../cards/card-name.tsx";
import type { PageProps } from "../frame/page-entry.ts";
import { stay, usePlace } from "../frame/router.ts";
import { type Purse, readPurse } from "../network/purse-shapes.ts";
import { type Expiring, readExpiring } from "./report-shapes.ts";
import { reportTexts } from "./report-texts.ts";

/** As far ahead as a letter is worth sending. Unit: ms. */
const usualMs = 60 * 86_400_000;

type Wish = { readonly before: string; readonly purse: string };

/** What ends before a day, card by card; day and purse stand in the address. */
export function ExpiringPage({ query }: PageProps): ReactElement {
  const texts = useTexts(reportTexts);
  const { now } = usePage();
  const purses = useRows("/v1/purses", readPurse).value ?? [];
  const usual = new Date(now() + usualMs).toISOString().slice(0, 10);
  const wish = { before: query.get("before") ?? usual, purse: query.get("purse") ?? "" };
  const rows = useRows(`/v1/reports/expiring?${queryOf(wish)}`, readExpiring);
  const columns = useColumns(purses);
  return (
    <div className="page">
      <PageHead title={texts.expiring}>{texts.expiringUnder}</PageHead>
      <WishFields wish={wish} purses={purses} />
      <DataTable
        label={texts.expiring}
        columns={columns}
        rows={rows}
        href={({ account }) => `/cards/${account}`}
        rowId={({ account, purse, on }) => `${account} ${purse} ${on}`}
        empty={
          <EmptyState icon="clock" title={texts.expiringEmpty}>
            {texts.expiringEmptyUnder}
          </EmptyState>
        }
      />
    </div>
  );
}

function queryOf({ before, purse }: Wish): URLSearchParams {
  return new URLSearchParams(purse === "" ? { before } : { before, purse });
}

function WishFields(props: { readonly wish: Wish; readonly purses: readonly Purse[] }) {
  const { wish, purses } = props;
  const texts = useTexts(reportTexts);
  const { path } = usePlace();
  const { language } = useFormats();
  const move = (to: Wish): void => stay(`${path}?${queryOf(to)}`);
  const known = purses.map(({ id, name }) => ({ id, label: name[language] }));
  return (
    <div className="form-row report-asked">
      <TextInput
        label={texts.before}
        name="before"
        type="date"
        value={wish.before}
        onChange={(before) => {
          if (before !== "") move({ ...wish, before });
        }}
      />
      <ChoiceInput
        label={texts.purse}
        name="purse"
        value={wish.purse}
        choices={[{ id: "", label: texts.allPurses }, ...known]}
        onChange={(purse) => move({ ...wish, purse })}
      />
    </div>
  );
}

function useColumns(purses: readonly Purse[]): readonly Column<Expiring>[] {
  const texts = useTexts(reportTexts);
  const { language, money, points, day } = useFormats();
  return useMemo(() => {
    const known = new Map(purses.map((one) => [one.id, one]));
    const amountOf = ({ purse, amount }: Expiring): string => {
      const kind = known.get(purse)?.kind;
      if (kind === "money") return money(amount);
      return kind === "stamps" ? texts.stamps(amount) : points(amount);
    };
    return [
      { id: "account", label: texts.account, value: ({ account }) => account, cell: codeOf },
      {
        id: "on",
        label: texts.on,
        value: ({ on }) => on,
        text: ({ on }) => day(on),
        isMain: true,
      },
      {
        id: "amount",
        label: texts.amount,
        value: ({ amount }) => amount,
        text: amountOf,
        align: "end",
        isMain: true,
      },
      {
        id: "purse",
        label: texts.purse,
        value: ({ purse }) => known.get(purse)?.name[language] ?? purse,
      },
      {
        id: "cardholder",
        label: texts.cardholder,
        value: ({ cardholder }) => cardholder ?? texts.anonymous,
      },
    ];
  }, [texts, language, money, points, day, purses]);
}

function codeOf({ account }: Expiring): ReactElement {
  return <CardName account={account} />;
}
