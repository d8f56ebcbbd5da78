import { ok, type Result, refused } from "./result.ts";

/** A card by number scheme, not carrier: barcode, QR and typed number of one card are the same. */
export type CardNumber = { readonly scheme: string; readonly number: string };

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const mod36 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** The check character of ISO/IEC 7064 MOD 37,36 for upper-case letters and digits. */
export function checkCharacter(text: string): string {
  let product = 36;
  for (const character of text) {
    const sum = (product + mod36.indexOf(character)) % 36 || 36;
    product = (sum * 2) % 37;
  }
  return mod36.charAt((37 - product) % 36);
}

/** Own vouchers, and the old ones of an imported scheme such as `voucher-2019`. */
export function isVoucherScheme(scheme: string): boolean {
  return scheme === "voucher" || scheme.startsWith("voucher-");
}

/** A new number of a scheme of our own: 16 characters of base32 from 10 random bytes, and the check. */
export function ownNumber(random: Uint8Array): string {
  let bits = 0n;
  for (const byte of random.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let text = "";
  for (let at = 15; at >= 0; at--) text += base32.charAt(Number((bits >> BigInt(at * 5)) & 31n));
  return text + checkCharacter(text);
}

/** GS1 check digit over the first twelve digits. */
export function eanCheck(digits: string): string {
  const sum = [...digits.slice(0, 12)].reduce(
    (total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

type Scheme = { readonly form: RegExp; readonly isGood: (number: string) => boolean };

const made: Scheme = {
  form: /^[A-Z2-7]{16}[0-9A-Z]$/,
  isGood: (number) => checkCharacter(number.slice(0, 16)) === number.charAt(16),
};

const schemes: Readonly<Record<string, Scheme>> = {
  own: made,
  voucher: made,
  coupon: made,
  ean13: { form: /^\d{13}$/, isGood: (number) => eanCheck(number) === number.charAt(12) },
  uid: {
    form: /^([0-9A-F]{8}|[0-9A-F]{10}|[0-9A-F]{14}|[0-9A-F]{16}|[0-9A-F]{20})$/,
    isGood: () => true,
  },
};

const imported: Scheme = { form: /^[0-9A-Z.-]{1,40}$/, isGood: () => true };

/**
 * The one spelling of a card's number: upper case, no blanks; dashes only in imported schemes.
 * Refuses `invalid` with the field when the form or the check character is wrong.
 */
export function canonicalCard(card: CardNumber, accepted: readonly string[]): Result<CardNumber> {
  if (!accepted.includes(card.scheme)) return wrong("card.scheme", "scheme-not-accepted");
  const rule = Object.hasOwn(schemes, card.scheme) ? schemes[card.scheme] : undefined;
  const plain = card.number.toUpperCase().replace(/\s/g, "");
  const number = rule === undefined ? plain : plain.replace(/-/g, "");
  const scheme = rule ?? imported;
  if (!scheme.form.test(number)) return wrong("card.number", "not-a-card-number");
  if (!scheme.isGood(number)) return wrong("card.number", "check-character-wrong");
  return ok({ scheme: card.scheme, number });
}

function wrong(field: string, reason: string): Result<CardNumber> {
  return refused("invalid", { fields: [{ field, reason }] });
}
