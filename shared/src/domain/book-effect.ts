import { type AccountState, emptyPurse, type PurseState, rightsIn } from "./account.ts";
import type { Cover, Credit, Debit, Grant, Line } from "./bodies.ts";
import type { BookingContext } from "./booking-context.ts";
import type { Bear } from "./control-bodies.ts";
import { compareCovers, newDebt, openAt } from "./debt.ts";
import { counts, type Effect, inPurse } from "./effect.ts";
import type { Fact } from "./fact.ts";
import { laterHlc } from "./hlc.ts";
import { isUndoPurse, type PurseId } from "./ids.ts";
import { sumOf } from "./lines.ts";
import { isSpendable } from "./lots.ts";
import { lowerLines, raiseLot } from "./move-rights.ts";
import { isDebtIn, withOpening } from "./openings.ts";
import { provisionalRoom } from "./policy.ts";
import { withStatus } from "./status.ts";
import { grantUndo, reverseBooking } from "./undo-effect.ts";

/** What an entry does to the account, or the reason why it does nothing. */
export function bookEffect(
  state: AccountState,
  fact: Fact,
  context: BookingContext,
): Effect | string {
  const { body } = fact.entry;
  switch (body.kind) {
    case "credit":
      return counts(withOpening(credit(state, fact, { body, context }), fact, body));
    case "debit":
      return debit(state, fact, { body, context });
    case "grant":
      return grant(state, fact, body);
    case "cover":
      return cover(state, fact, { body, context });
    case "reverse":
      return reverseBooking(state, fact, { body, context });
    case "bear":
      return bear(state, fact, { body, context });
    case "status":
      return counts({ ...state, status: withStatus(state.status, fact, body) });
    default:
      return counts(state);
  }
}

type Of<B> = { readonly body: B; readonly context: BookingContext };

function credit(state: AccountState, { entry }: Fact, { body, context }: Of<Credit>): AccountState {
  const raise = { by: entry.device, n: entry.n, amount: body.amount };
  const into = { lot: context.lotIdOf(body.lot), attributes: body.lot, holder: body.holder };
  return inPurse(state, body.purse, (purse) => raiseLot(purse, into, raise));
}

/** Two days in which a lot that has just expired is still taken: clocks and closing hours differ. */
const graceMs = 48 * 3_600_000;

function debit(state: AccountState, fact: Fact, of: Of<Debit>): Effect {
  const { body } = of;
  const { entry, history } = fact;
  const purse = state.purses[body.purse] ?? emptyPurse;
  const lines = backedLines(purse, fact, of);
  const beyond = Math.min(body.beyond, roomBeyond(state, fact, of));
  const disputed = sumOf(body.lines) - sumOf(lines) + body.beyond - beyond;
  const { device, n } = entry;
  const hlc = laterHlc(entry.hlc, { ms: history.hlc.ms, count: history.hlc.count + 1 });
  const taken = inPurse(state, body.purse, (before) => {
    const after = lowerLines(before, lines, entry.device);
    if (beyond === 0) return after;
    return { ...after, debts: { ...after.debts, [fact.id]: newDebt({ device, n, hlc }, beyond) } };
  });
  const noted = noteBeyond(taken, fact, body);
  if (disputed === 0) return counts(noted);
  const dispute = { purse: body.purse, device, amount: disputed, bearer: null };
  const disputes = { ...noted.disputes, [fact.id]: dispute };
  return { state: { ...noted, disputes }, verdict: "disputed", reason: "beyond-rights-or-limits" };
}

/** As much of each line as the signer's rights in the cited history back, in lots not expired. */
function backedLines(purse: PurseState, { entry, history }: Fact, { body, context }: Of<Debit>) {
  const day = () => context.dayOf(Math.max(0, entry.hlc.ms - graceMs));
  const left = new Map<string, number>();
  const backed: Line[] = [];
  for (const { lot, amount } of body.lines) {
    const attributes = purse.lots[lot]?.attributes ?? null;
    const isGood = attributes === null || isSpendable(attributes, { day, now: entry.hlc.ms });
    const right = left.get(lot) ?? rightsIn(purse, { lot, device: entry.device }, history.seen);
    const taken = isGood ? Math.max(0, Math.min(amount, right)) : 0;
    left.set(lot, right - taken);
    if (taken > 0) backed.push({ lot, amount: taken });
  }
  return backed;
}

