/** What a magnetic stripe of our own holds, or why nothing is taken from it. */
export type Stripe =
  | { readonly kind: "card"; readonly number: string }
  /** A bank's card, swiped by mistake: nothing of it is kept. */
  | { readonly kind: "bank" }
  | { readonly kind: "bad-swipe" };

/** Issuers of payment cards, with the lengths they use. Source: ISO/IEC 7812 and the schemes' lists. */
const issuers: readonly RegExp[] = [
  /^4(\d{15}|\d{18})$/,
  /^(5[1-5]|2[2-7])\d{14}$/,
  /^3[47]\d{13}$/,
  /^3[0689]\d{12,17}$/,
  /^35\d{14,17}$/,
  /^(5[06-8]|6\d)\d{10,17}$/,
];
const trackOne = /%([A-Z]?)([0-9A-Z]{1,40})(?:\^[^?]*)?\?/;
const trackTwo = /;(\d{1,40})(?:=[^?]*)?\?/;

/**
 * Source: ISO/IEC 7813: track 1 `%B<number>^<name>^<dates>?`, track 2 `;<number>=<dates>?`.
 * Promise: the number of a bank's card is in no answer.
 */
export function readStripe(swiped: string): Stripe {
  if (/[%;+]E\?/.test(swiped)) return { kind: "bad-swipe" };
  const [, format = "", one] = trackOne.exec(swiped) ?? [];
  const two = trackTwo.exec(swiped)?.[1];
  const numbers = [two, one].filter((number) => number !== undefined);
  if (numbers.some((number) => isPaymentCard(number, format))) return { kind: "bank" };
  const [number] = numbers;
  return number === undefined ? { kind: "bad-swipe" } : { kind: "card", number };
}

/** Format B is the banks'; without it issuer and Luhn digit tell. */
function isPaymentCard(number: string, format: string): boolean {
  if (!/^\d{12,19}$/.test(number) || !luhnHolds(number)) return false;
  return format === "B" || issuers.some((issuer) => issuer.test(number));
}

export function luhnHolds(digits: string): boolean {
  const total = [...digits].reduceRight(
    ({ sum, doubled }, digit) => ({ sum: sum + weight(Number(digit), doubled), doubled: !doubled }),
    { sum: 0, doubled: false },
  ).sum;
  return total % 10 === 0;
}

function weight(digit: number, doubled: boolean): number {
  if (!doubled) return digit;
  return digit > 4 ? digit * 2 - 9 : digit * 2;
}
