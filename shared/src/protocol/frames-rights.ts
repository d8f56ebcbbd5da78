import type { DeviceId, DocId, PurseId } from "../domain/ids.ts";
import { deviceId, docId, name, positive, purseId } from "../entries/body-formats.ts";
import { type Field, optional, record, text } from "../entries/wire.ts";
import { checked, entryBytes } from "./frames-fields.ts";

/**
 * Asks for spending rights on a card. `to`: who needs them. A replica asks the hub for itself; the
 * hub asks replicas that hold rights, for another one.
 */
export type Want = {
  readonly type: "want";
  readonly id: string;
  readonly doc: DocId;
  readonly purse: PurseId;
  readonly amount: number;
  readonly to: DeviceId;
};

/** Part of the answer to a want: a grant entry; or, as its last part, why there is no more. */
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
  to: deviceId,
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
