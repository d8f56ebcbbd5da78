/** How many happened in each step of time, for as many steps as it has room. Unit: ms. */
export class CountRing {
  readonly stepMs: number;
  readonly #counts: Uint32Array;
  /** The newest step that was ever counted; what is a whole round older has been forgotten. */
  #newest = 0;

  constructor(stepMs: number, steps: number) {
    this.stepMs = stepMs;
    this.#counts = new Uint32Array(steps);
  }

  add(at: number): void {
    const step = Math.floor(at / this.stepMs);
    const size = this.#counts.length;
    if (step <= this.#newest - size) return;
    this.#forgetUpTo(step);
    const place = step % size;
    this.#counts[place] = (this.#counts[place] ?? 0) + 1;
  }

  /** Of the steps that began in `[from, until)`; 0 for what is forgotten or yet to come. */
  count(from: number, until: number): number {
    let sum = 0;
    const last = Math.ceil(until / this.stepMs);
    for (let step = Math.ceil(from / this.stepMs); step < last; step++) sum += this.at(step);
    return sum;
  }

  at(step: number): number {
    const size = this.#counts.length;
    if (step > this.#newest || step <= this.#newest - size) return 0;
    return this.#counts[step % size] ?? 0;
  }

  #forgetUpTo(step: number): void {
    const size = this.#counts.length;
    const from = Math.max(this.#newest + 1, step - size + 1);
    for (let one = from; one <= step; one++) this.#counts[one % size] = 0;
    this.#newest = Math.max(this.#newest, step);
  }
}
