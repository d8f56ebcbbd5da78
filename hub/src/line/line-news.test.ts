import type { DeviceId } from "@cardweave/shared/domain/ids";
import { instant } from "@cardweave/shared/domain/measure";
import { Subject } from "rxjs";
import { describe, expect, test } from "vitest";
import type { DeviceLine } from "./line-desk.ts";
import { type LineNews, lineNews } from "./line-news.ts";

const north = "a".repeat(32) as DeviceId;

function linesWith(given: Partial<DeviceLine>): ReadonlyMap<DeviceId, DeviceLine> {
  const line = { device: north, connected: true, since: instant(0), beacon: null, aside: 0 };
  return new Map([[north, { ...line, ...given }]]);
}

describe("the hub's line news", () => {
  test("R314 tell once of a line that comes or goes, and of what was kept aside", () => {
    const lines$ = new Subject<ReadonlyMap<DeviceId, DeviceLine>>();
    const told: LineNews[] = [];
    lineNews(lines$).subscribe((news) => told.push(news));
    for (const given of [{}, {}, { aside: 3 }, { aside: 3, connected: false }]) {
      lines$.next(linesWith(given));
    }
    expect(told).toEqual([
      { device: north, what: "connected", aside: 0 },
      { device: north, what: "kept-aside", aside: 3 },
      { device: north, what: "disconnected", aside: 0 },
    ]);
  });
});
