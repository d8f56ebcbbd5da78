import type { AccountState } from "@cardweave/shared/domain/account";
import type { DocId } from "@cardweave/shared/domain/ids";
import type { Move } from "@cardweave/shared/replica/workspace";
import {
  type BranchOf,
  type CardTrouble,
  isHeld,
  type Share,
  sharesOf,
  troublesOf,
} from "./account-shares.ts";

/**
 * What all cards hold together, by purse, place and kind, and which of them need somebody.
 * Promise: the same as if all accounts were added up now, however they came to be what they are.
 */
export class ValueBook {
  readonly #branchOf: BranchOf;
  readonly #sums = new Map<string, Share>();
  readonly #troubles = new Map<DocId, readonly CardTrouble[]>();

  constructor(branchOf: BranchOf) {
    this.#branchOf = branchOf;
  }

  /** An account that was not counted before. */
  count(account: AccountState): void {
    if (!isHeld(account.doc)) return;
    this.#add(account, 1);
    this.#look(account);
  }

  move({ before, after }: Move): void {
    if (!isHeld(after.doc)) return;
    this.#add(before, -1);
    this.#add(after, 1);
    this.#look(after);
  }

  /** Without those that come to nothing. */
  get shares(): readonly Share[] {
    return [...this.#sums.values()].filter(({ amount }) => amount !== 0);
  }

  get troubles(): Iterable<CardTrouble> {
    return [...this.#troubles.values()].flat();
  }

  #add(account: AccountState, sign: 1 | -1): void {
    for (const share of sharesOf(account, this.#branchOf)) {
      const name = JSON.stringify([share.purse, share.place, share.kind]);
      const before = this.#sums.get(name)?.amount ?? 0;
      this.#sums.set(name, { ...share, amount: before + sign * share.amount });
    }
  }

  #look(account: AccountState): void {
    const troubles = troublesOf(account, this.#branchOf);
    if (troubles.length === 0) this.#troubles.delete(account.doc);
    else this.#troubles.set(account.doc, troubles);
  }
}
