import type { DocId } from "@cardweave/shared/domain/ids";
import type { Person } from "./person.ts";

export function anAccount(number: number): DocId {
  return `01${number.toString(16).padStart(32, "0")}` as DocId;
}

export function aPerson(id: string, name: string, accounts: readonly number[] = []): Person {
  return {
    id,
    name,
    language: "de",
    birthday: "1980-02-29",
    email: "someone@example.org",
    phone: null,
    group: null,
    branch: "nord",
    cards: accounts.map((number) => ({
      account: anAccount(number),
      scheme: "own",
      number: "•••• 1234",
      since: 1_000,
      after: { ms: 1_000, count: 0 },
    })),
    consents: [{ purpose: "newsletter", given: true, at: 1_000 }],
    createdAt: 1_000,
    changedAt: 1_000,
  };
}
