/** The last four characters; the whole number of a card is for scanners, not for screens. */
export function maskedNumber(number: string): string {
  return `\u2022\u2022\u2022\u2022 ${number.slice(-4)}`;
}
