import "../styles/campaigns.css";
import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { PageHead } from "@cardweave/shared/ui/components/page-head";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, usePage, useTexts } from "@cardweave/shared/ui/components/page-room";
import type { ReactElement } from "react";
import type { PageProps } from "../frame/page-entry.ts";
import { stay } from "../frame/router.ts";
import { campaignTexts } from "./campaign-texts.ts";
import { dayAfter, mondayOf, type Shown } from "./timeline-days.ts";
import { TimelineTable } from "./timeline-table.tsx";
import { useNames } from "./use-names.ts";

const spans = [1, 4, 12] as const;

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
  const { day } = useFormats();
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
        <strong className="timeline-period">
          {day(shown.from)} – {day(dayAfter(shown.from, shown.weeks * 7 - 1))}
        </strong>
      </fieldset>
      <TimelineTable shown={shown} today={today} />
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
