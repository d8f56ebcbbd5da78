import { spendable } from "../../domain/decide.ts";
import type { DocId, PurseId } from "../../domain/ids.ts";
import type { Instant } from "../../domain/measure.ts";
import type { Evaluation } from "../../domain/sale/evaluation.ts";
import type { SaleWish } from "../../domain/sale/sale-wishes.ts";
import { viewAt } from "../../replica/act.ts";
import { keptHere, type RoomsAsked } from "./campaign-rooms.ts";

type Using = RoomsAsked & { readonly at: Instant; readonly recorded: boolean };

/**
 * What a sale takes from budgets and caps of the branch. A sale that has happened takes what there
 * still is. Source: SPEC R622.
 */
export async function keptCapWishes(
  using: Using,
  { caps }: Evaluation,
): Promise<readonly SaleWish[]> {
  const wishes: SaleWish[] = [];
  for (const { campaign, cap, doc, purse } of keptHere(using)) {
    const use = caps.find((one) => one.campaign === campaign && one.cap === cap);
    const amount =
      use === undefined ? 0 : Math.min(use.amount, await mostOf(using, { doc, purse }));
    if (amount === 0 || wishes.some((one) => one.doc === doc)) continue;
    const command = { type: "debit", purse, amount, reason: "budget", campaign } as const;
    wishes.push({ doc, command, about: { budget: campaign } });
  }
  return wishes;
}

async function mostOf(
  { replica, sight, recorded }: Using,
  { doc, purse }: { readonly doc: DocId; readonly purse: PurseId },
): Promise<number> {
  const definition = replica.directory.purses.get(purse);
  if (!recorded || definition === undefined) return Number.POSITIVE_INFINITY;
  return spendable(viewAt(replica, await sight.account(doc), sight), definition).guaranteed;
}
