import { emptyAccount } from "../domain/account.ts";
import { applyFact } from "../domain/account-fold.ts";
import type { Entry } from "../domain/entry.ts";
import type { Fact } from "../domain/fact.ts";
import { hlcZero } from "../domain/hlc.ts";
import type { DocId, EntryId } from "../domain/ids.ts";
import { type CitedHistory, hasSeen, joined, withEntry } from "../domain/seen.ts";
import type { StoredEntry } from "../ports/entry-store.ts";
import { bookingContext } from "./booking-context.ts";
import { targetIdOf } from "./objection.ts";
import type { Replica } from "./replica.ts";

/** The account folded anew from all stored entries that are not waiting. */
export async function refolded(replica: Replica, doc: DocId): Promise<unknown> {
  const settled = (await replica.ports.store.entriesOf(doc)).filter(
    (it) => it.verdict !== "pending",
  );
  const byId = new Map(settled.map((one) => [one.id, one]));
  const lost = settled.filter(({ id }) => replica.directory.rulings.lost.has(id));
  for (const { id } of lost) byId.delete(id);
  const histories = new Map<EntryId, CitedHistory>();
  let state = emptyAccount(doc);
  while (histories.size < byId.size) {
    const isNext = ({ id, entry }: StoredEntry) =>
      byId.has(id) &&
      !histories.has(id) &&
      citedIn(entry).every((it) => histories.has(it) || !byId.has(it));
    const one = settled.findLast(isNext);
    if (one === undefined) return "a circle";
    const history = historyOf(one.entry, histories);
    state = applyFact(state, factOf(one, byId, history), bookingContext(replica.directory)).state;
    histories.set(one.id, withEntry(history, one.entry));
  }
  return state;
}

function citedIn({ after, own }: Entry): readonly EntryId[] {
  return own === null ? after : [...after, own];
}

/** Put together from the histories of what is cited: the slow way is the definition. */
function historyOf(entry: Entry, histories: ReadonlyMap<EntryId, CitedHistory>): CitedHistory {
  const nothing: CitedHistory = { seen: {}, hlc: hlcZero };
  const parts = citedIn(entry).map((id) => histories.get(id) ?? nothing);
  return parts.reduce(joined, nothing);
}

const isGoodTarget: ReadonlySet<string> = new Set(["valid", "unconfirmed"]);

function factOf(
  { id, entry, verdict, reason }: StoredEntry,
  byId: ReadonlyMap<EntryId, StoredEntry>,
  history: CitedHistory,
): Fact {
  const about = byId.get(targetIdOf(entry.body) ?? id);
  const isGood =
    isGoodTarget.has(about?.verdict ?? "") &&
    about !== undefined &&
    hasSeen(history.seen, about.entry.device, about.entry.n);
  const target = isGood ? about.entry : undefined;
  return { id, entry, target, history, objection: verdict === "invalid" ? reason : null };
}
