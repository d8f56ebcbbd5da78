import { balanceOf } from "../domain/account.ts";
import { type DeviceId, docKinds, type PurseId } from "../domain/ids.ts";
import type { Projection, RawEntry, StoreAudit, StoreRebuild } from "../ports/store-audit.ts";
import { clockNeed } from "../replica/needs.ts";
import { mintedMeta } from "../replica/own-chain.ts";
import { docsOf, Refold, type Refolded } from "./refold.ts";
import { soundOnes } from "./sound-entries.ts";
import { walkChains } from "./walk-chains.ts";

export type RebuildRequest = {
  readonly audit: StoreAudit;
  readonly rebuild: StoreRebuild;
  readonly root: DeviceId;
  readonly device: DeviceId;
};

export type Rebuilt = { readonly accounts: number; readonly entries: number };

/**
 * Computes accounts, totals, verdicts, needs and chain positions anew from the entries and puts
 * them in the place of what is stored, all at once. Answers and acknowledgements are no projection
 * and stay; damaged entries are passed over, as they are when the store is read.
 */
export async function rebuildProjections(request: RebuildRequest): Promise<Rebuilt> {
  const { rebuild } = request;
  await rebuild.begin();
  try {
    return await putAll(request);
  } catch (fault) {
    await rebuild.abandon();
    throw fault;
  }
}

async function putAll({ audit, rebuild, root, device }: RebuildRequest): Promise<Rebuilt> {
  const totals: Record<PurseId, number> = {};
  const refold = new Refold(audit, root);
  let accounts = 0;
  const put = async (folded: Refolded, raw: readonly RawEntry[]) => {
    await rebuild.put(projectionOf(folded, raw));
    addTo(totals, folded);
    accounts += folded.accounts.length;
  };
  const control = await refold.control();
  await put(control, control.raw);
  for await (const doc of docsOf(audit)) {
    if (doc.startsWith(docKinds.control)) continue;
    const raw = await audit.entriesOf(doc);
    await put(await refold.document(doc, raw), raw);
  }
  const acked = new Map((await audit.devices()).map((one) => [one.device, one.acked]));
  const chains = await walkChains(audit, device, {
    acked: (one) => acked.get(one) ?? 0,
    read: async (rows) => soundOnes(rows),
    progress: () => undefined,
  });
  const meta = { [mintedMeta]: JSON.stringify(chains.own.minted) };
  await rebuild.finish({ totals, devices: chains.positions, meta });
  return { accounts, entries: chains.entries };
}

function projectionOf(folded: Refolded, raw: readonly RawEntry[]): Projection {
  const accounts = folded.accounts.map((state) => ({ doc: state.doc, state }));
  const verdicts = raw.flatMap(({ id, row }) => {
    if (folded.ahead.has(id)) return [waitingForClock(row)];
    const entry = folded.entries.get(id);
    if (entry === undefined) return [];
    const { verdict, reason, needs } = entry;
    return [{ row, verdict, reason, needs }];
  });
  return { accounts, verdicts };
}

/** What else it may need is found when its time has come and it is put in again. */
function waitingForClock(row: number): Projection["verdicts"][number] {
  return { row, verdict: "pending", reason: "clock-ahead", needs: [clockNeed] };
}

function addTo(totals: Record<PurseId, number>, { accounts }: Refolded): void {
  for (const { purses } of accounts) {
    for (const [id, purse] of Object.entries(purses) as [PurseId, never][]) {
      totals[id] = (totals[id] ?? 0) + balanceOf(purse);
    }
  }
}
