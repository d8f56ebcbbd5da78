import type { Body } from "../domain/bodies.ts";
import type { Directory } from "../domain/directory.ts";
import type { Entry } from "../domain/entry.ts";
import { type EntryId, isControl, targetOfUndo } from "../domain/ids.ts";
import { objectionTo } from "../domain/judge.ts";
import type { Find } from "./cited-history.ts";
import { isProven } from "./proven-key.ts";

export type HeldHere = {
  readonly find: Find;
  /** The newest entries of the entry's document. */
  readonly heads: readonly EntryId[];
  readonly directory: Directory;
};

/** Why an entry counts for nothing whatever it says. Everything that it cites is held. */
export async function objectionIn(held: HeldHere, entry: Entry): Promise<string | null> {
  if (await citesElsewhere(held, entry)) return "cites-elsewhere";
  const own = entry.own === null ? undefined : (await held.find(entry.own))?.entry;
  return objectionTo(entry, own, held.directory.root) ?? (isProven(entry) ? null : "wrong-key");
}

/** An entry may cite entries of its own document, and control entries as its policy. */
async function citesElsewhere({ find, heads, directory }: HeldHere, entry: Entry) {
  for (const id of entry.after) {
    if (!heads.includes(id) && (await find(id))?.entry.doc !== entry.doc) return true;
  }
  for (const id of entry.policy) {
    if (directory.heads.includes(id)) continue;
    const found = await find(id);
    if (found === undefined || !isControl(found.entry.doc)) return true;
  }
  return false;
}

/** The entry that an entry is about, if it is about one of its document. */
export function targetIdOf(body: Body): EntryId | undefined {
  if (body.kind === "reverse" || body.kind === "cover") return body.of;
  return body.kind === "grant" ? targetOfUndo(body.purse) : undefined;
}
