import { balanceOf, emptyPurse, rightsOf } from "@cardweave/shared/domain/account";
import type { Grant } from "@cardweave/shared/domain/bodies";
import { activeAt } from "@cardweave/shared/domain/campaigns/in-force";
import type { ActiveCampaign } from "@cardweave/shared/domain/campaigns/prepare";
import { budgetPurse, type DeviceId, type DocId } from "@cardweave/shared/domain/ids";
import { takeFrom } from "@cardweave/shared/domain/lines";
import { ownLots } from "@cardweave/shared/domain/lots";
import { placeOf } from "@cardweave/shared/domain/place-of";
import { budgetDocOf } from "@cardweave/shared/entries/doc-ids";
import type { Signer } from "@cardweave/shared/ports/keys";
import { viewAt, write } from "@cardweave/shared/replica/act";
import type { Replica, Step } from "@cardweave/shared/replica/replica";

const nobody = { by: null, key: null };

export type BudgetLending = {
  readonly doc: DocId;
  readonly signer: Signer;
  /** The devices that are in touch. */
  readonly there: ReadonlySet<DeviceId>;
};

/** The budgets of what is active anywhere. */
export function budgetDocs({ campaigns }: Replica): readonly DocId[] {
  const all = campaigns.current.campaigns.filter(({ campaign }) => campaign.caps?.budget);
  return [...new Set(all.map(({ campaign }) => budgetDocOf(campaign.id)))];
}

/**
 * Lends a budget to the branches where the campaign is active, as far as they are in touch: whoever
 * has less than half of a fair part is filled up to it, so that who uses more is lent more often. A
 * fair part is its share of half of what is left; the other half stays for those who ask.
 * Source: SPEC R624.
 */
export async function lendBudget(replica: Replica, lending: BudgetLending): Promise<void> {
  const { doc, signer } = lending;
  const active = replica.campaigns.current.campaigns.filter(
    ({ campaign }) => campaign.caps?.budget !== undefined && budgetDocOf(campaign.id) === doc,
  );
  const [first] = active;
  if (first === undefined) return;
  const devices = devicesIn(replica, active);
  const purse = budgetPurse(first.campaign.id);
  await replica.step(async (step) => {
    const grants = await grantsIn(replica, step, { ...lending, purse, devices });
    const bodies = grants.map((body) => ({ doc, body }));
    await write(replica, step, { author: nobody, bodies, signer });
  });
}

const lenders: ReadonlySet<string> = new Set(["node", "till", "phone"]);

function devicesIn({ directory }: Replica, active: readonly ActiveCampaign[]): DeviceId[] {
  return [...directory.devices.values()]
    .filter(({ role, device, branch }) => {
      const isThere = lenders.has(role) && directory.rulings.retiredAt(device) === undefined;
      if (!isThere || branch === null) return false;
      return activeAt(active, placeOf(directory, branch)).length > 0;
    })
    .map(({ device }) => device);
}

type Granting = BudgetLending & {
  readonly purse: Grant["purse"];
  readonly devices: readonly DeviceId[];
};

async function grantsIn(
  replica: Replica,
  step: Step,
  { doc, purse, signer, there, devices }: Granting,
): Promise<readonly Grant[]> {
  const account = await step.workspace.account(doc);
  const state = account.purses[purse] ?? emptyPurse;
  const part = Math.floor(Math.max(0, balanceOf(state)) / (2 * Math.max(1, devices.length)));
  let own = ownLots(state, signer.device, viewAt(replica, account, step).time);
  return devices.flatMap((to): Grant[] => {
    const held = rightsOf(state, to);
    if (!there.has(to) || held * 2 >= part) return [];
    const lines = takeFrom(own, part - held);
    own = own.flatMap(({ lot, amount }) => {
      const left = amount - (lines.find((line) => line.lot === lot)?.amount ?? 0);
      return left > 0 ? [{ lot, amount: left }] : [];
    });
    return lines.map((line): Grant => ({ kind: "grant", purse, ...line, to, for: null }));
  });
}
