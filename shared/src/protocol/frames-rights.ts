import type { DocId, PurseId } from "../domain/ids.ts";
import { docId, name, positive, purseId } from "../entries/body-formats.ts";
import { type Field, optional, record, text } from "../entries/wire.ts";
import { checked, entryBytes } from "./frames-fields.ts";

/** Asks for spending rights on a card; a repetition bears the same id. */
export type Want = {
  readonly type: "want";
  readonly id: string;
  readonly doc: DocId;
  readonly purse: PurseId;
  readonly amount: number;
};

/** The answer to a want: the grant entry, or the reason why there is none. */
export type Granted = {
  readonly type: "grant";
  readonly id: string;
  readonly entry: Uint8Array | null;
  readonly reason: string | null;
};

export const want: Field<Omit<Want, "type">> = record<Omit<Want, "type">>({
  id: name,
  doc: docId,
  purse: purseId,
  amount: positive,
});

export const grant: Field<Omit<Granted, "type">> = checked(
  record<Omit<Granted, "type">>({
    id: name,
    entry: optional(entryBytes),
    reason: optional(text(256)),
  }),
  ({ entry, reason }) => (entry === null) !== (reason === null),
  "an entry, or a reason",
);
