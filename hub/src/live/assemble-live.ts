import type { AccountViews } from "@cardweave/shared/http/account-views";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Route } from "@cardweave/shared/http/route";
import type { LiveEvent } from "@cardweave/shared/http/services";
import type { Replica } from "@cardweave/shared/replica/replica";
import { map, type Observable } from "rxjs";
import { liveRoutes } from "../http/live-routes.ts";
import type { LineDesk } from "../line/line-desk.ts";
import { BranchLog } from "./branch-log.ts";
import { DashboardDesk } from "./dashboard-desk.ts";
import { LiveBoard } from "./live-board.ts";

/** The name of the event that tells dashboards what is new. */
const boardEvent = "board";

export type Dashboard = {
  readonly routes: readonly Route[];
  /** Only says which branches have news; each listener is told what it may see of them. */
  readonly events$: Observable<LiveEvent>;
  readonly told: (event: LiveEvent, by: Principal) => object;
  readonly close: () => void;
  readonly idle: () => Promise<void>;
};

export type DashboardOptions = {
  readonly replica: Replica;
  readonly lines: LineDesk;
  readonly views: AccountViews;
  readonly fatal: (fault: unknown) => void;
};

export function assembleDashboard({ replica, lines, views, fatal }: DashboardOptions): Dashboard {
  const board = new LiveBoard(replica, lines);
  const ready = board.ready.catch(fatal);
  const desk = new DashboardDesk({ replica, lines, board });
  return {
    routes: liveRoutes({ desk, log: new BranchLog(replica, views) }),
    events$: board.changes$.pipe(map(eventOf)),
    told: (event, by) =>
      event.name === boardEvent ? desk.news(by, touchedIn(event.data)) : event.data,
    close: () => board.stop(),
    idle: async () => {
      await ready;
    },
  };
}

function eventOf(touched: ReadonlySet<string>): LiveEvent {
  return { name: boardEvent, data: { touched }, passing: true };
}

function touchedIn(data: object): ReadonlySet<string> {
  return "touched" in data && data.touched instanceof Set ? data.touched : new Set();
}
