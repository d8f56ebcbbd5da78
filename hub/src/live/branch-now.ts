import type { Branch, Certificate } from "@cardweave/shared/domain/control-bodies";
import { type Instant, instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { BranchNow } from "@cardweave/shared/protocol/http/live";
import type { Replica } from "@cardweave/shared/replica/replica";
import type { DeviceLine, LineDesk } from "../line/line-desk.ts";
import type { LiveBoard } from "./live-board.ts";
import { minuteMs } from "./trade-book.ts";

type Parts = {
  readonly replica: Replica;
  readonly lines: Pick<LineDesk, "lines">;
  readonly board: LiveBoard;
};

const fewMinutesMs = 5 * minuteMs;

/** How a branch is, by what its nodes have said and sent. */
export function branchNow(parts: Parts, branch: Branch, now: Instant): BranchNow {
  const { replica, lines, board } = parts;
  const zone = replica.directory.network?.zone ?? "UTC";
  const nodes = nodesOf(replica, branch.id, now);
  const own = nodes.flatMap(({ device }) => lines.lines.get(device) ?? []);
  const heard = nodes.flatMap(({ device }) => board.heardAt(device) ?? []);
  const time = (ms: readonly number[]) =>
    ms.length === 0 ? null : rfc3339(zone, instant(Math.max(...ms)));
  const connected = own.filter((line) => line.connected).length;
  const { id, name, region } = branch;
  return {
    id,
    name,
    region,
    state: stateOf(connected, nodes.length),
    since: time(own.map(({ since }) => since)),
    lastHeardAt: time(heard),
    unsent: unsentOf(own),
    lastFiveMinutes: board.trade.of(id).minutes.count(now - fewMinutesMs, now + 1),
    turnover: board.trade.turnover(id, now),
    campaignSet: setOf(own, replica.campaigns.hash),
  };
}

function nodesOf({ directory }: Replica, branch: string, now: Instant): readonly Certificate[] {
  return [...directory.devices.values()].filter(
    ({ device, role, branch: at, until }) =>
      role === "node" &&
      at === branch &&
      (until === null || until > now) &&
      directory.rulings.retiredAt(device) === undefined,
  );
}

function stateOf(connected: number, nodes: number): BranchNow["state"] {
  if (nodes === 0) return "none";
  if (connected === nodes) return "connected";
  return connected === 0 ? "offline" : "partly";
}

function unsentOf(own: readonly DeviceLine[]): number | null {
  const said = own.flatMap(({ beacon }) => (beacon === null ? [] : [beacon.unsent]));
  return said.length === 0 ? null : said.reduce((sum, unsent) => sum + unsent, 0);
}

function setOf(own: readonly DeviceLine[], set: string | null): BranchNow["campaignSet"] {
  const said = own.flatMap(({ beacon }) => (beacon === null ? [] : [beacon.campaignSet]));
  if (said.length === 0) return null;
  return said.every((one) => one === set) ? "same" : "other";
}
