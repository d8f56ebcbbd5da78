/** Frames in the order they came, handed to one reader; ends when the line does. */
export class Inbox<T> {
  readonly #items: T[] = [];
  #wake: (() => void) | null = null;
  #ended = false;

  put(item: T): void {
    if (this.#ended) return;
    this.#items.push(item);
    this.#ring();
  }

  end(): void {
    this.#ended = true;
    this.#ring();
  }

  get waiting(): number {
    return this.#items.length;
  }

  /** The next item, or undefined after the end. What came before the end is still told. */
  async next(): Promise<T | undefined> {
    while (this.#items.length === 0) {
      if (this.#ended) return undefined;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#items.shift();
  }

  /** Takes further items at once as long as they belong to the one before. */
  takeWhile<U extends T>(belongs: (item: T) => item is U): readonly U[] {
    const taken: U[] = [];
    for (let head = this.#items[0]; head !== undefined && belongs(head); head = this.#items[0]) {
      taken.push(head);
      this.#items.shift();
    }
    return taken;
  }

  #ring(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }
}
