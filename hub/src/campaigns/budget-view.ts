import { balanceOf, emptyAccount, emptyPurse, rightsOf } from "@cardweave/shared/domain/account";
import { inForce } from "@cardweave/shared/domain/campaigns/in-force";
import { budgetPurse, type DeviceId } from "@cardweave/shared/domain/ids";
import { placeOf } from "@cardweave/shared/domain/place-of";
import { dayIn } from "@cardweave/shared/domain/time";
import { budgetDocOf } from "@cardweave/shared/entries/doc-ids";
import type {
  BranchCapView,
  BudgetView,
  CampaignCapsView,
} from "@cardweave/shared/protocol/http/campaign-caps";
import { type KeptCap, keptCaps, usedOf } from "@cardweave/shared/replica/kept-caps";
import type { Replica } from "@cardweave/shared/replica/replica";

/** What a campaign has used up of its budget and caps, as far as the hub has heard. */
export async function capsView(replica: Replica, id: string): Promise<CampaignCapsView> {
  return { budget: await budgetView(replica, id), branches: await branchViews(replica, id) };
}

async function branchViews(replica: Replica, id: string): Promise<readonly BranchCapView[]> {
  const { directory, campaigns, ports } = replica;
  const own = campaigns.current.campaigns.filter(({ campaign }) => campaign.id === id);
  if (own.every(({ campaign }) => campaign.caps?.perBranch === undefined)) return [];
  const now = ports.clock.now();
  const views: BranchCapView[] = [];
  for (const branch of [...directory.branches.keys()].toSorted()) {
    const place = placeOf(directory, branch);
    const day = dayIn(place.zone, now);
    const kept = inForce(own, place, now)
      .flatMap((campaign) => keptCaps(campaign, { branch, day }))
      .find(({ cap }) => cap === "perBranch");
    if (kept !== undefined) views.push(await branchView(replica, branch, kept));
  }
  return views;
}

async function branchView(replica: Replica, branch: string, kept: KeptCap): Promise<BranchCapView> {
  const account = (await replica.ports.store.account(kept.doc)) ?? emptyAccount(kept.doc);
  const used = usedOf(account, kept.purse);
  return { branch, cap: kept.amount, used, left: Math.max(0, kept.amount - used) };
}

/** Null for a campaign that no budget was ever granted to. Units and minor units as in its caps. */
async function budgetView(replica: Replica, id: string): Promise<BudgetView | null> {
  const { doc, purse } = budgetOf(id);
  const account = await replica.ports.store.account(doc);
  const state = account?.purses[purse] ?? emptyPurse;
  const granted = replica.chain.minted[purse] ?? 0;
  if (granted === 0) return null;
  const left = balanceOf(state);
  const holders = new Set(
    Object.values(state.lots).flatMap(({ holdings }) => Object.keys(holdings) as DeviceId[]),
  );
  const lent = new Map<string, number>();
  let unlent = 0;
  for (const device of holders) {
    const branch = replica.directory.branchOf(device);
    const amount = rightsOf(state, device);
    if (branch === undefined) unlent += amount;
    else lent.set(branch, (lent.get(branch) ?? 0) + amount);
  }
  const byBranch = [...lent].filter(([, amount]) => amount > 0).toSorted();
  return {
    granted,
    used: granted - left,
    left,
    unlent,
    lent: byBranch.map(([branch, amount]) => ({ branch, amount })),
  };
}

function budgetOf(id: string): Pick<KeptCap, "doc" | "purse"> {
  return { doc: budgetDocOf(id), purse: budgetPurse(id) };
}
