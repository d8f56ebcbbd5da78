import type { DocId } from "../domain/ids.ts";
import { docId, name } from "../entries/body-formats.ts";
import { type Field, list, optional, record, text } from "../entries/wire.ts";

/**
 * A till looks for a cardholder by name; only the hub knows names. `till` and `by` (the operator's
 * pseudonym) are for the hub's audit log.
 */
export type Search = {
  readonly type: "search";
  readonly id: string;
  readonly text: string;
  readonly till: string | null;
  readonly by: string | null;
};

/** Somebody who was found, as a till may see them; `number` is masked. */
export type FoundPerson = {
  readonly name: string;
  readonly number: string;
  readonly account: DocId;
};

export type Found = {
  readonly type: "found";
  readonly id: string;
  readonly people: readonly FoundPerson[];
};

/** People in one answer: whoever is not among them is looked for with more letters. */
export const mostFound = 20;

export const search: Field<Omit<Search, "type">> = record<Omit<Search, "type">>({
  id: name,
  text: text(80),
  till: optional(name),
  by: optional(name),
});

export const found: Field<Omit<Found, "type">> = record<Omit<Found, "type">>({
  id: name,
  people: list(
    record<FoundPerson>({ name: text(240), number: text(64), account: docId }),
    mostFound,
  ),
});
