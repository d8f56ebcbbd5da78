import { type EntryId, isControl } from "@cardweave/shared/domain/ids";
import type { StoredEntry } from "@cardweave/shared/ports/entry-store";
import { Ledger, type Rules } from "./ledger/ledger.ts";
import {
  checkMet,
  checkRanks,
  checkSides,
  comparePurse,
  compareVerdicts,
} from "./ledger/ledger-compare.ts";
import type { Stage } from "./simulation.ts";
import { money, points } from "./workload.ts";

/** Every account once more by the slow way: verdicts, rights, debts, limits, who was paid first. */
export async function checkRights(
  stage: Stage,
  { entries, orphans }: { entries: readonly StoredEntry[]; orphans: ReadonlySet<EntryId> },
): Promise<void> {
  const { hub, world } = stage;
  const { report } = world;
  const rules = rulesOf(stage, entries);
  const judged = entries.filter(
    ({ id, entry, verdict }) => !isControl(entry.doc) && !orphans.has(id) && verdict !== "pending",
  );
  for (const doc of new Set(judged.map(({ entry }) => entry.doc))) {
    const here = judged.filter(({ entry }) => entry.doc === doc);
    const ledger = new Ledger(here, rules);
    const account = await hub.disk.store.account(doc);
    compareVerdicts(report, here, ledger);
    for (const purse of [points, money]) comparePurse(report, { account, purse, ledger });
    checkSides(report, ledger);
    checkRanks(report, ledger);
    if (isMet(stage)) checkMet(report, account);
  }
}

/** Rights of a device that is gone cannot be given any more, and a restored hub pays nothing. */
function isMet({ world: { swarm } }: Stage): boolean {
  return !(["loss", "rollback", "restore"] as const).some((kind) => swarm.faults.has(kind));
}

function rulesOf({ world, hostile }: Stage, entries: readonly StoredEntry[]): Rules {
  const { limits } = world.swarm;
  const pools = new Set<string>(
    entries.flatMap(({ entry: { body } }) =>
      body.kind === "certificate" && body.role === "pool" ? [body.device] : [],
    ),
  );
  return {
    limitAt: (_, purse) => limits[purse as "points" | "money"],
    roleOf: (device) => {
      if (device === world.root.device) return "headquarters";
      return pools.has(device) ? "pool" : "node";
    },
    isObjected: (id) => hostile?.expected.get(id) === "invalid",
  };
}
