import { isLater, type Rank } from "./rank.ts";

type Ranked<T> = { readonly value: T; readonly rank: Rank };

/** A table in which the last definition by rank wins, in whatever order they come. */
export class Register<K, T> {
  readonly #rows = new Map<K, Ranked<T>>();
  readonly #values = new Map<K, T>();

  put(key: K, value: T, rank: Rank): void {
    const before = this.#rows.get(key);
    if (before !== undefined && !isLater(rank, before.rank)) return;
    this.#rows.set(key, { value, rank });
    this.#values.set(key, value);
  }

  get values(): ReadonlyMap<K, T> {
    return this.#values;
  }
}
