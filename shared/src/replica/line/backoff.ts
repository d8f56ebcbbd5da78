/** 0.25 s, doubling up to 10 s; half of it is chance, so that a hub's return is no stampede. */
export function redialMs(failures: number, chance: number): number {
  const full = Math.min(10_000, 250 * 2 ** Math.min(failures, 10));
  return Math.round(full / 2 + (full / 2) * chance);
}
