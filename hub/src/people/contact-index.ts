import { compareText } from "@cardweave/shared/domain/compare-text";
import { SortedKeys } from "./sorted-keys.ts";

export type Contact = { readonly email: string | null; readonly phone: string | null };

const end = "\u0000";
const fewestDigits = 4;
const fewestSigns = 3;
/** Longer country codes there are none, written as +… or 00…. */
const countryDigits = 3;
const fewestAfterCountry = 6;

/**
 * Who is found by an e-mail address or a telephone number, in memory only. Numbers are kept from
 * their end on: however the country and the area are written, and whoever knows only the last four
 * digits, the end is the same.
 */
export class ContactIndex {
  readonly #keys = new SortedKeys();
  readonly #held = new Map<string, readonly string[]>();

  put(id: string, contact: Contact): void {
    this.remove(id);
    for (const key of this.#hold(id, contact)) this.#keys.add(key);
  }

  /** As {@link put} for somebody who is not there yet, when many more follow. */
  fill(id: string, contact: Contact): void {
    for (const key of this.#hold(id, contact)) this.#keys.fill(key);
  }

  #hold(id: string, contact: Contact): readonly string[] {
    const keys = keysOf(contact).map((key) => `${key}${end}${id}`);
    if (keys.length > 0) this.#held.set(id, keys);
    return keys;
  }

  settle(): void {
    this.#keys.settle();
  }

  remove(id: string): void {
    for (const key of this.#held.get(id) ?? []) this.#keys.remove(key);
    this.#held.delete(id);
  }

  /** Ids in their order, after one that was told before; undefined where the text is no contact. */
  search(text: string, after = ""): readonly string[] | undefined {
    const wanted = wantedIn(text);
    if (wanted === null) return undefined;
    const ids = new Set<string>();
    for (const key of this.#keys.from(wanted)) {
      if (!key.startsWith(wanted)) break;
      ids.add(key.slice(key.indexOf(end) + 1));
    }
    return [...ids].filter((id) => compareText(id, after) > 0).toSorted(compareText);
  }
}

function keysOf({ email, phone }: Contact): readonly string[] {
  const mail = email === null ? [] : [`@${email.trim().toLowerCase()}`];
  const digits = digitsOf(phone ?? "");
  return digits === "" ? mail : [...mail, `#${fromEnd(digits)}`];
}

function wantedIn(text: string): string | null {
  const plain = text.trim().toLowerCase();
  if (plain.includes("@")) return plain.indexOf("@") < fewestSigns ? null : `@${plain}`;
  if (!/^\+?[0-9 ()/.-]+$/.test(plain)) return null;
  const local = localDigits(plain);
  return local.length < fewestDigits ? null : `#${fromEnd(local)}`;
}

/** Without what says which country or that it is another area, as that is written or not. */
function localDigits(plain: string): string {
  const digits = digitsOf(plain);
  const isForeign = plain.startsWith("+") || digits.startsWith("00");
  const rest = digits.replace(/^0+/, "");
  const isLong = rest.length >= countryDigits + fewestAfterCountry;
  return isForeign && isLong ? rest.slice(countryDigits) : rest;
}

function digitsOf(phone: string): string {
  return phone.replace(/\D/g, "");
}

function fromEnd(digits: string): string {
  return [...digits].reverse().join("");
}
