/** By UTF-16 units, as JavaScript compares; for ids and other ASCII that is by bytes. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
