import { type DocId, isBranchReceipts, isControl } from "@cardweave/shared/domain/ids";
import { campaignNews$ } from "@cardweave/shared/http/campaign-news";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Live, LiveEvent } from "@cardweave/shared/http/services";
import type { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import type { Replica } from "@cardweave/shared/replica/replica";
import { auditTime, concatMap, map, merge, mergeMap } from "rxjs";
import type { NodeHealth } from "./node-health.ts";
import type { ReaderBoard } from "./readers/reader-board.ts";

/** Line news are told at most this often; accounts at once. */
const lineNewsMs = 100;

export type NodeLiveParts = {
  readonly replica: Replica;
  readonly line: LineRunner;
  readonly health: NodeHealth;
  readonly readers: Pick<ReaderBoard, "cards$" | "changes$">;
};

/** What the branch's tills want to know at once. */
export function nodeLive({ replica, line, health, readers }: NodeLiveParts): Live {
  const accounts$ = replica.changes$.pipe(
    mergeMap(({ docs }) => docs.filter(isAccount)),
    map((account): LiveEvent => ({ name: "account", data: { account } })),
  );
  const line$ = merge(line.status$, replica.changes$, readers.changes$).pipe(
    auditTime(lineNewsMs),
    concatMap(async (): Promise<LiveEvent> => ({ name: "line", data: await health.news() })),
  );
  const campaigns$ = campaignNews$(replica);
  return { events$: merge(accounts$, campaigns$, line$, readers.cards$), sees: isOfTill };
}

/** A reader that stands at one till tells that till alone. */
function isOfTill({ till = null }: LiveEvent, by: Principal): boolean {
  return till === null || till === by.till;
}

function isAccount(doc: DocId): boolean {
  return !isControl(doc) && !isBranchReceipts(doc);
}
