import { emptyAccount } from "../domain/account.ts";
import type { Body } from "../domain/bodies.ts";
import { compareText } from "../domain/compare-text.ts";
import type { Certificate, DeviceRole } from "../domain/control-bodies.ts";
import type { Directory } from "../domain/directory.ts";
import type { DeviceId } from "../domain/ids.ts";
import type { LotAttributes } from "../domain/lot.ts";
import { lotIdOf } from "../entries/hash.ts";
import { write } from "./act.ts";
import { mayGive } from "./give-rights.ts";
import { type KeptCap, madeOf } from "./kept-caps.ts";
import type { Replica, Step } from "./replica.ts";

const nobody = { by: null, key: null };
const ranks: Readonly<Partial<Record<DeviceRole, number>>> = { node: 0, till: 1, phone: 2 };

/**
 * The devices of a branch, the one that makes its caps first: nodes before tills and phones, then
 * whichever was certified first.
 */
export function devicesOf({ devices, rulings }: Directory, branch: string): readonly DeviceId[] {
  return [...devices.values()]
    .filter((one) => one.branch === branch && ranks[one.role] !== undefined)
    .filter(({ device }) => rulings.retiredAt(device) === undefined)
    .toSorted(compareDevices)
    .map(({ device }) => device);
}

function compareDevices(a: Certificate, b: Certificate): number {
  const byRole = (ranks[a.role] ?? 0) - (ranks[b.role] ?? 0);
  return byRole || a.from - b.from || compareText(a.device, b.device);
}

/**
 * Makes what a branch may use up in a period, once; each device of the branch gets its part, so that
 * the cap holds when they are cut apart. Source: SPEC R626.
 */
export async function makeBranchCap(
  replica: Replica,
  kept: KeptCap,
  branch: string,
): Promise<void> {
  const devices = devicesOf(replica.directory, branch);
  if (devices[0] !== replica.device || !mayGive(replica)) return;
  const held = (await replica.ports.store.account(kept.doc)) ?? emptyAccount(kept.doc);
  if (madeOf(held, kept.purse) >= kept.amount) return;
  await replica.step(async (step) => {
    const made = madeOf(await step.workspace.account(kept.doc), kept.purse);
    if (made >= kept.amount || replica.isRetired) return;
    const bodies = bodiesOf(step, { kept, made, branch, devices });
    const inDoc = bodies.map((body) => ({ doc: kept.doc, body }));
    await write(replica, step, { author: nobody, bodies: inDoc });
  });
}

type Making = {
  readonly kept: KeptCap;
  readonly made: number;
  readonly branch: string;
  readonly devices: readonly DeviceId[];
};

function bodiesOf({ chain }: Step, { kept, made, branch, devices }: Making): readonly Body[] {
  const { purse, campaign } = kept;
  const amount = kept.amount - made;
  const [holder, ...others] = devices;
  if (holder === undefined) return [];
  const none = { funder: null, paid: false, price: null, from: null, expires: null, tax: null };
  const lot: LotAttributes = { issuer: branch, order: kept.amount, ...none };
  const minted = (chain.minted[purse] ?? 0) + amount;
  const rest = { reason: "branch-cap", holder, minted, receipt: null, campaign };
  const part = Math.floor(amount / devices.length);
  const grants = others.map((to): Body => {
    return { kind: "grant", purse, lot: lotIdOf(lot), to, amount: part, for: null };
  });
  const credit: Body = { kind: "credit", purse, lot, amount, ...rest };
  return part === 0 ? [credit] : [credit, ...grants];
}
