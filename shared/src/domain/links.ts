import type { DocId } from "./ids.ts";
import { isLater, type Rank } from "./rank.ts";
import type { AccountStatus } from "./status.ts";

export const linkReasons = ["replaced", "migrated", "merged", "added"] as const;
export type LinkReason = (typeof linkReasons)[number];

/** A card's account leads to another one; it moves no value. */
export type Link = { readonly to: DocId; readonly reason: string; readonly rank: Rank };

export type Links = ReadonlyMap<DocId, Link>;

export function linkIn(status: AccountStatus): Link | undefined {
  const said = status["link"];
  if (said?.what !== "link" || said.link === null) return undefined;
  return { to: said.link, reason: said.value ?? "", rank: said.rank };
}

/** Accounts that were said to lead to this one; whether they do is theirs to say. */
export function hintsIn(status: AccountStatus): readonly DocId[] {
  return Object.values(status)
    .flatMap(({ what, link }) => (what === "linked" && link !== null ? [link] : []))
    .toSorted();
}

/**
 * The accounts on the way from a card to where it leads, both included. Of the links that make a
 * circle the latest by rank is void, so all on it lead to the same account.
 * Promise: a function of the links known. Source: SPEC R782.
 */
export function wayFrom(start: DocId, links: Links): readonly DocId[] {
  const way = [start];
  for (let link = links.get(start); link !== undefined; ) {
    const circle = way.indexOf(link.to);
    if (circle >= 0) return upTo(way, { end: lastSaid(way.slice(circle), links), circle });
    way.push(link.to);
    link = links.get(link.to);
  }
  return way;
}

/** The account whose link was said last; its link is void. */
function lastSaid(circle: readonly DocId[], links: Links): DocId | undefined {
  const said = circle.flatMap((doc) => {
    const link = links.get(doc);
    return link === undefined ? [] : [{ doc, rank: link.rank }];
  });
  const [first, ...rest] = said;
  return rest.reduce((last, one) => (last && isLater(one.rank, last.rank) ? one : last), first)
    ?.doc;
}

/** `way` ends with the circle that begins at `circle`. */
function upTo(
  way: readonly DocId[],
  { end, circle }: { readonly end: DocId | undefined; readonly circle: number },
): readonly DocId[] {
  const at = end === undefined ? way.length : way.indexOf(end, circle);
  return way.slice(0, at + 1);
}
