import type { Entry, Verdict } from "../domain/entry.ts";
import { compareHlc } from "../domain/hlc.ts";
import type { EntryId } from "../domain/ids.ts";
import { undoneBy } from "../domain/judge.ts";

/** Reads an entry that is held; what an entry cites is held before the entry is judged. */
export type Find = (
  id: EntryId,
) => Promise<{ readonly entry: Entry; readonly verdict: Verdict } | undefined>;

/** All that an entry rests on and that must be held before it. */
export function cited(entry: Entry): ReadonlySet<EntryId> {
  return new Set([...entry.after, ...entry.policy, ...(entry.own === null ? [] : [entry.own])]);
}

type Target = { readonly target: Entry | undefined; readonly reversed: number };

const nothing: Target = { target: undefined, reversed: 0 };

/** What an entry undoes or covers, as far as its own cited history shows it. */
export async function targetIn(find: Find, entry: Entry): Promise<Target> {
  const { body } = entry;
  if (body.kind !== "reverse" && body.kind !== "cover") return nothing;
  const found = await find(body.of);
  if (found?.verdict !== "valid" || found.entry.doc !== entry.doc) return nothing;
  const target = { id: body.of, entry: found.entry };
  if (body.kind === "reverse") return undoneOnChain(find, entry, target);
  const isCited = await isInHistory(find, entry, target);
  return isCited ? { target: found.entry, reversed: 0 } : nothing;
}

type Named = { readonly id: EntryId; readonly entry: Entry };

/** Walks back the device's own entries in the document, from the newest down to the target. */
async function undoneOnChain(find: Find, entry: Entry, target: Named): Promise<Target> {
  let reversed = 0;
  for (let at = entry.own; at !== null; ) {
    if (at === target.id) return { target: target.entry, reversed };
    const held = await find(at);
    if (held?.entry.device !== target.entry.device || held.entry.n <= target.entry.n) break;
    const { body } = held.entry;
    const isCounted = body.kind === "reverse" && body.of === target.id && held.verdict === "valid";
    if (isCounted) reversed += undoneBy(body);
    at = held.entry.own;
  }
  return nothing;
}

/** Entries are later than what they cite, so nothing older than the target leads to it. */
async function isInHistory(find: Find, entry: Entry, target: Named): Promise<boolean> {
  const seen = new Set<EntryId>();
  for (let open = [...cited(entry)]; ; ) {
    const id = open.pop();
    if (id === undefined) return false;
    if (id === target.id) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    const held = await find(id);
    if (held === undefined || compareHlc(held.entry.hlc, target.entry.hlc) <= 0) continue;
    open = [...open, ...cited(held.entry)];
  }
}
