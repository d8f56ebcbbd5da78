import type { AccountState } from "../domain/account.ts";
import { balanceOf, emptyPurse, seenOf } from "../domain/account.ts";
import type { Grant } from "../domain/bodies.ts";
import type { Entry, SignedEntry } from "../domain/entry.ts";
import {
  type DeviceId,
  isUndoPurse,
  type LotId,
  type PurseId,
  targetOfUndo,
} from "../domain/ids.ts";
import { sumOf, takeFrom } from "../domain/lines.ts";
import { ownLots } from "../domain/lots.ts";
import {
  beyondLot,
  beyondPart,
  creditLot,
  creditPart,
  undoOf,
  undoRight,
} from "../domain/undo-effect.ts";
import type { Signer } from "../ports/keys.ts";
import type { Want } from "../protocol/frames-rights.ts";
import { viewAt, write } from "./act.ts";
import type { Replica, Step } from "./replica.ts";

const nobody = { by: null, key: null };

/**
 * Gives away, for a want, what a device can spare of its own rights: never what debts in sight
 * need. Resolves when the grants are durable. `giver` is this replica's device if not said.
 */
export function giveRights(
  replica: Replica,
  want: Want,
  giver: Signer = replica.ports.signer,
): Promise<readonly SignedEntry[]> {
  return replica.step(async (step) => {
    const isOwn = giver.device === replica.device;
    if (want.to === giver.device || (isOwn && !mayGive(replica))) return [];
    const account = await step.workspace.account(want.doc);
    const bodies = isUndoPurse(want.purse)
      ? await undoGrants(step, { account, want, device: giver.device })
      : spareGrants(replica, step, { account, want, device: giver.device });
    const inDoc = bodies.map((body) => ({ doc: want.doc, body }));
    return write(replica, step, { author: nobody, bodies: inDoc, signer: giver });
  });
}

/** Not at the end of its chain, nor before that end is known to be the newest. */
export function mayGive({ isRetired, isCheckingIn }: Replica): boolean {
  return !isRetired && !isCheckingIn;
}

type Asked = {
  readonly account: AccountState;
  readonly want: Want;
  readonly device: DeviceId;
};

function spareGrants(replica: Replica, step: Step, { account, want, device }: Asked): Grant[] {
  const purse = account.purses[want.purse] ?? emptyPurse;
  const own = ownLots(purse, device, viewAt(replica, account, step).time);
  const spare = Math.min(want.amount, sumOf(own), Math.max(0, balanceOf(purse)));
  return takeFrom(own, spare).map(({ lot, amount }) => grant(want, { lot, amount }));
}

function grant(want: Want, { lot, amount }: { lot: LotId; amount: number }): Grant {
  const { purse, to, id } = want;
  return { kind: "grant", purse, lot, to, amount, for: id };
}

async function undoGrants(step: Step, { account, want, device }: Asked): Promise<Grant[]> {
  const of = targetOfUndo(want.purse as PurseId);
  const target: Entry | undefined =
    of === undefined ? undefined : (await step.workspace.find(of))?.entry;
  if (of === undefined || target === undefined || target.doc !== want.doc) return [];
  const undo = undoOf(account, of, target);
  const here = { device, seen: seenOf(account) };
  return Object.keys(undo).flatMap((part) => {
    const amount = undoRight(undo, part, here);
    return amount > 0 ? [grant(want, { lot: lotOfPart(part), amount })] : [];
  });
}

function lotOfPart(part: string): LotId {
  if (part === creditPart) return creditLot;
  return part === beyondPart ? beyondLot : (part as LotId);
}
