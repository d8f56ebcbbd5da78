import {
  type AccountState,
  balanceOf,
  debtOf,
  emptyPurse,
  type PurseState,
  rightsOf,
} from "@cardweave/shared/domain/account";
import { owedOf } from "@cardweave/shared/domain/debt";
import type { DeviceId, EntryId, LotId, PurseId } from "@cardweave/shared/domain/ids";
import { targetOfUndo } from "@cardweave/shared/domain/ids";
import type { SpendingLimit } from "@cardweave/shared/domain/policy";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { Report } from "../report.ts";
import { isBefore, type Ledger } from "./ledger.ts";
import type { History } from "./ledger-history.ts";
import { unanswered } from "./ledger-limits.ts";

/** What a replica made of each entry is what the slow way makes of it. */
export function compareVerdicts(
  report: Report,
  entries: readonly StoredEntry[],
  ledger: Ledger,
): void {
  for (const { id, verdict, reason, entry } of entries) {
    const { body } = entry;
    const isUndo = body.kind === "grant" && targetOfUndo(body.purse) !== undefined;
    const kind = isUndo ? "grant of the right to undo" : body.kind;
    report.count(verdict === "valid" ? `entries: ${kind}` : `found ${verdict}: ${kind}`);
    const wanted = ledger.verdicts.get(id);
    if (verdict === wanted) continue;
    const what = `${kind} ${id.slice(0, 8)} is ${verdict} (${reason}), not ${wanted}`;
    report.violate("verdict", what);
  }
}

type Purse = {
  readonly account: AccountState | undefined;
  readonly purse: PurseId;
  readonly ledger: Ledger;
};

/** Every right, every debt and the balance are as the slow way has them; answers the balance. */
export function comparePurse(report: Report, { account, purse: id, ledger }: Purse): number {
  const purse = account?.purses[id] ?? emptyPurse;
  const borne = [...ledger.debts.values()]
    .filter((debt) => debt.purse === id && debt.borneAt !== null)
    .reduce((sum, debt) => sum + ledger.open(debt, ledger.everything), 0);
  const wanted = (ledger.sums.get(id) ?? 0) + borne;
  const balance = balanceOf(purse);
  if (balance !== wanted) report.violate("balance", `${id}: ${balance}, not ${wanted}`);
  compareDebts(report, { purse, id, ledger });
  compareRights(report, { purse, id, ledger });
  if (balance < 0) report.count("overdrafts");
  if (debtOf(purse) > 0) report.count("open debts");
  return balance;
}

type Compared = { readonly purse: PurseState; readonly id: PurseId; readonly ledger: Ledger };

/** Every overdraft is found, none is invented, and it is the same debit's everywhere. */
function compareDebts(report: Report, { purse, id, ledger }: Compared): void {
  for (const [of, debt] of Object.entries(purse.debts) as [EntryId, never][]) {
    const slow = ledger.debts.get(of);
    const isOff = slow === undefined || slow.borneAt !== null;
    const open = isOff ? 0 : ledger.open(slow, ledger.everything);
    if (owedOf(debt) !== open) report.violate("overdrafts", `${of}: ${owedOf(debt)}, not ${open}`);
  }
  if (debtOf(purse) === ledger.owed(id)) return;
  report.violate("overdrafts", `${id}: ${debtOf(purse)} owed, not ${ledger.owed(id)}`);
}

function compareRights(report: Report, { purse, id, ledger }: Compared): void {
  for (const device of new Set(ledger.moves.map((one) => one.device)) as Set<DeviceId>) {
    const slow = (Object.keys(purse.lots) as LotId[]).reduce(
      (sum, lot) => sum + ledger.right(device, `${id} ${lot}`, ledger.everything),
      0,
    );
    const fast = rightsOf(purse, device);
    if (fast !== slow) report.violate("rights", `${device}: ${fast} of ${id}, not ${slow}`);
  }
}

/** Beyond rights no device has more without a pool's answer than its limit for a card, liars too. */
export function checkSides(report: Report, ledger: Ledger): void {
  for (const { id, entry } of ledger.order.entries) {
    const { body, device } = entry;
    if (body.kind !== "debit" || body.beyond === 0) continue;
    const limit = ledger.rules.limitAt(entry, body.purse);
    report.count(`beyond rights under ${limit.mode}`);
    const amount = ledger.debts.get(id)?.amount ?? 0;
    if (amount === 0) continue;
    const history = ledger.order.histories[ledger.order.place.get(id) ?? 0] as History;
    const counted = unanswered(ledger, { device, purse: body.purse }, history) + amount;
    const most = mostOf(limit);
    if (counted > most) report.violate("limit-a-side", `${id}: ${counted} of ${most}`);
  }
}

function mostOf({ mode, perCard }: SpendingLimit): number {
  if (mode === "rights-only") return 0;
  return mode === "limit" && perCard !== null ? perCard : Number.POSITIVE_INFINITY;
}

/** A pool pays no debt while one that comes before it is open in its sight. */
export function checkRanks(report: Report, ledger: Ledger): void {
  for (const debt of ledger.debts.values()) {
    for (const { at, lines } of debt.covers) {
      if (lines.length === 0) continue;
      const history = ledger.order.histories[at] as History;
      const first = [...ledger.debts.values()].find(
        (other) =>
          other.purse === debt.purse &&
          history.has(other.at) &&
          isBefore(other, debt) &&
          (other.borneAt === null || !history.has(other.borneAt)) &&
          ledger.open(other, history) > 0,
      );
      if (first !== undefined) report.violate("ranked", `${debt.id} before ${first.id}`);
    }
  }
}

/** Once rights and debts have met at the pool, no debt is open while a right is left. */
export function checkMet(report: Report, account: AccountState | undefined): void {
  for (const purse of Object.values(account?.purses ?? {})) {
    const left = Math.min(debtOf(purse), rightsOf(purse));
    if (left > 0) report.violate("debts-meet-rights", `${left} owed while as much is there`);
  }
}
