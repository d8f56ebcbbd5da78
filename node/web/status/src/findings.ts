import type { Status } from "./read-status.ts";

export type Tone = "good" | "warn" | "bad";

/** Something that a person in the shop should know, with what to do about it. */
export interface Finding {
  readonly code: string;
  readonly tone: Tone;
  readonly detail: string;
}

/** Without these nothing is booked, or what is booked may not be believed. */
const grave: ReadonlySet<string> = new Set([
  "disk-full",
  "rolled-back",
  "forked",
  "clock-off",
  "digest-differs",
  "retired",
  "not-certified",
  "not-proven",
  "other-network",
  "away",
]);

/** The worst first. An answer that is missing is the worst of all. */
export function findingsOf(status: Status | null, reached: boolean | null): readonly Finding[] {
  const away: readonly Finding[] = reached === false ? [finding("away", "")] : [];
  if (status === null) return away;
  const { health } = status;
  // Nothing is booked while the node is away, whatever its line was like when it was last heard.
  const isOffline = reached !== false && health.line.state !== "connected";
  const offline = isOffline ? [finding("offline", "")] : [];
  const told = health.attention.map(({ code, detail }) => finding(code, detail));
  const all = [...away, ...told, ...offline];
  return all.toSorted((a, b) => order[a.tone] - order[b.tone]);
}

const order: Readonly<Record<Tone, number>> = { bad: 0, warn: 1, good: 2 };

function finding(code: string, detail: string): Finding {
  return { code, detail, tone: grave.has(code) ? "bad" : "warn" };
}

/** The shop in one word. */
export function verdictOf(findings: readonly Finding[]): Tone {
  return findings[0]?.tone ?? "good";
}
