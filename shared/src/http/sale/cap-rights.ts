import { emptyAccount } from "../../domain/account.ts";
import { spendable } from "../../domain/decide.ts";
import type { DocId } from "../../domain/ids.ts";
import type { CapUse } from "../../domain/sale/evaluation.ts";
import { viewAt } from "../../replica/act.ts";
import { makeBranchCap } from "../../replica/branch-caps.ts";
import type { Needed, RightsGatherer } from "../../replica/gather-rights.ts";
import type { KeptCap } from "../../replica/kept-caps.ts";
import type { Replica } from "../../replica/replica.ts";
import { keptHere } from "./campaign-rooms.ts";
import type { SaleComposer, Sight } from "./compose-sale.ts";
import type { SaleOrder } from "./sale-order.ts";

export type CapRightsParts = {
  readonly replica: Replica;
  readonly rights: Pick<RightsGatherer, "forSpend">;
  readonly composer: SaleComposer;
};

/** So long nobody is asked again who had nothing to give. */
const quietMs = 5_000;

/**
 * Gets together what campaigns would use up of budgets and caps that this device lacks, before a
 * basket is priced. Where there is room, nobody is asked and nothing waits. Source: SPEC R623.
 */
export class CapRights {
  readonly #parts: CapRightsParts;
  readonly #askedAt = new Map<DocId, number>();

  constructor(parts: CapRightsParts) {
    this.#parts = parts;
  }

  async gather(order: SaleOrder, sight: Sight): Promise<void> {
    const { replica, composer } = this.#parts;
    const at = order.at ?? replica.ports.clock.now();
    const kept = keptHere({ replica, branch: composer.branch, at });
    if (kept.length === 0) return;
    for (const one of kept) {
      if (one.cap === "perBranch") await makeBranchCap(replica, one, composer.branch);
    }
    const { caps } = await composer.unbounded(order, sight);
    await Promise.all(kept.map((one) => this.#ask(one, caps, sight)));
  }

  async #ask(kept: KeptCap, caps: readonly CapUse[], sight: Sight): Promise<void> {
    const use = caps.find(({ campaign, cap }) => campaign === kept.campaign && cap === kept.cap);
    if (use === undefined) return;
    const { doc, purse } = kept;
    const needed = { doc, purse, amount: use.amount };
    if (!(await this.#isElsewhere(needed, sight)) || this.#isQuiet(doc)) return;
    await this.#parts.rights.forSpend(needed);
    if (await this.#isElsewhere(needed, sight)) {
      this.#askedAt.set(doc, this.#parts.replica.ports.clock.now());
    }
  }

  #isQuiet(doc: DocId): boolean {
    const now = this.#parts.replica.ports.clock.now();
    const since = now - (this.#askedAt.get(doc) ?? Number.NEGATIVE_INFINITY);
    return since >= 0 && since < quietMs;
  }

  /** Too little is here, and enough somewhere, as far as is known here. */
  async #isElsewhere({ doc, purse, amount }: Needed, sight: Sight): Promise<boolean> {
    const { replica } = this.#parts;
    const definition = replica.directory.purses.get(purse);
    if (definition === undefined) return false;
    const account = (await replica.ports.store.account(doc)) ?? emptyAccount(doc);
    const { balance, guaranteed } = spendable(viewAt(replica, account, sight), definition);
    return guaranteed < amount && balance >= amount;
  }
}
