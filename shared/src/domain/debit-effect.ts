import { type AccountState, beyondOf, emptyPurse, type PurseState, rightsIn } from "./account.ts";
import type { Debit, Line } from "./bodies.ts";
import { type BookingContext, sightOf } from "./booking-context.ts";
import { newDebt } from "./debt.ts";
import { counts, type Effect, inPurse } from "./effect.ts";
import type { Fact } from "./fact.ts";
import { laterHlc } from "./hlc.ts";
import { sumOf } from "./lines.ts";
import { isSpendable } from "./lots.ts";
import { lowerLines } from "./move-rights.ts";
import { provisionalRoom } from "./policy.ts";

type Of = { readonly body: Debit; readonly context: BookingContext };

/** Two days in which a lot that has just expired is still taken: clocks and closing hours differ. */
const graceMs = 48 * 3_600_000;

/** What is backed counts; a claim above rights and limits is disputed, and so is a retired device's. */
export function debit(state: AccountState, fact: Fact, of: Of): Effect {
  const { body } = of;
  const { entry, history } = fact;
  const purse = state.purses[body.purse] ?? emptyPurse;
  const isRetired = of.context.isRetired(entry);
  const lines = isRetired ? [] : backedLines(purse, fact, of);
  const beyond = isRetired ? 0 : Math.min(body.beyond, roomBeyond(state, fact, of));
  const disputed = sumOf(body.lines) - sumOf(lines) + body.beyond - beyond;
  const { device, n } = entry;
  const bearer = state.bearers[fact.id] ?? null;
  const hlc = laterHlc(entry.hlc, { ms: history.hlc.ms, count: history.hlc.count + 1 });
  const taken = inPurse(state, body.purse, (before) => {
    const after = lowerLines(before, lines, entry.device);
    if (beyond === 0) return after;
    const debt = newDebt({ device, n, hlc, amount: beyond, bearer });
    return { ...after, debts: { ...after.debts, [fact.id]: debt } };
  });
  if (disputed === 0) return counts(taken);
  const dispute = { purse: body.purse, device, amount: disputed, bearer };
  const disputes = { ...taken.disputes, [fact.id]: dispute };
  const reason = isRetired ? "after-retirement" : "beyond-rights-or-limits";
  return { state: { ...taken, disputes }, verdict: "disputed", reason };
}

/** As much of each line as the signer's rights in the cited history back, in lots not expired. */
function backedLines(purse: PurseState, fact: Fact, { body, context }: Of): readonly Line[] {
  const { entry } = fact;
  const sight = sightOf(fact, context, body.purse);
  const day = () => context.dayOf(Math.max(0, entry.hlc.ms - graceMs));
  const left = new Map<string, number>();
  const backed: Line[] = [];
  for (const { lot, amount } of body.lines) {
    const attributes = purse.lots[lot]?.attributes ?? null;
    const isGood = attributes === null || isSpendable(attributes, { day, now: entry.hlc.ms });
    const right = left.get(lot) ?? rightsIn(purse, { lot, device: entry.device }, sight);
    const taken = isGood ? Math.max(0, Math.min(amount, right)) : 0;
    left.set(lot, right - taken);
    if (taken > 0) backed.push({ lot, amount: taken });
  }
  return backed;
}

/**
 * What the cited policy lets this device spend beyond its rights. Of what it has spent so on this
 * card only a pool's answer relieves it, and that is in the document; the total over all cards is
 * what it says, which the hub alone can check. Source: SPEC R59, decision 0016.
 */
function roomBeyond(state: AccountState, fact: Fact, { body, context }: Of): number {
  const { entry } = fact;
  if (body.beyond === 0 || body.since === null) return 0;
  const limit = context.limitAt(entry, body.purse, state.doc);
  const sight = sightOf(fact, context, body.purse);
  const here = beyondOf(state, { purse: body.purse, device: entry.device }, sight);
  const soFar = {
    card: Math.max(here, body.since.card - body.beyond),
    device: Math.max(here, body.since.device - body.beyond),
  };
  return provisionalRoom(limit, body.beyond, soFar);
}
