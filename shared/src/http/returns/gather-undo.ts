import { emptyAccount, seenOf } from "../../domain/account.ts";
import type { Entry } from "../../domain/entry.ts";
import type { DeviceId, EntryId } from "../../domain/ids.ts";
import { leftToUndo, undoOf, undoRight } from "../../domain/undo-effect.ts";
import type { RightsGatherer } from "../../replica/gather-rights.ts";
import type { Replica } from "../../replica/replica.ts";

type Undoable = { readonly id: EntryId; readonly entry: Entry };

export type Gathering = { readonly replica: Replica; readonly rights: RightsGatherer };

/**
 * Asks whoever can be reached for the rights to undo these entries and, for credits, for the value
 * that is taken back; all at once, and no longer than the policy waits.
 */
export async function gatherForUndo(
  { replica, rights }: Gathering,
  entries: readonly Undoable[],
): Promise<void> {
  const asked = entries.flatMap((one) => [
    forUndo({ replica, rights }, one),
    forValue(rights, one),
  ]);
  await Promise.all(asked);
}

async function forUndo({ replica, rights }: Gathering, { id, entry }: Undoable): Promise<void> {
  const state = (await replica.ports.store.account(entry.doc)) ?? emptyAccount(entry.doc);
  const undo = undoOf(state, id, entry);
  const here = { device: replica.device, seen: seenOf(state) };
  const isAllHere = Object.entries(leftToUndo(undo)).every(
    ([part, left]) => undoRight(undo, part, here) >= left,
  );
  if (!isAllHere) await rights.forUndo(entry.doc, id);
}

async function forValue(rights: RightsGatherer, { entry }: Undoable): Promise<void> {
  const { body, doc } = entry;
  if (body.kind !== "credit") return;
  const { purse, amount } = body;
  await rights.forSpend({ doc, purse, amount });
}

/** Who has the right to undo an entry, as far as it is not this device. */
export async function undoHolders(
  replica: Replica,
  { id, entry }: Undoable,
): Promise<readonly DeviceId[]> {
  const state = (await replica.ports.store.account(entry.doc)) ?? emptyAccount(entry.doc);
  const holders = Object.values(undoOf(state, id, entry)).flatMap(
    (held) => Object.keys(held) as DeviceId[],
  );
  return [...new Set(holders)].filter((device) => device !== replica.device);
}
