import { type AccountState, balanceOf, type PurseState } from "@cardweave/shared/domain/account";
import { owedOf, returnedOf } from "@cardweave/shared/domain/debt";
import { totalOf } from "@cardweave/shared/domain/holding";
import {
  type DeviceId,
  type DocId,
  isBudget,
  isControl,
  type PurseId,
} from "@cardweave/shared/domain/ids";

/** Whose value it is, and of what kind; `place` is the branch, or another issuer's name. */
export type Share = {
  readonly purse: PurseId;
  readonly place: string;
  readonly kind: "paid" | "given" | "owed";
  /** In the purse's unit. */
  readonly amount: number;
};

export type BranchOf = (device: DeviceId) => string | undefined;

/** Nowhere that is known here. */
const nowhere = "";

/** What cards hold; budgets and caps of campaigns are nobody's. */
export function isHeld(doc: DocId): boolean {
  return !isControl(doc) && !isBudget(doc);
}

/**
 * An account's balance in parts: value by the branch that gave it out, debts by the branch at which
 * they were made. Promise: the parts of a purse add up to its balance.
 */
export function sharesOf({ purses }: AccountState, branchOf: BranchOf): readonly Share[] {
  const all = Object.entries(purses) as [PurseId, PurseState][];
  return all.flatMap(([purse, state]) => [
    ...lotShares(purse, state),
    ...debtShares(purse, state, branchOf),
  ]);
}

function lotShares(purse: PurseId, { lots, debts }: PurseState): readonly Share[] {
  const back = Object.values(debts).flatMap(returnedOf);
  return Object.entries(lots).map(([lot, { attributes, holdings }]) => {
    const held = Object.values(holdings).reduce((sum, holding) => sum + totalOf(holding), 0);
    const returned = back.filter(({ line }) => line.lot === lot);
    return {
      purse,
      place: attributes?.issuer ?? nowhere,
      kind: attributes?.paid === true ? "paid" : "given",
      amount: returned.reduce((sum, { line }) => sum + line.amount, held),
    };
  });
}

function debtShares(purse: PurseId, { debts }: PurseState, branchOf: BranchOf): readonly Share[] {
  return Object.values(debts).map((debt) => ({
    purse,
    place: branchOf(debt.device) ?? nowhere,
    kind: "owed",
    amount: -owedOf(debt),
  }));
}

/** Something on a card that somebody should look at. `places` are the branches that it concerns. */
export type CardTrouble = {
  readonly account: DocId;
  readonly kind: "overdraft" | "disputed";
  readonly purse: PurseId;
  readonly amount: number;
  readonly places: readonly string[];
  /** Of the newest debt, ms; null where nobody knows. */
  readonly since: number | null;
};

export function troublesOf(account: AccountState, branchOf: BranchOf): readonly CardTrouble[] {
  return [...overdrafts(account, branchOf), ...disputes(account, branchOf)];
}

function overdrafts(account: AccountState, branchOf: BranchOf): readonly CardTrouble[] {
  const all = Object.entries(account.purses) as [PurseId, PurseState][];
  return all.flatMap(([purse, state]) => {
    const amount = -balanceOf(state);
    if (amount <= 0) return [];
    const open = Object.values(state.debts).filter((debt) => owedOf(debt) > 0);
    return {
      account: account.doc,
      kind: "overdraft" as const,
      purse,
      amount,
      places: placesOf(open, branchOf),
      since: Math.min(...open.map(({ hlc }) => hlc.ms)),
    };
  });
}

function disputes(account: AccountState, branchOf: BranchOf): readonly CardTrouble[] {
  return Object.values(account.disputes).flatMap((dispute) => {
    if (dispute.bearer !== null || dispute.amount === 0) return [];
    const { purse, amount } = dispute;
    const places = placesOf([dispute], branchOf);
    return { account: account.doc, kind: "disputed" as const, purse, amount, places, since: null };
  });
}

function placesOf(
  all: readonly { readonly device: DeviceId }[],
  branchOf: BranchOf,
): readonly string[] {
  return [...new Set(all.map(({ device }) => branchOf(device) ?? nowhere))];
}
