import { instant } from "@cardweave/shared/domain/measure";
import { rfc3339 } from "@cardweave/shared/domain/time";
import type { FoundPerson } from "@cardweave/shared/protocol/frames-people";
import type { CardholderView } from "@cardweave/shared/protocol/http/cardholder";
import type { Person, StoredPerson } from "./person.ts";

export function cardholderView({ person, version }: StoredPerson, zone: string): CardholderView {
  const time = (ms: number) => rfc3339(zone, instant(ms));
  const { id, name, language, birthday, email, phone, group, branch } = person;
  return {
    id,
    name,
    language,
    birthday,
    contact: { email, phone },
    group,
    branch,
    cards: person.cards.map(({ account, scheme, number, since }) => ({
      account,
      scheme,
      number,
      since: time(since),
    })),
    consents: person.consents.map(({ purpose, given, at }) => ({ purpose, given, at: time(at) })),
    createdAt: time(person.createdAt),
    changedAt: time(person.changedAt),
    version: String(version),
  };
}

/** One for each card: a till opens the account of the card that the customer names. */
export function foundCards(person: Person | undefined): readonly FoundPerson[] {
  const { name = "", cards = [] } = person ?? {};
  return cards.map(({ number, account }) => ({ name, number, account }));
}

/** The last four characters; the whole number of a card is kept nowhere. */
export function maskedNumber(number: string): string {
  return `\u2022\u2022\u2022\u2022 ${number.slice(-4)}`;
}
