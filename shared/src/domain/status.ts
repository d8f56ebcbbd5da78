import type { Status } from "./bodies.ts";
import type { Fact } from "./fact.ts";
import type { DocId } from "./ids.ts";
import { isLater, type Rank } from "./rank.ts";

/** What was said last about one matter of an account. */
export type Said = {
  readonly what: Status["what"];
  readonly value: string | null;
  readonly link: DocId | null;
  readonly rank: Rank;
};

/** What is said of an account and is no value, by matter. */
export type AccountStatus = Readonly<Record<string, Said>>;

/** What a status is about: of two about one matter the later by rank holds. */
export function matterOf({ what, link }: Pick<Status, "what" | "link">): string {
  if (what === "unblock") return "block";
  if (what === "unlink") return "link";
  return what === "linked" ? `linked:${link}` : what;
}

/**
 * Promise: the same status in whatever order the entries came. Source: SPEC R780.
 * A status that leads to no other account says nothing.
 */
export function withStatus(
  status: AccountStatus,
  { id, entry }: Fact,
  body: Status,
): AccountStatus {
  const { what, value, link } = body;
  const isAboutOther = link !== null && link !== entry.doc;
  if ((what === "link" || what === "linked") && !isAboutOther) return status;
  const rank = { hlc: entry.hlc, device: entry.device, id };
  const matter = matterOf(body);
  const before = status[matter];
  if (before !== undefined && !isLater(rank, before.rank)) return status;
  return { ...status, [matter]: { what, value, link, rank } };
}

export function isBlocked(status: AccountStatus): boolean {
  return status["block"]?.what === "block";
}

/** The text that was said last about a matter; null for none, and for one that was taken back. */
export function saidOf(
  status: AccountStatus,
  what: "group" | "tier" | "personal" | "pin",
): string | null {
  return status[what]?.value ?? null;
}
