/** What only a broken or hostile peer does; a line that is cut or says goodbye is not among it. */
const faults: ReadonlySet<string> = new Set([
  "silent",
  "text-frame",
  "not-websocket",
  "frame-too-large",
  "malformed-frame",
  "unexpected-frame",
  "too-fast",
  "slow-reader",
  "other-network",
  "not-certified",
  "not-a-replica",
  "not-proven",
]);

/** Counts lines that ended for what the peer did. A peer's own words never make a new name here. */
export class LineEnds {
  readonly #counts = new Map<string, number>();

  note(code: string): void {
    if (faults.has(code)) this.#counts.set(code, (this.#counts.get(code) ?? 0) + 1);
  }

  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}
