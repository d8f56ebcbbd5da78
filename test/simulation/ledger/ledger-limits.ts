import type { Debit } from "@cardweave/shared/domain/bodies";
import type { Entry } from "@cardweave/shared/domain/entry";
import type { Ledger } from "./ledger.ts";
import type { History } from "./ledger-history.ts";

/** What the cited policy leaves for a debit beyond rights, after what its device owned up to. */
export function room(
  ledger: Ledger,
  { entry, body, history }: { readonly entry: Entry; body: Debit; history: History },
): number {
  if (body.beyond === 0 || body.since === null) return 0;
  const limit = ledger.rules.limitAt(entry, body.purse);
  if (limit.mode === "rights-only") return 0;
  const here = unanswered(ledger, { device: entry.device, purse: body.purse }, history);
  const rooms = [body.beyond, limit.perEntry ?? Number.POSITIVE_INFINITY];
  if (limit.mode === "limit") {
    const left = (most: number | null, soFar: number): number =>
      most === null ? Number.POSITIVE_INFINITY : most - Math.max(here, soFar);
    rooms.push(left(limit.perCard, body.since.card - body.beyond));
    rooms.push(left(limit.perDevice, body.since.device - body.beyond));
  }
  return Math.max(0, Math.min(...rooms));
}

/** What its device owes the pools an answer for here, in a history. */
export function unanswered(
  { debts }: Ledger,
  { device, purse }: { readonly device: string; readonly purse: string },
  history: History,
): number {
  return [...debts.values()]
    .filter((debt) => debt.rank.device === device && debt.purse === purse && history.has(debt.at))
    .filter(({ covers }) => !covers.some(({ at }) => history.has(at)))
    .reduce((sum, { amount }) => sum + amount, 0);
}
