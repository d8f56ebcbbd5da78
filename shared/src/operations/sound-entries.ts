import type { SignedEntry } from "../domain/entry.ts";
import { type ParsedEntry, parseEntry } from "../entries/codec.ts";
import { entryIdOf } from "../entries/hash.ts";
import type { RawEntry } from "../ports/store-audit.ts";

/** A stored row with the entry that its bytes are. */
export type SoundEntry = { readonly raw: RawEntry; readonly signed: ParsedEntry };

/** The entry in a row, or what is wrong: its name, its bytes or the columns beside them. */
export function soundEntry(
  raw: RawEntry,
):
  | { readonly ok: true; readonly sound: SoundEntry }
  | { readonly ok: false; readonly damage: Damage } {
  const parsed = parseEntry(raw.bytes);
  if (!parsed.ok) {
    const found = `${parsed.error.code}, SHA-256 ${entryIdOf(raw.bytes)}`;
    return { ok: false, damage: { kind: "entry-damaged", expected: raw.id, found } };
  }
  const signed = parsed.value;
  if (signed.id !== raw.id) {
    return { ok: false, damage: { kind: "entry-damaged", expected: raw.id, found: signed.id } };
  }
  const wrong = wrongColumn(raw, signed);
  return wrong === undefined ? { ok: true, sound: { raw, signed } } : { ok: false, damage: wrong };
}

export type Damage = {
  readonly kind: "entry-damaged" | "entry-column";
  readonly expected: string;
  readonly found: string;
};

function wrongColumn(raw: RawEntry, { entry }: SignedEntry): Damage | undefined {
  for (const name of ["doc", "device", "seq"] as const) {
    if (raw[name] === entry[name]) continue;
    const [expected, found] = [`${name} ${entry[name]}`, `${name} ${raw[name]}`];
    return { kind: "entry-column", expected, found };
  }
  return undefined;
}

/** Those rows whose entries can be read and are what the columns say. */
export function soundOnes(rows: readonly RawEntry[]): readonly SoundEntry[] {
  return rows.flatMap((raw) => {
    const result = soundEntry(raw);
    return result.ok ? [result.sound] : [];
  });
}
