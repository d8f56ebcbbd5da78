import type { Credit } from "@cardweave/shared/domain/bodies";
import { budgetPurse } from "@cardweave/shared/domain/ids";
import type { LotAttributes } from "@cardweave/shared/domain/lot";
import { budgetDocOf } from "@cardweave/shared/entries/doc-ids";
import { write } from "@cardweave/shared/replica/act";
import type { Replica, Step } from "@cardweave/shared/replica/replica";
import type { Subscription } from "rxjs";
import type { PoolDesk } from "../pool/pool-desk.ts";

export type BudgetDeskParts = {
  readonly replica: Replica;
  readonly pool: Pick<PoolDesk, "holderOf">;
  readonly failed: (fault: unknown) => void;
};

const none = { funder: null, price: null, from: null, expires: null, tax: null };
const lot: LotAttributes = { issuer: "headquarters", paid: false, order: 0, ...none };

/**
 * Makes the budgets of active campaigns, each up to what its newest active version says and never
 * twice: the running total in headquarters' chain is what was granted so far. Source: SPEC R620.
 */
export class BudgetDesk {
  readonly #parts: BudgetDeskParts;
  readonly #following: Subscription;
  #hash: string | null = null;

  constructor(parts: BudgetDeskParts) {
    this.#parts = parts;
    this.#following = parts.replica.changes$.subscribe(({ control }) => {
      if (control) this.look();
    });
    this.look();
  }

  stop(): void {
    this.#following.unsubscribe();
  }

  /** After each change of what is active, and at the start for what was broken off. */
  look(): void {
    const { replica, failed } = this.#parts;
    if (this.#following?.closed === true || replica.campaigns.hash === this.#hash) return;
    this.#hash = replica.campaigns.hash;
    this.#grantAll().catch((fault: unknown) => {
      if (!this.#following.closed) failed(fault);
    });
  }

  async #grantAll(): Promise<void> {
    const { replica } = this.#parts;
    if (budgetsIn(replica).size === 0) return;
    await replica.step(async (step) => {
      for (const [id, budget] of budgetsIn(replica)) await this.#grant(step, id, budget);
    });
  }

  async #grant(step: Step, campaign: string, budget: number): Promise<void> {
    const { replica, pool } = this.#parts;
    const [doc, purse] = [budgetDocOf(campaign), budgetPurse(campaign)];
    const amount = budget - (step.chain.minted[purse] ?? 0);
    if (amount <= 0) return;
    const holder = await pool.holderOf(step, doc);
    const rest = { reason: "budget", holder, minted: budget, receipt: null, campaign };
    const body: Credit = { kind: "credit", purse, lot, amount, ...rest };
    await write(replica, step, { author: { by: null, key: null }, bodies: [{ doc, body }] });
  }
}

/** What each active campaign may use up in all; the largest of its versions. */
function budgetsIn({ campaigns }: Replica): ReadonlyMap<string, number> {
  const budgets = new Map<string, number>();
  for (const { campaign } of campaigns.current.campaigns) {
    const { budget } = campaign.caps ?? {};
    if (budget === undefined) continue;
    budgets.set(campaign.id, Math.max(budget, budgets.get(campaign.id) ?? 0));
  }
  return budgets;
}
