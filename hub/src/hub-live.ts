import { emptyAccount } from "@cardweave/shared/domain/account";
import type { DeviceId } from "@cardweave/shared/domain/ids";
import { instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { AccountViews } from "@cardweave/shared/http/account-views";
import { campaignNews$ } from "@cardweave/shared/http/campaign-news";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Live, LiveEvent } from "@cardweave/shared/http/services";
import type { Change, Replica } from "@cardweave/shared/replica/replica";
import { merge, mergeMap, type Observable, pairwise, startWith } from "rxjs";
import type { DeviceLine, LineDesk } from "./line/line-desk.ts";
import type { Dashboard } from "./live/assemble-live.ts";
import { networkNews } from "./network-news.ts";
import { sees, seesAll } from "./registry/sight.ts";

export type HubLiveParts = {
  readonly replica: Replica;
  readonly lines: LineDesk;
  readonly views: AccountViews;
  readonly dashboard: Pick<Dashboard, "events$" | "told">;
};

/** Bookings and the state of the nodes, as they become durable here. */
export function hubLive({ replica, lines, views, dashboard }: HubLiveParts): Live {
  const bookings$ = replica.changes$.pipe(
    mergeMap((change) => bookingEvents(change, { views, directory: replica.directory })),
  );
  const nodes$ = lines.lines$.pipe(
    startWith<ReadonlyMap<DeviceId, DeviceLine>>(new Map()),
    pairwise(),
    mergeMap(([before, after]) => nodeEvents(replica, before, after)),
  );
  const campaigns$ = campaignNews$(replica);
  const network$ = replica.changes$.pipe(mergeMap(networkNews));
  return {
    events$: merge(
      bookings$,
      campaigns$,
      network$,
      nodes$,
      dashboard.events$,
    ) as Observable<LiveEvent>,
    sees: (event, by) => seesEvent(event, by, replica.directory),
    told: dashboard.told,
  };
}

type Telling = { readonly views: AccountViews; readonly directory: Replica["directory"] };

async function* bookingEvents(
  { settled }: Change,
  { views, directory }: Telling,
): AsyncGenerator<LiveEvent> {
  for (const { signed, verdict } of settled) {
    const { id, entry } = signed;
    if (verdict !== "valid") continue;
    if (entry.body.kind === "status") {
      const branch = directory.branchOf(entry.device) ?? null;
      yield { name: "account", data: { account: entry.doc }, branch };
    }
    if (!isBooking(entry.body.kind)) continue;
    const seen = await views.entry({ id, entry, verdict }, emptyAccount(entry.doc));
    const { at, branch, kind, purse, amount } = seen;
    const data = { account: entry.doc, entry: id, at, branch, kind, purse: purse ?? "", amount };
    yield { name: "booking", data, branch };
    yield { name: "account", data: { account: entry.doc }, branch };
  }
}

function isBooking(kind: string): boolean {
  return kind === "credit" || kind === "debit" || kind === "reverse";
}

type Lines = ReadonlyMap<DeviceId, DeviceLine>;

function* nodeEvents(replica: Replica, before: Lines, after: Lines): Generator<LiveEvent> {
  const zone = replica.directory.network?.zone ?? "UTC";
  for (const [device, line] of after) {
    if (before.get(device) === line) continue;
    const branch = replica.directory.branchOf(device) ?? null;
    const state = line.connected ? "connected" : "offline";
    const since = rfc3339(zone, instant(line.since));
    const unsent = line.beacon?.unsent ?? null;
    yield { name: "node", data: { device, branch, state, since, unsent }, branch };
  }
}

/** What happened at no branch of all is for everybody. */
function seesEvent(
  { branch }: LiveEvent,
  by: Principal,
  { branches }: Replica["directory"],
): boolean {
  if (branch === undefined || seesAll(by)) return true;
  const place = branches.get(branch ?? "");
  return place !== undefined && sees(by, place);
}
