import { ActionButton } from "@cardweave/shared/ui/components/action-button";
import { Icon } from "@cardweave/shared/ui/components/icon";
import { usePageKeys } from "@cardweave/shared/ui/components/page-keys";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { EmptyState, Skeleton, TroubleState } from "@cardweave/shared/ui/components/states";
import { saveFile } from "@cardweave/shared/ui/components/table-tools";
import { useKept } from "@cardweave/shared/ui/hooks/use-kept";
import { useItem } from "@cardweave/shared/ui/hooks/use-load";
import { type ColumnModel, csvOf, filterRows } from "@cardweave/shared/ui/table/table-model";
import { commonTexts } from "@cardweave/shared/ui/texts/common-texts";
import { type ReactElement, useMemo, useRef } from "react";
import { type Bar, readTimeline } from "./campaign-shapes.ts";
import { campaignTexts } from "./campaign-texts.ts";
import { TimelineBars } from "./timeline-bars.tsx";
import { dayAfter, heldText, type TimelineProps } from "./timeline-days.ts";

/** What holds in these weeks; of any number, and found by a word of its name. */
export function TimelineTable({ shown, today }: TimelineProps): ReactElement {
  const texts = useTexts(campaignTexts);
  const to = dayAfter(shown.from, shown.weeks * 7 - 1);
  const asked = new URLSearchParams({ from: shown.from, to });
  if (shown.branch !== "") asked.set("branch", shown.branch);
  const told = useItem(`/v1/campaigns/timeline?${asked}`, readTimeline);
  const bars = useMemo(
    () => told.value?.bars.filter((bar) => bar.spans.length > 0) ?? [],
    [told.value],
  );
  if (told.value === null && told.problem !== null) {
    return <TroubleState problem={told.problem} onAgain={told.reload} />;
  }
  if (told.value === null) return <Skeleton />;
  if (bars.length === 0) return <EmptyState icon="calendar" title={texts.nothingHere} />;
  return <Found bars={bars} shown={shown} today={today} />;
}

function useColumns(): readonly ColumnModel<Bar>[] {
  const texts = useTexts(campaignTexts);
  const { day } = useFormats();
  return useMemo(
    () => [
      { id: "name", label: texts.name, value: ({ name }) => name },
      { id: "state", label: texts.state, value: ({ state }) => texts.states[state] ?? state },
      { id: "holds", label: texts.holds, value: (bar) => heldText(bar, day) },
    ],
    [texts, day],
  );
}

function Found(props: TimelineProps & { readonly bars: readonly Bar[] }): ReactElement {
  const { bars, shown, today } = props;
  const texts = useTexts(campaignTexts);
  const common = useTexts(commonTexts);
  const { number } = useFormats();
  const columns = useColumns();
  const [filter, setFilter] = useKept("filter timeline", "");
  const field = useRef<HTMLInputElement>(null);
  usePageKeys([{ key: "/", label: texts.find, run: () => field.current?.focus() }]);
  const found = useMemo(() => filterRows(bars, columns, filter), [bars, columns, filter]);
  const save = (): void =>
    saveFile(`timeline-${shown.from}.csv`, csvOf(found, columns), "text/csv;charset=utf-8");
  return (
    <section className="table-place" aria-label={texts.timeline}>
      <div className="table-tools">
        <label className="find">
          <Icon name="search" />
          <span className="unseen">{texts.find}</span>
          <input
            ref={field}
            type="search"
            placeholder={texts.find}
            value={filter}
            onChange={({ target }) => setFilter(target.value)}
          />
        </label>
        <div className="table-acts">
          <span className="table-count" role="status">
            {texts.barCount(number(found.length), number(bars.length))}
          </span>
          <ActionButton look="quiet" icon="download" onPress={save}>
            {common.csv}
          </ActionButton>
          <ActionButton
            look="quiet"
            icon="print"
            className="button-icon"
            label={common.print}
            onPress={() => print()}
          />
        </div>
      </div>
      {found.length === 0 ? (
        <div className="empty empty-small">
          <p>{common.noHits}</p>
          <ActionButton onPress={() => setFilter("")}>{common.clearFilter}</ActionButton>
        </div>
      ) : (
        <TimelineBars bars={found} shown={shown} today={today} />
      )}
    </section>
  );
}
