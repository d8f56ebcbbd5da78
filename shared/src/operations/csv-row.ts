import { sheetText } from "../domain/sheet-text.ts";

/** A line of a table that spreadsheets open; what they would take for a formula becomes text. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map(cellOf).join(";")}\r\n`;
}

function cellOf(text: string): string {
  const plain = sheetText(text);
  return /[;"\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
