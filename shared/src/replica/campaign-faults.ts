import type { CampaignOutcome } from "../domain/sale/evaluation.ts";

const mostNames = 64;

/** A version of a campaign in a beacon. */
export function faultName(campaign: string, version: number): string {
  return `${campaign}@${version}`;
}

/** Baskets on which campaigns failed here since the start; headquarters hears of them by beacon. */
export class FaultCounts {
  readonly #counts = new Map<string, number>();

  note(outcomes: readonly CampaignOutcome[]): void {
    for (const { campaign, version, why } of outcomes) {
      if (why !== "faulty") continue;
      const name = faultName(campaign, version);
      if (this.#counts.size >= mostNames && !this.#counts.has(name)) continue;
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
  }

  get counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}
