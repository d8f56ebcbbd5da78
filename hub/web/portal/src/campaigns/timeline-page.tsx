import "../styles/campaigns.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState, Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { useItem } from "@cardweave/shared/ui/hooks/use-load";
import type { ReactElement } from "react";
import type { PageProps } from "../frame/page-entry.ts";
import { stay } from "../frame/router.ts";
import { type Bar, readTimeline } from "./campaign-shapes.ts";
import { campaignTexts } from "./campaign-texts.ts";
import { dayAfter, daysBetween, mondayOf, shareOf } from "./timeline-days.ts";
import { useNames } from "./use-names.ts";

const spans = [1, 4, 12] as const;

interface Shown {
  /** A Monday. */
  readonly from: string;
  readonly weeks: number;
  readonly branch: string;
}

function addressOf({ from, weeks, branch }: Shown): string {
  const query = new URLSearchParams({ from, weeks: String(weeks) });
  if (branch !== "") query.set("branch", branch);
  return `/timeline?${query}`;
}

function shownIn(query: URLSearchParams, today: string): Shown {
  const asked = query.get("from") ?? "";
  const weeks = Number(query.get("weeks") ?? 4);
  return {
    from: mondayOf(/^\d{4}-\d{2}-\d{2}$/.test(asked) ? asked : today),
    weeks: spans.find((one) => one === weeks) ?? 4,
    branch: query.get("branch") ?? "",
  };
}

/** Campaigns over weeks; every step has a button and a key. */
export function TimelinePage({ query }: PageProps): ReactElement {
  const texts = useTexts(campaignTexts);
  const { now } = usePage();
  const today = new Date(now()).toISOString().slice(0, 10);
  const shown = shownIn(query, today);
  const move = (days: number): void =>
    stay(addressOf({ ...shown, from: dayAfter(shown.from, days) }));
  const step = shown.weeks === 1 ? 7 : 14;
  usePageKeys([
    { key: "ArrowLeft", label: texts.earlier, run: () => move(-step) },
    { key: "ArrowRight", label: texts.later, run: () => move(step) },
  ]);
  return (
    <div className="page">
      <PageHead title={texts.timeline}>{texts.timelineUnder}</PageHead>
      <fieldset className="timeline-tools" aria-label={texts.arrows}>
        <ActionButton hotkey="←" onPress={() => move(-step)}>
          {texts.earlier}
        </ActionButton>
        <ActionButton onPress={() => stay(addressOf({ ...shown, from: mondayOf(today) }))}>
          {texts.today}
        </ActionButton>
        <ActionButton hotkey="→" onPress={() => move(step)}>
          {texts.later}
        </ActionButton>
        <Choices shown={shown} />
      </fieldset>
      <Bars shown={shown} />
    </div>
  );
}

function Choices({ shown }: { readonly shown: Shown }): ReactElement {
  const texts = useTexts(campaignTexts);
  const { branches } = useNames();
  return (
    <>
      <select
        className="state-filter"
        aria-label={texts.weeks}
        value={shown.weeks}
        onChange={({ target }) => stay(addressOf({ ...shown, weeks: Number(target.value) }))}
      >
        {spans.map((weeks) => (
          <option key={weeks} value={weeks}>
            {texts.weekCount(weeks)}
          </option>
        ))}
      </select>
      <select
        className="state-filter"
        aria-label={texts.branch}
        value={shown.branch}
        onChange={({ target }) => stay(addressOf({ ...shown, branch: target.value }))}
      >
        <option value="">{texts.anyBranch}</option>
        {branches.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </select>
    </>
  );
}

function Bars({ shown }: { readonly shown: Shown }): ReactElement {
  const texts = useTexts(campaignTexts);
  const { day } = useFormats();
  const to = dayAfter(shown.from, shown.weeks * 7 - 1);
  const asked = new URLSearchParams({ from: shown.from, to });
  if (shown.branch !== "") asked.set("branch", shown.branch);
  const told = useItem(`/v1/campaigns/timeline?${asked}`, readTimeline);
  if (told.value === null && told.problem !== null) {
    return <TroubleState problem={told.problem} onAgain={told.reload} />;
  }
  if (told.value === null) return <Skeleton />;
  const bars = told.value.bars.filter((bar) => bar.spans.length > 0);
  if (bars.length === 0) return <EmptyState icon="calendar" title={texts.nothingHere} />;
  const weeks = Array.from({ length: shown.weeks }, (_, at) => dayAfter(shown.from, at * 7));
  return (
    <div className="timeline panel" data-from={shown.from}>
      <div className="timeline-head" aria-hidden="true">
        <span />
        <ol>
          {weeks.map((week) => (
            <li key={week}>{day(week)}</li>
          ))}
        </ol>
      </div>
      <ul>
        {bars.map((bar) => (
          <BarLine key={`${bar.campaign} ${bar.activation}`} bar={bar} shown={shown} />
        ))}
      </ul>
    </div>
  );
}

function BarLine({ bar, shown }: { readonly bar: Bar; readonly shown: Shown }): ReactElement {
  const texts = useTexts(campaignTexts);
  const { day } = useFormats();
  const first = bar.spans[0];
  const last = bar.spans.at(-1);
  const when =
    first === undefined || last === undefined
      ? ""
      : daysBetween(first.from, last.until)
          .map((one) => day(one))
          .join(" – ");
  return (
    <li>
      <a href={`/campaigns/${bar.campaign}`}>
        {bar.name}
        <span className="unseen">
          , {texts.states[bar.state]}, {when}
        </span>
      </a>
      <svg
        className="timeline-bar"
        data-state={bar.state}
        viewBox="0 0 1000 20"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {bar.spans.map((span) => {
          const { start, length } = shareOf(span, shown);
          return <rect key={span.from} x={start} y="2" width={length} height="16" rx="3" />;
        })}
      </svg>
    </li>
  );
}
