import type { AccountState } from "../domain/account.ts";
import type { DocId } from "../domain/ids.ts";
import { hintsIn, type Link, linkIn, wayFrom } from "../domain/links.ts";
import { isLater } from "../domain/rank.ts";

/** All accounts that a card opens. `members` lead to `account`, the one that was linked first first. */
export type Family = {
  /** The account of the number that was shown. */
  readonly shown: DocId;
  readonly account: DocId;
  readonly members: readonly DocId[];
  readonly states: ReadonlyMap<DocId, AccountState>;
};

/** More than anybody has in the drawer; somebody who links without end makes no card slow. */
const mostMembers = 64;

type Read = (doc: DocId) => Promise<AccountState>;

/** Where a card leads, and what else leads there, as far as links are known here. */
export async function familyOf(shown: DocId, read: Read): Promise<Family> {
  const states = new Map<DocId, AccountState>();
  const stateOf = async (doc: DocId): Promise<AccountState> => {
    const state = states.get(doc) ?? (await read(doc));
    states.set(doc, state);
    return state;
  };
  const links = new Map<DocId, Link>();
  for (let doc: DocId | undefined = shown; doc !== undefined && !links.has(doc); ) {
    const link: Link | undefined = linkIn((await stateOf(doc)).status);
    if (link !== undefined) links.set(doc, link);
    doc = link?.to;
  }
  const account = wayFrom(shown, links).at(-1) ?? shown;
  const members = await membersOf(account, stateOf);
  return { shown, account, members, states };
}

/** What leads to the account, directly or through others; the account's own link does not count. */
async function membersOf(account: DocId, stateOf: Read): Promise<readonly DocId[]> {
  const known = [account];
  for (let at = 0; at < known.length; at++) {
    const doc = known[at] ?? account;
    const children = await childrenOf(doc, stateOf);
    const fresh = children.filter((child) => !known.includes(child));
    known.push(...fresh.slice(0, Math.max(0, mostMembers + 1 - known.length)));
  }
  return known.slice(1);
}

/** What leads straight to an account, the one that was linked first first. */
async function childrenOf(doc: DocId, stateOf: Read): Promise<readonly DocId[]> {
  const hinted = hintsIn((await stateOf(doc)).status).slice(0, mostMembers);
  const links = await Promise.all(
    hinted.map(async (child) => ({ child, link: linkIn((await stateOf(child)).status) })),
  );
  const leading = links.flatMap(({ child, link }) => (link?.to === doc ? [{ child, link }] : []));
  return leading
    .toSorted((a, b) => (isLater(a.link.rank, b.link.rank) ? 1 : -1))
    .map(({ child }) => child);
}
