import "../styles/reports.css";
import { DataTable } from "@cardweave/shared/ui/components/data-table";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { TextInput } from "@cardweave/shared/ui/components/inputs";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { type Formats, useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { StateChip, type Tone } from "@cardweave/shared/ui/components/state-chip";
import { EmptyState } from "@cardweave/shared/ui/components/states";
import { useItem } from "@cardweave/shared/ui/hooks/use-load";
import type { Column } from "@cardweave/shared/ui/table/table-props";
import { type ReactElement, useMemo } from "react";
import type { PageProps } from "../frame/page-entry.ts";
import { stay, usePlace } from "../frame/router.ts";
import { type Issued, type LimitedNetwork, readLimitedNetwork } from "./report-shapes.ts";
import { type ReportTexts, reportTexts } from "./report-texts.ts";

const tones: Readonly<Record<string, Tone>> = {
  below: "good",
  watch: "warn",
  near: "warn",
  reached: "bad",
};

function columnsOf(texts: ReportTexts, { money }: Formats): readonly Column<Issued>[] {
  const levelOf = ({ level }: Issued): string => texts.levels[level] ?? level;
  return [
    { id: "issuer", label: texts.issuer, value: ({ issuer }) => issuer ?? texts.nobody },
    {
      id: "volume",
      label: texts.volume,
      value: ({ volume }) => volume,
      text: ({ volume }) => money(volume),
      align: "end",
      isMain: true,
    },
    {
      id: "level",
      label: texts.state,
      value: levelOf,
      cell: (row) => <StateChip tone={tones[row.level] ?? "calm"}>{levelOf(row)}</StateChip>,
    },
  ];
}

/** How far the network is from the limit above which it has to be notified. */
export function LimitPage({ query }: PageProps): ReactElement {
  const texts = useTexts(reportTexts);
  const formats = useFormats();
  const { path } = usePlace();
  const day = query.get("day");
  const wanted = day === null ? "" : `?day=${encodeURIComponent(day)}`;
  const report = useItem(`/v1/reports/limited-network${wanted}`, readLimitedNetwork);
  const { value } = report;
  const columns = useMemo(() => columnsOf(texts, formats), [texts, formats]);
  return (
    <div className="page">
      <PageHead title={texts.limit}>{texts.limitUnder}</PageHead>
      <div className="form-row report-asked">
        <TextInput
          label={texts.day}
          name="day"
          type="date"
          value={day ?? value?.until ?? ""}
          onChange={(next) => stay(next === "" ? path : `${path}?day=${next}`)}
        />
      </div>
      {value === null ? null : <LimitShown report={value} />}
      <DataTable
        label={texts.byIssuer}
        columns={columns}
        rows={{ ...report, value: value?.byIssuer ?? null, set: () => undefined }}
        rowId={({ issuer }) => issuer ?? ""}
        empty={
          <EmptyState icon="money" title={texts.limitEmpty}>
            {texts.limitEmptyUnder}
          </EmptyState>
        }
      />
    </div>
  );
}

function LimitShown({ report }: { readonly report: LimitedNetwork }): ReactElement {
  const texts = useTexts(reportTexts);
  const { money, number, day } = useFormats();
  const { volume, threshold, basisPoints, level, from, until } = report;
  const tone = tones[level] ?? "calm";
  const percent = `${number(Math.floor(basisPoints / 100))} %`;
  return (
    <section className="panel sheet limit" data-level={level} aria-label={texts.paid}>
      <div className="limit-head">
        <p>
          <span className="live-label">{texts.paid}</span>
          <strong className="limit-sum">{money(volume)}</strong>
          <span className="soft">{texts.period(day(from), day(until))}</span>
        </p>
        <StateChip tone={tone}>{texts.levels[level] ?? level}</StateChip>
      </div>
      <div className="limit-bar" aria-hidden="true">
        <span style={{ inlineSize: `${Math.min(100, basisPoints / 100)}%` }} />
      </div>
      <p>
        {texts.share(percent, money(threshold))}.{" "}
        {volume < threshold ? texts.rest(money(threshold - volume)) : null}
      </p>
      <p className={level === "below" ? "note" : "note note-warn"}>
        <Icon name={level === "below" ? "check" : "alert"} />
        <span>{texts.levelSentences[level] ?? ""}</span>
      </p>
      <p className="soft limit-law">{texts.law}</p>
    </section>
  );
}
