import { orNull, type Read, shape, text, whole, yes } from "@cardweave/shared/ui/api/readers";

/** A purse's definition; `id` is its name on entries: `points`, `stamps:coffee`. */
export interface Purse {
  readonly id: string;
  readonly kind: string;
  readonly name: { readonly de: string; readonly en: string };
  /** Minor units of the currency that one unit pays. */
  readonly unitValue: number | null;
  readonly slots: number | null;
  readonly active: boolean;
  readonly version: string | null;
}

const readFields = shape({
  purse: text,
  kind: text,
  name: shape({ de: text, en: text }),
  unitValue: orNull(whole),
  slots: orNull(whole),
  active: yes,
  version: orNull(text),
});

export const readPurse: Read<Purse> = (value) => {
  const { purse, ...rest } = readFields(value);
  return { id: purse, ...rest };
};
