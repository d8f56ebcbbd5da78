import type { Hlc } from "@cardweave/shared/domain/hlc";
import type { DocId } from "@cardweave/shared/domain/ids";

export type PersonCard = {
  readonly account: DocId;
  readonly scheme: string;
  /** The last four characters; the whole number is kept nowhere. */
  readonly number: string;
  readonly since: number;
  /** The hub's clock then: an earlier word that the card is nobody's is about somebody before. */
  readonly after: Hlc;
};

/** A cardholder, as only the hub knows them. Times in ms. */
export type Person = {
  readonly id: string;
  readonly name: string;
  readonly language: string | null;
  readonly birthday: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly group: string | null;
  readonly branch: string | null;
  readonly cards: readonly PersonCard[];
  readonly consents: readonly {
    readonly purpose: string;
    readonly given: boolean;
    readonly at: number;
  }[];
  readonly createdAt: number;
  readonly changedAt: number;
};

/** `noted`: the accounts say so too. `erasing`: ends with the record, whatever happens between. */
export const personStates = ["new", "noted", "erasing"] as const;
export type PersonState = (typeof personStates)[number];

export type StoredPerson = {
  readonly person: Person;
  readonly version: number;
  readonly state: PersonState;
};
