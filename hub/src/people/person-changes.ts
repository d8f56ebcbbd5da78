import type {
  CardholderChange,
  Consent,
  NewCardholder,
} from "@cardweave/shared/protocol/http/cardholder";
import type { Person } from "./person.ts";

export type Beginning = {
  readonly id: string;
  readonly now: number;
  readonly branch: string | null;
};

export function newPerson(wish: NewCardholder, { id, now, branch }: Beginning): Person {
  return {
    id,
    name: wish.name,
    language: wish.language ?? null,
    birthday: wish.birthday ?? null,
    email: wish.contact?.email ?? null,
    phone: wish.contact?.phone ?? null,
    group: wish.group ?? null,
    branch,
    cards: [],
    consents: consented([], wish.consents ?? [], now),
    createdAt: now,
    changedAt: now,
  };
}

export function changedPerson(before: Person, change: CardholderChange, now: number): Person {
  const { contact = {}, consents = [] } = change;
  return {
    ...before,
    name: change.name ?? before.name,
    language: either(change.language, before.language),
    birthday: either(change.birthday, before.birthday),
    email: either(contact.email, before.email),
    phone: either(contact.phone, before.phone),
    group: either(change.group, before.group),
    consents: consented(before.consents, consents, now),
    changedAt: now,
  };
}

/** Null is a wish, and undefined is none. */
function either<T>(wished: T | null | undefined, before: T | null): T | null {
  return wished === undefined ? before : wished;
}

/** A consent keeps the time at which it was last given or withdrawn, for each purpose. */
function consented(
  before: Person["consents"],
  said: readonly Consent[],
  now: number,
): Person["consents"] {
  const byPurpose = new Map(before.map((one) => [one.purpose, one]));
  for (const { purpose, given } of said) {
    if (byPurpose.get(purpose)?.given === given) continue;
    byPurpose.set(purpose, { purpose, given, at: now });
  }
  return [...byPurpose.values()];
}
