import { compareText } from "@cardweave/shared/domain/compare-text";

/** Texts in rising order. Many at once are sorted at the next look, one at a time at once. */
export class SortedKeys {
  #keys: string[] = [];
  #isSorted = true;

  /** To be followed by others; see {@link add}. */
  fill(key: string): void {
    this.#keys.push(key);
    this.#isSorted = false;
  }

  add(key: string): void {
    this.#keys.splice(this.#firstFrom(key), 0, key);
  }

  remove(key: string): void {
    const at = this.#firstFrom(key);
    if (this.#keys[at] === key) this.#keys.splice(at, 1);
  }

  /** From the first one that is not below `key`. */
  *from(key: string): Generator<string> {
    for (let at = this.#firstFrom(key); at < this.#keys.length; at++) yield this.#keys[at] ?? "";
  }

  /** How many begin so. */
  count(beginning: string): number {
    return this.#firstFrom(`${beginning}\uffff`) - this.#firstFrom(beginning);
  }

  /** Sorts what was filled in, before anybody looks. */
  settle(): void {
    if (!this.#isSorted) this.#keys.sort(); // as compareText does, and twice as fast
    this.#isSorted = true;
  }

  #firstFrom(key: string): number {
    this.settle();
    let low = 0;
    let high = this.#keys.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (compareText(this.#keys[middle] ?? "", key) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
