import type { Body } from "../domain/bodies.ts";
import type { Directory } from "../domain/directory.ts";
import type { Entry } from "../domain/entry.ts";
import { type DocId, type EntryId, isControl, targetOfUndo } from "../domain/ids.ts";
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
  const { root, rulings } = held.directory;
  const isOwnLost = entry.own !== null && rulings.lost.has(entry.own);
  const own = entry.own === null ? undefined : (await held.find(entry.own))?.entry;
  const objection = objectionTo(entry, isOwnLost ? "lost" : own, root);
  return objection ?? (isProven(entry) ? null : "wrong-key");
}

/** An entry may cite entries of its own document, and control entries as its policy. */
async function citesElsewhere(held: HeldHere, { doc, after, policy }: Entry): Promise<boolean> {
  const { heads, directory } = held;
  const isHere = (other: DocId) => other === doc;
  const isAfterHere = await areAll(held, { ids: after, known: heads, isGood: isHere });
  if (!isAfterHere) return true;
  return !(await areAll(held, { ids: policy, known: directory.heads, isGood: isControl }));
}

type Cited = {
  readonly ids: readonly EntryId[];
  /** Of these it is known where they are. */
  readonly known: readonly EntryId[];
  readonly isGood: (doc: DocId) => boolean;
};

/** What is lost was where it should be. */
async function areAll({ find, directory }: HeldHere, { ids, known, isGood }: Cited) {
  for (const id of ids) {
    if (known.includes(id) || directory.rulings.lost.has(id)) continue;
    const found = await find(id);
    if (found === undefined || !isGood(found.entry.doc)) return false;
  }
  return true;
}

/** The entry that an entry is about, if it is about one of its document. */
export function targetIdOf(body: Body): EntryId | undefined {
  if (body.kind === "reverse" || body.kind === "cover") return body.of;
  return body.kind === "grant" ? targetOfUndo(body.purse) : undefined;
}
