const width = 30;

/** A bar with seeds a minute; a line now and then where there is no terminal. */
export class Progress {
  readonly #seeds: number;
  readonly #started = process.hrtime.bigint();
  #done = 0;

  constructor(seeds: number) {
    this.#seeds = seeds;
  }

  get perMinute(): number {
    return Math.round(this.#done / (Number(process.hrtime.bigint() - this.#started) / 60e9));
  }

  one(): void {
    this.#done += 1;
    const rest = `${this.#done}/${this.#seeds}  ${this.perMinute} seeds/min`;
    if (process.stderr.isTTY) {
      const bar = "#".repeat(Math.round((this.#done / this.#seeds) * width)).padEnd(width, ".");
      process.stderr.write(`\r[${bar}] ${rest} `);
    } else if (this.#done % Math.max(100, Math.round(this.#seeds / 20)) === 0) {
      process.stderr.write(`${rest}\n`);
    }
  }

  end(): void {
    if (process.stderr.isTTY) process.stderr.write("\n");
  }
}
