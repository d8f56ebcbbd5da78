import { list, or, type Read, record, shape, text, yes } from "@cardweave/shared/ui/api/readers";

/** Somebody at the tills or at headquarters. */
export interface Person {
  readonly id: string;
  readonly login: string;
  readonly role: string;
  readonly branches: readonly string[];
  readonly regions: readonly string[];
  readonly active: boolean;
  readonly hasPassword: boolean;
  readonly hasToken: boolean;
  readonly version: string;
}

export const readPerson: Read<Person> = shape({
  id: text,
  login: text,
  role: text,
  branches: list(text),
  regions: or(list(text), []),
  active: yes,
  hasPassword: yes,
  hasToken: yes,
  version: text,
});

/** The token that is told this once; null where there is none. */
export function readToken(body: unknown): string | null {
  const { token } = record(body);
  return typeof token === "string" ? token : null;
}
