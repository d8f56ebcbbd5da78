import type { Receipt } from "../../domain/bodies.ts";
import type { ActionKey } from "../../domain/entry.ts";
import type { DocId, ReceiptId } from "../../domain/ids.ts";
import type { SaleWish } from "../../domain/sale/sale-wishes.ts";
import type { EntryStore } from "../../ports/entry-store.ts";
import type { Wish } from "../../replica/act.ts";
import type { Step } from "../../replica/replica.ts";
import { noteOf, type ReceiptNote } from "./numbered.ts";

/**
 * A hold that is neither committed nor void. `giving` is what it took, or would take again after
 * it has expired; `getting` what its commit gives. `doc` is where its receipt goes.
 */
export type HoldRecord = {
  readonly hold: ReceiptId;
  readonly till: string;
  /** The key under which it was asked for. */
  readonly key: string;
  readonly until: number;
  readonly state: "open" | "expired";
  readonly card: DocId | null;
  readonly doc: DocId;
  readonly giving: readonly SaleWish[];
  readonly getting: readonly SaleWish[];
  readonly toPay: number;
};

const openMeta = "holds";
/** How long an expired hold can still be committed when all of it can be had again. */
const keptMs = 24 * 3_600_000;

export async function holdsIn(from: {
  meta(name: string): Promise<string | undefined>;
}): Promise<readonly HoldRecord[]> {
  return JSON.parse((await from.meta(openMeta)) ?? "[]") as readonly HoldRecord[];
}

export async function recordOf(
  { workspace }: Step,
  hold: ReceiptId,
): Promise<HoldRecord | undefined> {
  return (await holdsIn(workspace)).find((one) => one.hold === hold);
}

/** Puts the record in the place of the one before; without one the hold is off the list. */
export async function putHold(
  { workspace }: Step,
  now: number,
  { hold, record }: { readonly hold: ReceiptId; readonly record?: HoldRecord },
): Promise<void> {
  const others = (await holdsIn(workspace)).filter((one) => one.hold !== hold);
  const kept = others.filter((one) => one.state === "open" || now < one.until + keptMs);
  workspace.putMeta(openMeta, JSON.stringify(record === undefined ? kept : [...kept, record]));
}

const markOf = (hold: string): string => `hold void ${hold}`;

/** Leaves a mark so that a hold which comes after its void is refused. */
export function markVoid({ workspace }: Step, hold: string): void {
  workspace.putMeta(markOf(hold), "1");
}

export async function isMarkedVoid({ workspace }: Step, hold: ReceiptId): Promise<boolean> {
  return (await workspace.meta(markOf(hold))) !== undefined;
}

export type Ending = "commit" | "void" | "expire";

/** No caller's key has this character: what ends a hold is named by the hold alone. */
export function endingKey(ending: Ending, { till }: { till: string }, hold: string): ActionKey {
  return { till, id: `¶${ending} ${hold}` };
}

/** A hold's own note, once it is durable. */
export async function holdNote(
  store: EntryStore,
  hold: ReceiptId,
): Promise<ReceiptNote | undefined> {
  const notes = (await store.receipt(hold)).map(noteOf);
  return notes.find((note) => note?.body.hold === hold);
}

/** Gives back what the hold took, and says so. */
export async function releaseWishes(store: EntryStore, note: ReceiptNote): Promise<Wish[]> {
  const taken = (await store.receipt(note.receipt)).filter(
    ({ entry, verdict }) => entry.body.kind === "debit" && verdict === "valid",
  );
  const reversals = taken.map(({ id, entry }): Wish => {
    return { doc: entry.doc, command: { type: "reverse", of: id } };
  });
  return [...reversals, endNote(note)];
}

export function endNote({ entry, receipt: hold }: ReceiptNote): Wish {
  const nothing = { number: null, at: null, lines: [], effects: [], costs: [], tenders: [] };
  const body: Receipt = { kind: "receipt", ...nothing, hold, of: hold, campaignSet: null };
  return { doc: entry.doc, command: { type: "note", body } };
}
