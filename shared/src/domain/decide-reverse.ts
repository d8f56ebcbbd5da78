import { balanceOf, emptyPurse, type PurseState, seenOf } from "./account.ts";
import type { Credit, Debit, Line, Reverse } from "./bodies.ts";
import type { View } from "./decide.ts";
import type { Entry } from "./entry.ts";
import type { EntryId } from "./ids.ts";
import { sumOf, takeFrom } from "./lines.ts";
import { isSameLot, type LotAttributes } from "./lot.ts";
import { ownLots } from "./lots.ts";
import { ok, type Result, refused } from "./result.ts";
import { beyondPart, creditPart, undoOf, undoRight } from "./undo-effect.ts";

/** Undoes the whole of one booking, as far as this device has the right to. Source: SPEC R26. */
export function decideReverse(view: View, of: EntryId): Result<Reverse> {
  const { target } = view;
  if (target === undefined || target.doc !== view.account.doc) return refused("not-found");
  if (view.account.reversed[of] !== undefined) return refused("already-reversed");
  if (target.body.kind === "credit") return reverseCredit(view, of, { target, body: target.body });
  if (target.body.kind === "debit") return reverseDebit(view, of, { target, body: target.body });
  return refused("invalid", { fields: [{ field: "receipt" }] });
}

type Of<B> = { readonly target: Entry; readonly body: B };

/** True when all of a part may be undone here; else the right is elsewhere. */
function hasRight(view: View, of: EntryId, part: Of<unknown> & { part: string; amount: number }) {
  const undo = undoOf(view.account, of, part.target);
  const here = { device: view.device, seen: seenOf(view.account) };
  return undoRight(undo, part.part, here) >= part.amount;
}

function elsewhere(target: Entry): Result<never> {
  return refused("not-allowed", { bookedBy: target.device });
}

function reverseCredit(view: View, of: EntryId, { target, body }: Of<Credit>): Result<Reverse> {
  const part = { target, body, part: creditPart, amount: body.amount };
  if (!hasRight(view, of, part)) return elsewhere(target);
  const purse = view.account.purses[body.purse] ?? emptyPurse;
  const own = firstOf(purse, ownLots(purse, view.device, view.time), body.lot);
  const guaranteed = Math.min(sumOf(own), Math.max(0, balanceOf(purse)));
  if (guaranteed < body.amount) {
    return refused("too-little", { asked: body.amount, guaranteed, provisional: 0 });
  }
  const lines = takeFrom(own, body.amount);
  const minted = view.minted(body.purse);
  const holder = view.device;
  return ok({ kind: "reverse", of, lines, beyond: 0, holder, into: null, minted });
}

/** The lot that the credit went to comes first, so that paid and given value are not swapped. */
function firstOf(purse: PurseState, lines: readonly Line[], lot: LotAttributes): readonly Line[] {
  const isSame = (line: Line) => isSameLot(purse.lots[line.lot]?.attributes ?? null, lot);
  return [...lines.filter(isSame), ...lines.filter((line) => !isSame(line))];
}

function reverseDebit(view: View, of: EntryId, { target, body }: Of<Debit>): Result<Reverse> {
  const lines = body.lines.map(({ lot, amount }) => ({ part: lot as string, amount }));
  const parts = body.beyond === 0 ? lines : [...lines, { part: beyondPart, amount: body.beyond }];
  const isMine = parts.every((part) => hasRight(view, of, { target, body, ...part }));
  if (!isMine) return elsewhere(target);
  const minted = view.minted(body.purse) + sumOf(body.lines);
  const { beyond } = body;
  const holder = view.device;
  return ok({ kind: "reverse", of, lines: body.lines, beyond, holder, into: null, minted });
}
