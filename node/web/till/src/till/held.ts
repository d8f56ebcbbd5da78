/** A value of the desk that several parts of the page show and change. */
export class Held<T> {
  private current: T;
  private readonly listeners = new Set<() => void>();

  constructor(start: T) {
    this.current = start;
  }

  readonly value = (): T => this.current;

  readonly onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly change = (step: (value: T) => T): void => {
    const next = step(this.current);
    if (next === this.current) return;
    this.current = next;
    for (const listener of this.listeners) listener();
  };
}
