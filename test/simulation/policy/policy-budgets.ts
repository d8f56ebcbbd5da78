import { balanceOf, debtOf, emptyPurse } from "@cardweave/shared/domain/account";
import type { Credit } from "@cardweave/shared/domain/bodies";
import { type EntryId, isBudget } from "@cardweave/shared/domain/ids";
import type { LotAttributes } from "@cardweave/shared/domain/lot";
import type { Batch } from "@cardweave/shared/ports/entry-store";
import { type Wish, write } from "@cardweave/shared/replica/act";
import type { Report } from "../report.ts";
import type { Rng } from "../rng.ts";
import { budget } from "./policy-kit.ts";
import type { PolicyNet } from "./policy-net.ts";

const none = { funder: null, paid: false, price: null, from: null, expires: null, tax: null };
const lot: LotAttributes = { issuer: "headquarters", order: 0, ...none };

/** Headquarters activates a campaign, or a version of it with a larger budget. */
export async function grantBudget(net: PolicyNet, rng: Rng): Promise<void> {
  const { hub, kit, report } = net;
  const doc = kit.budgetDoc;
  const amount = rng.between(10, 60);
  await hub.replica.step(async (step) => {
    const holder = await net.pool.holderOf(step, doc);
    const minted = (step.chain.minted[budget] ?? 0) + amount;
    const rest = { reason: "budget", holder, minted, receipt: null, campaign: "spring" };
    const body: Credit = { kind: "credit", purse: budget, lot, amount, ...rest };
    await write(hub.replica, step, { author: { by: null, key: null }, bodies: [{ doc, body }] });
  });
  report.count("budgets granted");
}

/** A campaign applies in a branch: in touch it asks for what it lacks, as a till does. */
export function budgetWish({ kit }: PolicyNet, rng: Rng): Wish {
  const command = { type: "debit", purse: budget, amount: rng.between(1, 12) } as const;
  return { doc: kit.budgetDoc, command: { ...command, reason: "budget" } };
}

/** Nobody ever sees more used up than was granted, and nothing is owed. */
export function checkBudgets(report: Report, where: string, batch: Batch): void {
  const { accounts = [], entries = [] } = batch;
  for (const { purses } of accounts.filter(({ doc }) => isBudget(doc))) {
    const state = purses[budget] ?? emptyPurse;
    const [owed, left] = [debtOf(state), balanceOf(state)];
    if (owed > 0 || left < 0) report.violate("budget-kept", `${where}: ${owed} owed, ${left} left`);
  }
  const counted = entries.filter(
    ({ entry, verdict }) => isBudget(entry.doc) && verdict === "valid",
  );
  for (const { entry } of counted) report.count(`budgets: ${entry.body.kind}`);
}

/** Credits of a budget that headquarters has not signed. */
export function forgedBudgets({ hub, kit }: PolicyNet): ReadonlySet<EntryId> {
  const forged = hub.store.rows.filter(
    ({ entry: { doc, body, device } }) =>
      doc === kit.budgetDoc && body.kind === "credit" && device !== kit.root.device,
  );
  return new Set(forged.map(({ id }) => id));
}
