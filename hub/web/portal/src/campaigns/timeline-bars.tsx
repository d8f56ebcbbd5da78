import { useLanguage } from "@cardweave/shared/ui/components/language-context";
import { useFormats, useTexts } from "@cardweave/shared/ui/components/page-room";
import { useSlice, virtualFrom } from "@cardweave/shared/ui/table/use-slice";
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from "react";
import type { Bar } from "./campaign-shapes.ts";
import { campaignTexts } from "./campaign-texts.ts";
import {
  columnsOf,
  heldText,
  type Shown,
  shareOf,
  shortDay,
  type TimelineProps,
} from "./timeline-days.ts";

/** One line for each; only those that are seen are drawn. Up, down, Home and End go through them. */
export function TimelineBars(
  props: TimelineProps & { readonly bars: readonly Bar[] },
): ReactElement {
  const { bars, shown, today } = props;
  const box = useRef<HTMLDivElement>(null);
  const slice = useSlice(box, bars.length);
  const onKeyDown = useSteps(box, bars.length);
  return (
    <div
      className="timeline panel"
      data-from={shown.from}
      ref={box}
      data-virtual={bars.length > virtualFrom ? "" : undefined}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls is reached by key
      tabIndex={0}
    >
      <Head shown={shown} />
      <ul onKeyDown={onKeyDown}>
        <Gap height={slice.above} />
        {bars.slice(slice.from, slice.until).map((bar, at) => (
          <BarLine
            key={`${bar.campaign} ${bar.activation}`}
            bar={bar}
            shown={shown}
            today={today}
            place={slice.from + at}
            of={bars.length}
          />
        ))}
        <Gap height={slice.below} />
      </ul>
    </div>
  );
}

function Gap({ height }: { readonly height: number }): ReactElement | null {
  return height === 0 ? null : <li className="gap" aria-hidden="true" style={{ height }} />;
}

function Head({ shown }: { readonly shown: Shown }): ReactElement {
  const { language } = useLanguage();
  return (
    <div className="timeline-head" aria-hidden="true">
      <span />
      <ol data-weeks={shown.weeks}>
        {columnsOf(shown.from, shown.weeks).map((one) => (
          <li key={one}>{shortDay(one, language)}</li>
        ))}
      </ol>
    </div>
  );
}

const targets: Readonly<Record<string, (at: number, count: number) => number>> = {
  ArrowDown: (at, count) => Math.min(count - 1, at + 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Goes to a line that may not be drawn yet: the box is scrolled first, and the line then focused. */
function useSteps(
  box: { readonly current: HTMLElement | null },
  count: number,
): (event: KeyboardEvent<HTMLElement>) => void {
  const wanted = useRef<number | null>(null);
  const focusWanted = (): boolean => {
    const row = box.current?.querySelector(`[data-place="${wanted.current}"]`);
    const link = row?.querySelector<HTMLElement>("a");
    if (wanted.current === null || link === null || link === undefined) return false;
    wanted.current = null;
    link.focus({ preventScroll: true });
    row?.scrollIntoView({ block: "nearest" });
    return true;
  };
  useEffect(() => {
    focusWanted();
  });
  return (event) => {
    const row = event.target instanceof Element ? event.target.closest("[data-place]") : null;
    const target = targets[event.key];
    const place = box.current;
    if (row === null || target === undefined || place === null) return;
    event.preventDefault();
    const next = target(Number(row.getAttribute("data-place")), count);
    wanted.current = next;
    if (!focusWanted()) place.scrollTop = next * row.getBoundingClientRect().height;
  };
}

interface LineProps extends TimelineProps {
  readonly bar: Bar;
  readonly place: number;
  readonly of: number;
}

function BarLine({ bar, shown, today, place, of }: LineProps): ReactElement {
  const texts = useTexts(campaignTexts);
  const { day } = useFormats();
  const now = Date.parse(`${today}T12:00:00Z`);
  const { start: middle } = shareOf({ from: now, until: now }, shown);
  return (
    <li data-row={bar.campaign} data-place={place} aria-setsize={of} aria-posinset={place + 1}>
      <a href={`/campaigns/${bar.campaign}`} title={bar.name}>
        {bar.name}
        <span className="unseen">
          , {texts.states[bar.state]}, {heldText(bar, day)}
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
        {middle > 0 && middle < 1000 ? (
          <rect className="timeline-today" x={middle} y="0" width="2" height="20" />
        ) : null}
      </svg>
    </li>
  );
}
