import type { AccountState } from "./account.ts";
import type { Credit } from "./bodies.ts";
import { type Debt, newDebt } from "./debt.ts";
import { inPurse } from "./effect.ts";
import type { Fact } from "./fact.ts";
import type { Hlc } from "./hlc.ts";
import type { DeviceId, EntryId, PurseId, ReceiptId } from "./ids.ts";
import { isLater } from "./rank.ts";
import { hasSeen, type Seen } from "./seen.ts";

/** What an old card held: a credit for this reason counts once per account and purse. */
export const openingReason = "opening";

export type Opening = {
  readonly id: EntryId;
  readonly device: DeviceId;
  readonly n: number;
  readonly hlc: Hlc;
  readonly amount: number;
  readonly receipt: ReceiptId | null;
};

/** The opening credits of an account's purses, by rank; the first of each counts. */
export type Openings = Readonly<Record<PurseId, readonly Opening[]>>;

/**
 * Every opening credit gives its rights, so that nothing spent by them is ever taken back; all but
 * the first by rank are debts of the card as well, so that the balance has it once. More openings
 * can only make more of them debts, never fewer. Source: SPEC R784, decision 0012.
 */
export function withOpening(state: AccountState, { id, entry }: Fact, body: Credit): AccountState {
  if (body.reason !== openingReason) return state;
  const { device, n, hlc } = entry;
  const { amount, receipt, purse: name } = body;
  const opening: Opening = { id, device, n, hlc, amount, receipt };
  const all = [...(state.openings[name] ?? []), opening].toSorted((a, b) =>
    isLater(a, b) ? 1 : -1,
  );
  const noted = { ...state, openings: { ...state.openings, [name]: all } };
  return inPurse(noted, name, (purse) => {
    const fresh = all.slice(1).filter((one) => purse.debts[one.id] === undefined);
    const debts = fresh.map((one) => [one.id, openingDebt(state, one)] as const);
    return { ...purse, debts: { ...purse.debts, ...Object.fromEntries(debts) } };
  });
}

function openingDebt({ bearers }: AccountState, { id, ...opening }: Opening): Debt {
  return newDebt({ ...opening, bearer: bearers[id] ?? null });
}

/** False for an opening credit that counts as far as a history shows: then it is no debt there. */
export function isDebtIn(openings: readonly Opening[], of: EntryId, seen: Seen): boolean {
  const at = openings.findIndex(({ id }) => id === of);
  return at < 0 || openings.slice(0, at).some(({ device, n }) => hasSeen(seen, device, n));
}

/** True for an opening credit that another one, earlier by rank, has made void. */
export function isVoidOpening(state: AccountState, purse: PurseId, id: EntryId): boolean {
  return (state.openings[purse] ?? []).findIndex((one) => one.id === id) > 0;
}
