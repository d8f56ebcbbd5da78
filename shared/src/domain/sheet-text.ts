/** Amounts that are owed begin with a minus too, with or without what they are counted in. */
const amount = /^-\p{Sc}?[\d.,\s]+(\p{Sc}|[A-Z]{3}|%)?$/u;

/**
 * A cell as a spreadsheet may open it: what it would take for a formula is told that it is text.
 *
 * Source: SPEC R727; -2+3 is a formula as much as =2+3 is.
 */
export function sheetText(cell: string): string {
  const isFormula = /^[=+@\t\r\n]/.test(cell) || (cell.startsWith("-") && !amount.test(cell));
  return isFormula ? `'${cell}` : cell;
}
