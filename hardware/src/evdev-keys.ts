/** Characters by key code on the layout that scanners type in: the American one. */
type Keys = ReadonlyMap<number, string>;

const rows: readonly (readonly [number, string, string])[] = [
  [2, "1234567890-=", "!@#$%^&*()_+"],
  [16, "qwertyuiop[]", "QWERTYUIOP{}"],
  [30, "asdfghjkl;'`", 'ASDFGHJKL:"~'],
  [43, "\\", "|"],
  [44, "zxcvbnm,./", "ZXCVBNM<>?"],
  [57, " ", " "],
];

/** The block of digits, which shift does not change. */
const padFrom = 71;
const padKeys = "789-456+1230.";

function keysOf(column: 1 | 2): Keys {
  const along = (from: number, keys: string): [number, string][] =>
    [...keys].map((key, at) => [from + at, key]);
  return new Map([
    ...rows.flatMap((row) => along(row[0], row[column])),
    ...along(padFrom, padKeys),
  ]);
}

export const plainKeys: Keys = keysOf(1);
export const shiftedKeys: Keys = keysOf(2);

export const shiftKeys: readonly number[] = [42, 54];
export const controlKeys: readonly number[] = [29, 97];
/** Enter, the one of the digits, and Tab end a code. */
export const endKeys: readonly number[] = [28, 96, 15];
/** With control it is the separator of GS1 codes. */
export const rightBracket = 27;
