import { ownNumber } from "@cardweave/shared/domain/card";

/** Everything of card or person `at` follows from its number, so that a run can be looked at again. */
export const branchCount = 200;
export const regionCount = 10;
export const campaignCount = 1_000;
/** Every fourth card is somebody's. */
export const cardsPerHolder = 4;
/** Every hundredth person left the number that many leave. */
const perDummy = 100;

const firstNames = ["Anna", "Jonas", "Mia", "Paul", "Lea", "Emil", "Ida", "Max", "Nele", "Tom"];
const beginnings = ["Mül", "Schmi", "Schnei", "Fi", "We", "Mey", "Wag", "Be", "Schul", "Hoff"];
const endings = ["ler", "dt", "der", "scher", "ber", "er", "ner", "cker", "ze", "mann"];

export const branchNamed = (at: number): string => `branch-${at % branchCount}`;
export const regionNamed = (at: number): string => `region-${at % regionCount}`;
export const campaignNamed = (at: number): string => `campaign-${at}`;

export function numberOf(at: number): string {
  const bytes = new Uint8Array(10);
  new DataView(bytes.buffer).setUint32(6, at);
  return ownNumber(bytes);
}

export type Named = { readonly name: string; readonly email: string; readonly phone: string };

export function personNamed(at: number): Named {
  const one = (list: readonly string[], step: number) => list[Math.floor(at / step) % 10] ?? "";
  const first = one(firstNames, 1);
  const last = `${one(beginnings, 10)}${one(endings, 100)}`;
  const digits = at % perDummy === 0 ? "11111111" : `${10_000_000 + ((at * 7_919) % 90_000_000)}`;
  const email = `${first}.${last}.${at}@example.org`.toLowerCase();
  return { name: `${first} ${last}`, email, phone: `+49 170 ${digits}` };
}
