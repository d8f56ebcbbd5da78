import type { Debit } from "@cardweave/shared/domain/bodies";
import type { Entry } from "@cardweave/shared/domain/entry";
import type { SpendingLimit } from "@cardweave/shared/domain/policy";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import type { Ledger } from "../ledger/ledger.ts";
import { checkRanks, checkSides } from "../ledger/ledger-compare.ts";
import type { History } from "../ledger/ledger-history.ts";
import { unanswered } from "../ledger/ledger-limits.ts";
import type { PolicyNet } from "./policy-net.ts";

/** What honest devices sign counts everywhere, and what they spend beyond rights keeps the limits. */
export function checkHonest(net: PolicyNet, entries: readonly StoredEntry[], ledger: Ledger): void {
  for (const { entry, verdict, reason } of entries) {
    if (entry.device === net.liar?.device) continue;
    if (verdict !== "valid") {
      net.report.violate("honest-is-valid", `${entry.body.kind}: ${verdict}, ${reason}`);
    }
    const { body } = entry;
    if (body.kind === "debit" && body.beyond > 0) checkBeyond(net, entry, { ledger, body });
  }
  checkSides(net.report, ledger);
  checkRanks(net.report, ledger);
}

type Beyond = { readonly ledger: Ledger; readonly body: Debit };

/** A total goes back to nothing only by what the hub and its pools have said, and keeps the limit. */
function checkBeyond(net: PolicyNet, entry: Entry, { ledger, body }: Beyond): void {
  const { report } = net;
  const before = openBefore(net, entry, { ledger, body });
  if (before === null) {
    report.violate("checkpoint", "nobody gave it");
    return;
  }
  const [card, device] = [before.card + body.beyond, before.device + body.beyond];
  if (card !== body.since?.card || device !== body.since.device) {
    const said = `${body.since?.card} and ${body.since?.device}`;
    report.violate("running-totals", `${said} claimed, ${card} and ${device} spent`);
  }
  const limit = ledger.rules.limitAt(entry, body.purse);
  if (!isWithin(limit, { entry: body.beyond, card, device })) {
    report.violate("limits", `${body.beyond}, ${card}, ${device} under ${JSON.stringify(limit)}`);
  }
}

/** What no pool has answered on the card, and what was spent so since the checkpoint on all cards. */
function openBefore({ hub, checkpoints }: PolicyNet, entry: Entry, { ledger, body }: Beyond) {
  const checkpoint = body.since?.checkpoint ?? null;
  const from = checkpoint === null ? 0 : checkpoints.get(checkpoint);
  if (from === undefined) return null;
  const all = hub.store.rows
    .map((row) => row.entry)
    .filter(({ device, seq }) => device === entry.device && seq > from && seq < entry.seq)
    .filter((one) => one.body.kind === "debit" && one.body.purse === body.purse)
    .reduce((sum, one) => sum + beyondOf(one), 0);
  const at = ledger.order.entries.findIndex((one) => one.entry === entry);
  const history = ledger.order.histories[at] as History;
  const card = unanswered(ledger, { device: entry.device, purse: body.purse }, history);
  return { card, device: Math.max(card, all) };
}

function beyondOf({ body }: Entry): number {
  return body.kind === "debit" ? body.beyond : 0;
}

function isWithin(
  { mode, perEntry, perCard, perDevice }: SpendingLimit,
  spent: { readonly entry: number; readonly card: number; readonly device: number },
): boolean {
  if (mode === "rights-only") return false;
  if (spent.entry > (perEntry ?? spent.entry)) return false;
  if (mode === "open") return true;
  return spent.card <= (perCard ?? spent.card) && spent.device <= (perDevice ?? spent.device);
}
