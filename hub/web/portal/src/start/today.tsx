import "../styles/today.css";
import { Icon, type IconName } from "@cardweave/shared/ui/components/icon";
import { LiveValue } from "@cardweave/shared/ui/components/live-value";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useItem, useRows } from "@cardweave/shared/ui/hooks/use-load";
import { type ReactElement, useEffect, useSyncExternalStore } from "react";
import { readCampaign } from "../campaigns/campaign-shapes.ts";
import { readBatch } from "../cards/batch-shapes.ts";
import { overseers } from "../frame/page-entry.ts";
import { useMay, usePortal } from "../frame/portal-room.tsx";
import type { LiveSummary } from "../live/live-shapes.ts";
import { useLive } from "../live/use-live.ts";
import { readLimitedNetwork } from "../reports/report-shapes.ts";
import { type Pending, pendingIn } from "./pending.ts";
import { todayTexts } from "./today-texts.ts";

const icons: Readonly<Record<Pending["kind"], IconName>> = {
  away: "unplug",
  unsent: "send",
  overdrafts: "money",
  disputed: "alert",
  limit: "shield",
  unreadable: "alert",
  drafts: "megaphone",
  approved: "megaphone",
  paused: "megaphone",
  made: "print",
};

/** More names than these make a line that nobody reads. */
const shownNames = 3;

/** What waits for somebody, and the day in three figures. */
export function Today(): ReactElement {
  const { line } = usePortal();
  const mayOversee = useMay(overseers);
  const { summary } = useLive();
  const campaigns = useRows("/v1/campaigns", readCampaign);
  const batches = useRows("/v1/cards/batches", readBatch);
  const limit = useItem(mayOversee ? "/v1/reports/limited-network" : null, readLimitedNetwork);
  const reloadCampaigns = campaigns.reload;
  useEffect(() => line.hear("campaign", reloadCampaigns), [line, reloadCampaigns]);
  const isReading = [summary, campaigns, batches].some(
    ({ value, problem }) => value === null && problem === null,
  );
  const known = { summary: summary.value, campaigns: campaigns.value, batches: batches.value };
  return (
    <div className="today">
      {isReading ? <Reading /> : <PendingList all={pendingIn({ ...known, limit: limit.value })} />}
      {summary.value === null ? null : <DayFigures summary={summary.value} />}
    </div>
  );
}

function Reading(): ReactElement {
  const texts = useTexts(todayTexts);
  return (
    <section className="sheet panel" aria-busy="true" aria-label={texts.loading}>
      <div className="skeleton" />
    </section>
  );
}

function PendingList({ all }: { readonly all: readonly Pending[] }): ReactElement {
  const texts = useTexts(todayTexts);
  if (all.length === 0) {
    return (
      <section className="sheet panel pending-none" aria-label={texts.pending}>
        <span className="pending-fine">
          <Icon name="check" />
        </span>
        <div>
          <h2>{texts.nothing}</h2>
          <p className="soft">{texts.nothingUnder}</p>
        </div>
      </section>
    );
  }
  return (
    <section className="sheet panel" aria-labelledby="pending">
      <h2 id="pending">{texts.pending}</h2>
      <ul className="pending">
        {all.map((one) => (
          <PendingLine key={one.kind} pending={one} />
        ))}
      </ul>
    </section>
  );
}

function PendingLine({ pending }: { readonly pending: Pending }): ReactElement {
  const { says, act } = useTexts(todayTexts).kinds[pending.kind];
  const more = pending.names.length - shownNames;
  const names = pending.names.slice(0, shownNames).join(", ");
  return (
    <li>
      <a
        className="pending-line"
        href={pending.href}
        data-kind={pending.kind}
        data-tone={pending.tone}
      >
        <span className="pending-mark">
          <Icon name={icons[pending.kind]} />
        </span>
        <span className="pending-says">
          <strong>{says(pending.count)}</strong>
          {names === "" ? null : <small>{more > 0 ? `${names} +${more}` : names}</small>}
        </span>
        <span className="pending-act">
          {act}
          <Icon name="next" />
        </span>
      </a>
    </li>
  );
}

function DayFigures({ summary }: { readonly summary: LiveSummary }): ReactElement {
  const texts = useTexts(todayTexts);
  const { money, number } = useFormats();
  const { line } = usePortal();
  const { reached } = useSyncExternalStore(line.onChange, line.state);
  const asOf = reached === true ? null : summary.asOf;
  const connected = summary.branches.filter(({ state }) => state === "connected").length;
  const perMinute = Number((summary.lastFiveMinutes / 5).toFixed(1));
  return (
    <section className="today-figures" aria-label={texts.figures}>
      <LiveValue label={texts.turnover} asOf={asOf}>
        {money(summary.turnover)}
      </LiveValue>
      <LiveValue label={texts.perMinute} asOf={asOf}>
        {number(perMinute)}
      </LiveValue>
      <LiveValue label={texts.reached} asOf={asOf}>
        {texts.reachedOf(connected, summary.branches.length)}
      </LiveValue>
    </section>
  );
}
