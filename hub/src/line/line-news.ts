import type { DeviceId } from "@cardweave/shared/domain/ids";
import { mergeMap, type Observable, pairwise, startWith } from "rxjs";
import type { DeviceLine } from "./line-desk.ts";

type Lines = ReadonlyMap<DeviceId, DeviceLine>;

/** What an operator wants in the log: a line that came or went, entries that were kept aside. */
export type LineNews = {
  readonly device: DeviceId;
  readonly what: "connected" | "disconnected" | "kept-aside";
  /** Entries kept aside, since the one before. */
  readonly aside: number;
};

export function lineNews(lines$: Observable<Lines>): Observable<LineNews> {
  return lines$.pipe(
    startWith<Lines>(new Map()),
    pairwise(),
    mergeMap(([before, after]) => newsBetween(before, after)),
  );
}

function newsBetween(before: Lines, after: Lines): LineNews[] {
  return [...after.values()].flatMap(({ device, connected, aside }) => {
    const was = before.get(device);
    const more = aside - (was?.aside ?? 0);
    const news: LineNews[] = [];
    if (connected !== (was?.connected ?? false)) {
      news.push({ device, what: connected ? "connected" : "disconnected", aside: 0 });
    }
    if (more > 0) news.push({ device, what: "kept-aside", aside: more });
    return news;
  });
}
