import type { CampaignRow } from "../campaigns/campaign-shapes.ts";
import type { Batch } from "../cards/batch-shapes.ts";
import type { BranchNow, LiveSummary } from "../live/live-shapes.ts";
import type { LimitedNetwork } from "../reports/report-shapes.ts";

export type PendingKind =
  | "away"
  | "unsent"
  | "overdrafts"
  | "disputed"
  | "limit"
  | "unreadable"
  | "drafts"
  | "approved"
  | "paused"
  | "made";

/** Something that waits for somebody, and where it is seen to. */
export interface Pending {
  readonly kind: PendingKind;
  /** `bad` costs money or trust while it waits; `warn` may; `calm` is work to be done. */
  readonly tone: "bad" | "warn" | "calm";
  readonly count: number;
  /** What it is about, where it has names. */
  readonly names: readonly string[];
  readonly href: string;
}

/** What this role could read; null where it may not, or where nothing has come yet. */
export interface Known {
  readonly summary: LiveSummary | null;
  readonly campaigns: readonly CampaignRow[] | null;
  readonly batches: readonly Batch[] | null;
  readonly limit: LimitedNetwork | null;
}

const order = { bad: 0, warn: 1, calm: 2 } as const;

/** All that waits, the worst first. */
export function pendingIn({ summary, campaigns, batches, limit }: Known): readonly Pending[] {
  const all = [
    ...(summary === null ? [] : inBranches(summary)),
    ...(limit === null || limit.level === "below" ? [] : [nearLimit(limit)]),
    ...inCampaigns(campaigns ?? []),
    ...inBatches(batches ?? []),
  ];
  return all
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => order[one.tone] - order[other.tone]);
}

function inBranches(summary: LiveSummary): readonly Pending[] {
  const away = summary.branches.filter(({ state }) => state === "offline" || state === "partly");
  const keeps = away.filter(({ unsent }) => (unsent ?? 0) > 0);
  const unsent = keeps.reduce((sum, branch) => sum + (branch.unsent ?? 0), 0);
  return [
    { kind: "away", tone: "bad", count: away.length, names: namesOf(away), href: "/live" },
    { kind: "unsent", tone: "warn", count: unsent, names: namesOf(keeps), href: "/live" },
    { kind: "overdrafts", tone: "warn", count: summary.overdrafts, names: [], href: "/live" },
    { kind: "disputed", tone: "warn", count: summary.disputed, names: [], href: "/live" },
  ];
}

function namesOf(branches: readonly BranchNow[]): readonly string[] {
  return branches.map(({ name }) => name);
}

function nearLimit({ level, basisPoints }: LimitedNetwork): Pending {
  const tone = level === "reached" ? "bad" : "warn";
  const count = Math.max(1, Math.floor(basisPoints / 100));
  return { kind: "limit", tone, count, names: [], href: "/reports/limited-network" };
}

/** A draft with problems is somebody's unfinished work and waits for nobody else. */
function inCampaigns(campaigns: readonly CampaignRow[]): readonly Pending[] {
  const isComplete = ({ problems }: CampaignRow): boolean => problems.length === 0;
  const states = [
    { kind: "drafts", of: "draft", tone: "calm" },
    { kind: "approved", of: "approved", tone: "calm" },
    { kind: "paused", of: "paused", tone: "warn" },
  ] as const;
  return states.map(({ kind, of, tone }) => {
    const rows = campaigns.filter(({ state }) => state === of).filter(isComplete);
    const one = rows.length === 1 ? rows[0] : undefined;
    const href = one === undefined ? `/campaigns?state=${of}` : `/campaigns/${one.id}`;
    return { kind, tone, count: rows.length, names: rows.map(({ name }) => name), href };
  });
}

function inBatches(batches: readonly Batch[]): readonly Pending[] {
  const unreadable = batches.filter(({ state }) => state === "unreadable");
  const made = batches.filter(({ state }) => state === "made" || state === "printed");
  const href = "/cards/batches";
  return [
    { kind: "unreadable", tone: "bad", count: unreadable.length, names: [], href },
    { kind: "made", tone: "calm", count: made.length, names: [], href },
  ];
}
