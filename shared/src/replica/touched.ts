import type { Body } from "../domain/bodies.ts";
import type { SignedEntry } from "../domain/entry.ts";
import { type DocId, type EntryId, isControl } from "../domain/ids.ts";
import type { EntryStore, NewEntry } from "../ports/entry-store.ts";
import { citedHere } from "./cited-history.ts";

/** What is held: stored, and taken in by the step that asks. */
export type HeldEntries = {
  readonly store: Pick<EntryStore, "chain" | "docsWith" | "get">;
  readonly fresh: Iterable<NewEntry>;
};

const pageSize = 500;

/** The documents in which a control entry changes what entries are worth that are held already. */
export async function touchedBy(body: Body, held: HeldEntries): Promise<ReadonlySet<DocId>> {
  switch (body.kind) {
    case "allow":
      return unconfirmedOf(body.device, held);
    case "retire":
      return laterOf(body, held);
    case "lost":
      return docOf(body.of, held);
    default:
      return new Set();
  }
}

async function unconfirmedOf(
  device: SignedEntry["entry"]["device"],
  { store, fresh }: HeldEntries,
): Promise<ReadonlySet<DocId>> {
  const docs = new Set(await store.docsWith({ device, verdict: "unconfirmed" }));
  for (const one of fresh) {
    if (one.entry.device === device && one.verdict === "unconfirmed") docs.add(one.entry.doc);
  }
  return docs;
}

/** Where a device has entries behind the place at which it is retired. */
async function laterOf(
  { device, seq }: Pick<SignedEntry["entry"], "device" | "seq">,
  { store, fresh }: HeldEntries,
): Promise<ReadonlySet<DocId>> {
  const docs = new Set<DocId>();
  for (let after = seq; ; ) {
    const page = await store.chain(device, after, pageSize);
    for (const { entry } of page) {
      docs.add(entry.doc);
      after = entry.seq;
    }
    if (page.length < pageSize) break;
  }
  for (const { entry } of fresh) {
    if (entry.device === device && entry.seq > seq) docs.add(entry.doc);
  }
  return new Set([...docs].filter((doc) => !isControl(doc)));
}

async function docOf(id: EntryId, { store, fresh }: HeldEntries): Promise<ReadonlySet<DocId>> {
  const here = [...fresh].find((one) => one.id === id);
  const held = here ?? (await store.get(id));
  return new Set(held === undefined || isControl(held.entry.doc) ? [] : [held.entry.doc]);
}

type Placed = Pick<SignedEntry, "id" | "entry">;

/** Each after all that it cites; what is cited and not among them is left out. */
export function causalOrder<T extends Placed>(entries: readonly T[]): readonly T[] {
  const waiting = new Map(entries.map((one) => [one.id, one]));
  const ordered: T[] = [];
  for (const first of entries) {
    const open: T[] = [first];
    for (let one = open.at(-1); one !== undefined; one = open.at(-1)) {
      const missing = citedHere(one.entry).flatMap((id) => waiting.get(id) ?? []);
      open.push(...missing);
      if (missing.length > 0) continue;
      open.pop();
      if (waiting.delete(one.id)) ordered.push(one);
    }
  }
  return ordered;
}
