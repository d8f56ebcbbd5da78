import type { Directory } from "../domain/directory.ts";
import type { Entry } from "../domain/entry.ts";
import { isAhead } from "../domain/hlc.ts";
import type { DeviceId, EntryId } from "../domain/ids.ts";
import { purseOf } from "../domain/judge.ts";
import type { Instant } from "../domain/measure.ts";
import { cited, type Find } from "./cited-history.ts";

/** The word that entries wait for whose clock is too far ahead of ours. */
export const clockNeed: string = "clock";
/** The word that entries wait for which this version of the software cannot read. */
const versionNeed: string = "version";

const reasons: Readonly<Record<string, string>> = {
  [clockNeed]: "clock-ahead",
  [versionNeed]: "unknown-version",
};

/** What others may wait for that an entry brings. */
export function wordsOf(id: EntryId, { body }: Entry): readonly string[] {
  if (body.kind === "purse") return [id, `purse:${body.id}`];
  return body.kind === "lost" ? [id, body.of] : [id];
}

/** The verdict on what waits, with the first of its reasons. */
export function pendingFor(needs: readonly string[]): { verdict: "pending"; reason: string } {
  const word = needs[0] ?? "";
  const reason = reasons[word] ?? (word.startsWith("purse:") ? "unknown-purse" : "history-missing");
  return { verdict: "pending", reason };
}

export type NeedsHere = {
  readonly find: Find;
  /** The newest entries of the entry's document. */
  readonly heads: readonly EntryId[];
  readonly directory: Directory;
  readonly now: Instant;
  readonly own: DeviceId;
};

/** All that an entry waits for: cited entries, a purse, the clock, newer software. */
export async function needsOf(entry: Entry, here: NeedsHere): Promise<readonly string[]> {
  const words: string[] = await missing(entry, here);
  const purse = purseOf(entry);
  if (purse !== undefined && !here.directory.purses.has(purse)) words.push(`purse:${purse}`);
  if (entry.device !== here.own && isAhead(entry.hlc, here.now)) words.push(clockNeed);
  if (entry.body.kind === "unknown") words.push(versionNeed);
  return words;
}

/** Cited entries that are not held, or that wait themselves; not those that are lost. */
async function missing(entry: Entry, { find, heads, directory }: NeedsHere): Promise<EntryId[]> {
  const known = new Set([...heads, ...directory.heads]);
  const { lost } = directory.rulings;
  const missed: EntryId[] = [];
  for (const id of cited(entry)) {
    if (known.has(id) || lost.has(id)) continue;
    const found = await find(id);
    if (found === undefined || found.verdict === "pending") missed.push(id);
  }
  return missed;
}
