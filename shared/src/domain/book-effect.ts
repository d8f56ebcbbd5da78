import { type AccountState, emptyPurse, rightsIn } from "./account.ts";
import { allowanceFor } from "./allowance.ts";
import type { Cover, Credit, Grant, Inherit, Line } from "./bodies.ts";
import { type BookingContext, sightOf } from "./booking-context.ts";
import type { Bear } from "./control-bodies.ts";
import { debit } from "./debit-effect.ts";
import { compareCovers, isSeen, openAt } from "./debt.ts";
import { counts, type Effect, inPurse, isUnconfirmed } from "./effect.ts";
import type { Fact } from "./fact.ts";
import type { Raise } from "./holding.ts";
import { isUndoPurse, type PurseId } from "./ids.ts";
import { sumOf } from "./lines.ts";
import { lowerLines, raiseLot } from "./move-rights.ts";
import { isDebtIn, withOpening } from "./openings.ts";
import { withStatus } from "./status.ts";
import { grantUndo, reverseBooking } from "./undo-effect.ts";

/** What an entry does to the account, or the reason why it does nothing. */
export function bookEffect(
  state: AccountState,
  fact: Fact,
  context: BookingContext,
): Effect | string {
  const { body } = fact.entry;
  if (body.kind !== "debit" && context.isRetired(fact.entry)) return "after-retirement";
  switch (body.kind) {
    case "credit":
      return credit(state, fact, { body, context });
    case "debit":
      return debit(state, fact, { body, context });
    case "grant":
      return grant(state, fact, { body, context });
    case "cover":
      return cover(state, fact, { body, context });
    case "inherit":
      return inherit(state, fact, { body, context });
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

function credit(state: AccountState, fact: Fact, { body, context }: Of<Credit>): Effect {
  const { id, entry } = fact;
  const { purse, amount, minted } = body;
  const allowance = allowanceFor({ entry, purse, minted }, context);
  if (allowance === "unconfirmed") return isUnconfirmed(state, id, { ...entry, purse, amount });
  const known: Raise = { by: entry.device, n: entry.n, amount };
  const raise = allowance === "raised" ? { ...known, minted } : known;
  const into = { lot: context.lotIdOf(body.lot), attributes: body.lot, holder: body.holder };
  const raised = inPurse(state, purse, (before) => raiseLot(before, into, raise));
  return counts(withOpening(raised, fact, body));
}

function grant(state: AccountState, fact: Fact, { body, context }: Of<Grant>): Effect | string {
  const { entry } = fact;
  if (body.to === entry.device) return "grant-to-oneself";
  if (isUndoPurse(body.purse)) return grantUndo(state, fact, body);
  return move(state, fact, { ...body, from: entry.device, context });
}

/** Rights of a retired device have but one taker, so that they cannot be taken twice. */
function inherit(state: AccountState, fact: Fact, { body, context }: Of<Inherit>): Effect | string {
  const { entry } = fact;
  if (context.roleOf(entry.device) !== "pool") return "inherits-without-a-pool";
  if (!context.citesRetired(entry, body.from)) return "not-retired";
  return move(state, fact, { ...body, to: entry.device, context });
}

type Move = Omit<Inherit, "kind"> & Pick<Grant, "to"> & { readonly context: BookingContext };

function move(state: AccountState, fact: Fact, of: Move): Effect | string {
  const { purse: id, lot, from, to, amount } = of;
  const { entry } = fact;
  const purse = state.purses[id] ?? emptyPurse;
  const right = rightsIn(purse, { lot, device: from }, sightOf(fact, of.context, id));
  if (right < amount) return "grants-more-than-held";
  const attributes = purse.lots[lot]?.attributes ?? null;
  const raise = { by: entry.device, n: entry.n, amount };
  return counts(
    inPurse(state, id, (before) => {
      const less = lowerLines(before, [{ lot, amount }], from);
      return raiseLot(less, { lot, attributes, holder: to }, raise);
    }),
  );
}

/** The pool pays a debt in its history, out of its own rights, no more than is open there. */
function cover(state: AccountState, fact: Fact, { body, context }: Of<Cover>): Effect | string {
  const { entry } = fact;
  const { device } = entry;
  if (context.roleOf(device) !== "pool") return "covers-without-a-pool";
  const purse = state.purses[body.purse] ?? emptyPurse;
  const debt = purse.debts[body.of];
  const sight = sightOf(fact, context, body.purse);
  const isDebt = isDebtIn(state.openings[body.purse] ?? [], body.of, sight.seen);
  if (debt === undefined || !isDebt || !isSeen(debt, sight)) return "covers-no-debt";
  if (openAt(debt, sight) < sumOf(body.lines)) return "covers-no-debt";
  if (!areHeld(body.lines, ({ lot }) => rightsIn(purse, { lot, device }, sight)))
    return "covers-more-than-held";
  const covering = { device, n: entry.n, lines: body.lines };
  const covers = [...debt.covers, covering].toSorted(compareCovers);
  return counts(
    inPurse(state, body.purse, (before) => {
      const after = lowerLines(before, body.lines, device);
      return { ...after, debts: { ...after.debts, [body.of]: { ...debt, covers } } };
    }),
  );
}

function areHeld(lines: readonly Line[], rightOf: (line: Line) => number): boolean {
  const isEachOnce = new Set(lines.map((line) => line.lot)).size === lines.length;
  return isEachOnce && lines.every((line) => rightOf(line) >= line.amount);
}

/** Headquarters says who bears a debt or a dispute; it is off the card, in whatever order both come. */
function bear(state: AccountState, fact: Fact, { body, context }: Of<Bear>): Effect | string {
  if (context.roleOf(fact.entry.device) !== "headquarters") return "not-headquarters";
  const bearer = greater(state.bearers[body.of], body.bearer);
  const said = { ...state, bearers: { ...state.bearers, [body.of]: bearer } };
  const dispute = said.disputes[body.of];
  if (dispute === undefined) return counts(bearDebt(said, body.of, bearer));
  const disputes = { ...said.disputes, [body.of]: { ...dispute, bearer } };
  return counts(bearDebt({ ...said, disputes }, body.of, bearer));
}

function bearDebt(state: AccountState, of: Bear["of"], bearer: string): AccountState {
  const [id, purse] = Object.entries(state.purses).find(([, one]) => of in one.debts) ?? [];
  const debt = purse?.debts[of];
  if (debt === undefined) return state;
  return inPurse(state, id as PurseId, (before) => {
    return { ...before, debts: { ...before.debts, [of]: { ...debt, bearer } } };
  });
}

/** Two concurrent statements: the greater text, so that everybody picks the same one. */
function greater(before: string | undefined, said: string): string {
  return before !== undefined && before > said ? before : said;
}