/** What the cited policy lets this device spend beyond its rights, after what it has spent so. */
function roomBeyond(state: AccountState, { entry }: Fact, { body, context }: Of<Debit>): number {
  if (body.beyond === 0 || body.since === null) return 0;
  const limit = context.limitAt(entry.policy, body.purse, state.doc);
  const before = state.devices[entry.device]?.beyond[body.purse];
  const here = before?.checkpoint === body.since.checkpoint ? before.amount : 0;
  const soFar = {
    card: Math.max(here, body.since.card - body.beyond),
    device: Math.max(here, body.since.device - body.beyond),
  };
  return provisionalRoom(limit, body.beyond, soFar);
}

function noteBeyond(state: AccountState, { entry }: Fact, { purse, beyond, since }: Debit) {
  const position = state.devices[entry.device];
  if (beyond === 0 || since === null || position === undefined) return state;
  const before = position.beyond[purse];
  const here = before?.checkpoint === since.checkpoint ? before.amount : 0;
  const noted = { checkpoint: since.checkpoint, amount: here + beyond };
  const after = { ...position, beyond: { ...position.beyond, [purse]: noted } };
  return { ...state, devices: { ...state.devices, [entry.device]: after } };
}

function grant(state: AccountState, fact: Fact, body: Grant): Effect | string {
  const { entry, history } = fact;
  if (body.to === entry.device) return "grant-to-oneself";
  if (isUndoPurse(body.purse)) return grantUndo(state, fact, body);
  const purse = state.purses[body.purse] ?? emptyPurse;
  const right = rightsIn(purse, { lot: body.lot, device: entry.device }, history.seen);
  if (right < body.amount) return "grants-more-than-held";
  const attributes = purse.lots[body.lot]?.attributes ?? null;
  const raise = { by: entry.device, n: entry.n, amount: body.amount };
  return counts(
    inPurse(state, body.purse, (before) => {
      const less = lowerLines(before, [{ lot: body.lot, amount: body.amount }], entry.device);
      return raiseLot(less, { lot: body.lot, attributes, holder: body.to }, raise);
    }),
  );
}

/** The pool pays a debt in its history, out of its own rights, no more than is open there. */
function cover(state: AccountState, fact: Fact, { body, context }: Of<Cover>): Effect | string {
  const { entry, history } = fact;
  const { device } = entry;
  if (context.roleOf(device) !== "pool") return "covers-without-a-pool";
  const purse = state.purses[body.purse] ?? emptyPurse;
  const debt = purse.debts[body.of];
  const paid = sumOf(body.lines);
  const isDebt = isDebtIn(state.openings[body.purse] ?? [], body.of, history.seen);
  if (debt === undefined || !isDebt || openAt(debt, history.seen) < paid || paid === 0)
    return "covers-no-debt";
  const isHeld = ({ lot, amount }: Line) =>
    rightsIn(purse, { lot, device }, history.seen) >= amount;
  const isEachOnce = new Set(body.lines.map((line) => line.lot)).size === body.lines.length;
  if (!isEachOnce || !body.lines.every(isHeld)) return "covers-more-than-held";
  const covering = { device, n: entry.n, lines: body.lines };
  const covers = [...debt.covers, covering].toSorted(compareCovers);
  return counts(
    inPurse(state, body.purse, (before) => {
      const after = lowerLines(before, body.lines, device);
      return { ...after, debts: { ...after.debts, [body.of]: { ...debt, covers } } };
    }),
  );
}

/** Headquarters says who bears a debt or a dispute; it is off the card from then on. */
function bear(state: AccountState, fact: Fact, { body, context }: Of<Bear>): Effect | string {
  if (context.roleOf(fact.entry.device) !== "headquarters") return "not-headquarters";
  const { of, bearer } = body;
  const dispute = state.disputes[of];
  const disputes =
    dispute === undefined ? state.disputes : { ...state.disputes, [of]: borne(dispute, bearer) };
  const [id, purse] = Object.entries(state.purses).find(([, one]) => of in one.debts) ?? [];
  const debt = purse?.debts[of];
  if (dispute === undefined && debt === undefined) return "bears-nothing";
  const said = { ...state, disputes };
  if (id === undefined || debt === undefined) return counts(said);
  return counts(
    inPurse(said, id as PurseId, (before) => ({
      ...before,
      debts: { ...before.debts, [of]: borne(debt, bearer) },
    })),
  );
}

/** Two concurrent statements: the greater text, so that everybody picks the same one. */
function borne<T extends { readonly bearer: string | null }>(one: T, said: string): T {
  const { bearer } = one;
  return { ...one, bearer: bearer !== null && bearer > said ? bearer : said };
}
