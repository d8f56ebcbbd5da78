import { emptyPurse } from "./account.ts";
import type { PurseDefinition } from "./control-bodies.ts";
import { type Spendable, spendable, type View } from "./decide.ts";
import type { DocId, LotId } from "./ids.ts";
import type { LotAttributes } from "./lot.ts";
import { compareLots, ownLots } from "./lots.ts";
import { ok, type Result, refused } from "./result.ts";

/** What is taken of one of the accounts that a card leads to. */
export type Share = { readonly doc: DocId; readonly amount: number };

type Room = { readonly view: View; readonly can: Spendable };

/**
 * What can be taken of all accounts together. What may go beyond rights on one leaves less of the
 * device's limit for the next.
 */
function roomsIn(views: readonly View[], definition: PurseDefinition): readonly Room[] {
  let beyond = 0;
  return views.map((view) => {
    const soFar: View["beyond"] = (purse) => {
      const { card, device } = view.beyond(purse);
      return { card, device: device + beyond };
    };
    const can = spendable({ ...view, beyond: soFar }, definition);
    beyond += can.provisional;
    return { view, can };
  });
}

/** Over all accounts that a card leads to, the one it is for first. */
export function spendableOver(views: readonly View[], definition: PurseDefinition): Spendable {
  const rooms = roomsIn(views, definition);
  const sum = (of: (can: Spendable) => number) => rooms.reduce((all, { can }) => all + of(can), 0);
  return {
    balance: sum((can) => can.balance),
    guaranteed: sum((can) => can.guaranteed),
    provisional: sum((can) => can.provisional),
  };
}

/**
 * One spend over several accounts: lots of the device's own rights in spending order, wherever they
 * are; then what goes beyond rights, account by account. Source: SPEC R783.
 * Promise: the shares add up to the amount.
 */
export function splitSpend(
  views: readonly View[],
  definition: PurseDefinition,
  amount: number,
): Result<readonly Share[]> {
  const rooms = roomsIn(views, definition);
  const { guaranteed, provisional } = spendableOver(views, definition);
  if (amount > guaranteed + provisional) {
    const { currency } = definition;
    return refused("too-little", { asked: amount, guaranteed, provisional, currency });
  }
  const taken = new Map<DocId, number>();
  let left = amount;
  const take = (doc: DocId, most: number): void => {
    const part = Math.min(left, most);
    if (part > 0) taken.set(doc, (taken.get(doc) ?? 0) + part);
    left -= part;
  };
  for (const { room, right } of lotsInOrder(rooms, definition)) {
    const { doc } = room.view.account;
    take(doc, Math.min(right, room.can.guaranteed - (taken.get(doc) ?? 0)));
  }
  for (const { view, can } of rooms) take(view.account.doc, can.provisional);
  return ok([...taken].map(([doc, part]) => ({ doc, amount: part })));
}

type HeldLot = {
  readonly room: Room;
  readonly lot: LotId;
  readonly right: number;
  readonly attributes: LotAttributes | null;
};

function lotsInOrder(rooms: readonly Room[], { id }: PurseDefinition): readonly HeldLot[] {
  const held = rooms.flatMap((room) => {
    const { account, device, time } = room.view;
    const purse = account.purses[id] ?? emptyPurse;
    return ownLots(purse, device, time).map(({ lot, amount }) => {
      return { room, lot, right: amount, attributes: purse.lots[lot]?.attributes ?? null };
    });
  });
  return held.toSorted(compareLots);
}
