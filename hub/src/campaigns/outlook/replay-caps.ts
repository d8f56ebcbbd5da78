import type { CapRoom } from "@cardweave/shared/domain/campaigns/asked";
import type { Campaign } from "@cardweave/shared/domain/campaigns/campaign";
import { periodEnd } from "@cardweave/shared/domain/campaigns/campaign-purses";
import type { BusinessDay } from "@cardweave/shared/domain/lots";
import type { CapUse } from "@cardweave/shared/domain/sale/evaluation";

/** Whose cap, and on which day. */
export type CapAt = {
  readonly card: string | null;
  readonly branch: string;
  readonly day: BusinessDay;
};

/** What is left of one campaign's caps as receipt after receipt takes from them. */
export class ReplayCaps {
  readonly #caps: Campaign["caps"];
  readonly #used = new Map<string, number>();

  constructor({ caps }: Campaign) {
    this.#caps = caps;
  }

  roomAt(at: CapAt): CapRoom {
    const { perCard, perBranch, budget } = this.#caps ?? {};
    const left = (most: number, cap: CapUse["cap"]) => most - this.#usedAt(at, cap);
    return {
      ...(perCard === undefined ? {} : { card: left(perCard.n, "perCard") }),
      ...(perBranch === undefined ? {} : { branch: left(perBranch.amount, "perBranch") }),
      ...(budget === undefined ? {} : { budget: left(budget, "budget") }),
    };
  }

  use(at: CapAt, uses: readonly CapUse[]): void {
    for (const { cap, amount } of uses) {
      this.#used.set(this.#key(at, cap), this.#usedAt(at, cap) + amount);
    }
  }

  #usedAt(at: CapAt, cap: CapUse["cap"]): number {
    return this.#used.get(this.#key(at, cap)) ?? 0;
  }

  #key({ card, branch, day }: CapAt, cap: CapUse["cap"]): string {
    if (cap === "budget") return cap;
    const { per = "all" } = this.#caps?.[cap] ?? {};
    const whose = cap === "perCard" ? card : branch;
    return `${cap} ${periodEnd(day, per) ?? ""} ${whose}`;
  }
}
