/** At least 0, below 1; the same for ever for the same seed. */
export type Dice = () => number;

/** Mulberry32: small, and good enough to make up a day. */
export function seeded(seed: number): Dice {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function below(dice: Dice, count: number): number {
  return Math.floor(dice() * count);
}

/** One of several, each as likely as its weight says. */
export function weighted<T>(dice: Dice, items: readonly T[], weightOf: (item: T) => number): T {
  const total = items.reduce((sum, item) => sum + weightOf(item), 0);
  let left = dice() * total;
  const found = items.find((item) => {
    left -= weightOf(item);
    return left < 0;
  });
  const last = found ?? items.at(-1);
  if (last === undefined) throw new RangeError("there is nothing to choose from");
  return last;
}
