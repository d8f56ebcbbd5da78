/** What a seed came to: what happened how often, what was broken, and a name for the whole run. */
export class Report {
  readonly counts: Map<string, number> = new Map();
  readonly violations: string[] = [];
  #high = 0x811c9dc5;
  #low = 0x01234567;

  count(what: string, by = 1): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + by);
  }

  of(what: string): number {
    return this.counts.get(what) ?? 0;
  }

  violate(rule: string, detail: string): void {
    this.trace(`violation ${rule}`);
    this.violations.push(`${rule}: ${detail}`);
  }

  get isBroken(): boolean {
    return this.violations.length > 0;
  }

  /** Two runs of a seed that did the same in the same order have the same name. */
  trace(text: string): void {
    for (let at = 0; at < text.length; at++) {
      this.#high = Math.imul(this.#high ^ text.charCodeAt(at), 0x01000193);
      this.#low = Math.imul(this.#low ^ (this.#high >>> 7), 0x85ebca6b);
    }
    this.#high ^= this.#low >>> 11;
  }

  get name(): string {
    const hex = (word: number): string => (word >>> 0).toString(16).padStart(8, "0");
    return hex(this.#high) + hex(this.#low);
  }
}
