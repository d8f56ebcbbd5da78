import { UnreadableAnswer } from "@cardweave/shared/ui/api/readers";
import { usePage } from "@cardweave/shared/ui/components/page-room";
import { type Loaded, useItem } from "@cardweave/shared/ui/hooks/use-load";
import { useEffect, useMemo, useRef, useState } from "react";
import { usePortal } from "../frame/portal-room.tsx";
import { type LiveNews, type LiveSummary, readNews, readSummary, withNews } from "./live-shapes.ts";

export interface Live {
  readonly summary: Loaded<LiveSummary>;
  readonly isPaused: boolean;
  readonly pause: (isPaused: boolean) => void;
}

/** Rates fall by themselves when nothing happens, and nobody tells of that. Unit: ms. */
const freshMs = 60_000;
/** However often something is told, nobody reads faster. Unit: ms. */
const paintMs = 500;
/** Which cards are in trouble is read again when their number has changed, but no more often. */
const troublesMs = 3_000;

function newsIn(data: unknown): LiveNews | null {
  try {
    return readNews(data);
  } catch (fault) {
    if (fault instanceof UnreadableAnswer) return null;
    throw fault;
  }
}

function hasOtherTroubles(before: LiveSummary, told: LiveNews): boolean {
  return before.overdrafts !== told.overdrafts || before.disputed !== told.disputed;
}

/** The summary, kept up by what the hub tells, until somebody pauses it. */
export function useLive(): Live {
  const { after } = usePage();
  const { line } = usePortal();
  const read = useItem("/v1/live/summary", readSummary);
  const [isPaused, pause] = useState(false);
  const now = useRef(read);
  now.current = read;
  /** Told since the last painting. */
  const told = useRef<readonly LiveNews[]>([]);
  const waits = useRef(false);
  const { reload } = read;
  useEffect(() => {
    if (isPaused) return undefined;
    const later = (): void => {
      if (waits.current) return;
      waits.current = true;
      after(troublesMs, () => {
        waits.current = false;
        now.current.reload();
      });
    };
    const paint = (): void => {
      const { value, set } = now.current;
      const news = told.current;
      told.current = [];
      if (value !== null && news.length > 0) set(news.reduce(withNews, value));
    };
    const stops = [
      line.hear("board", (data) => {
        const { value } = now.current;
        const news = newsIn(data);
        if (value === null || news === null) return;
        if (hasOtherTroubles(value, news)) later();
        told.current = [...told.current, news];
        if (told.current.length === 1) after(paintMs, paint);
      }),
      line.hear("resync", reload),
    ];
    let callOff = (): void => undefined;
    const tick = (): void => {
      callOff = after(freshMs, () => {
        now.current.reload();
        tick();
      });
    };
    tick();
    return () => {
      told.current = [];
      for (const stop of [...stops, callOff]) stop();
    };
  }, [isPaused, line, after, reload]);
  return useMemo(
    () => ({
      summary: read,
      isPaused,
      pause: (wish) => {
        pause(wish);
        if (!wish) reload();
      },
    }),
    [read, isPaused, reload],
  );
}
