import {
  type AccountState,
  balanceOf,
  debtOf,
  holdersOf,
  type LotState,
  rightsIn,
} from "@cardweave/shared/domain/account";
import type { LotId } from "@cardweave/shared/domain/ids";
import type { Batch } from "@cardweave/shared/ports/entry-store";
import type { Report } from "../report.ts";
import { checkBudgets } from "./policy-budgets.ts";

/** Looked at whenever a replica has stored something. */
export function checkCommit(report: Report, where: string, batch: Batch): void {
  for (const { id, verdict } of batch.entries ?? []) {
    report.trace(id.slice(0, 8));
    if (verdict !== "valid") report.count(`arrived ${verdict}`);
  }
  checkBudgets(report, where, batch);
  report.count("pending entries settled later", batch.judged?.length ?? 0);
  for (const account of batch.accounts ?? []) {
    checkRights(report, where, account);
    if (where === "hub" && isOverdrawn(account)) report.count("overdrafts on the way");
  }
}

function isOverdrawn({ purses }: AccountState): boolean {
  return Object.values(purses).some((purse) => debtOf(purse) > 0 && balanceOf(purse) < 0);
}

/** Nobody's rights fall below nothing, in nobody's view, at no time. */
function checkRights(report: Report, where: string, account: AccountState): void {
  for (const [id, purse] of Object.entries(account.purses)) {
    for (const [lot, state] of Object.entries(purse.lots) as [LotId, LotState][]) {
      for (const device of holdersOf(state)) {
        const right = rightsIn(purse, { lot, device });
        if (right >= 0) continue;
        report.violate(
          "rights-never-negative",
          `${where}: ${device.slice(0, 6)} ${right} of ${id}`,
        );
      }
    }
  }
}
