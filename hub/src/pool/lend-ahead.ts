import { balanceOf, debtOf, emptyPurse, rightsOf } from "@cardweave/shared/domain/account";
import type { Grant } from "@cardweave/shared/domain/bodies";
import { lendings } from "@cardweave/shared/domain/habits";
import type { DeviceId, DocId, PurseId } from "@cardweave/shared/domain/ids";
import { takeFrom } from "@cardweave/shared/domain/lines";
import { ownLots } from "@cardweave/shared/domain/lots";
import type { Signer } from "@cardweave/shared/ports/keys";
import { viewAt, write } from "@cardweave/shared/replica/act";
import type { Replica, Step } from "@cardweave/shared/replica/replica";
import { usualBranches } from "@cardweave/shared/replica/usual-branches";

const nobody = { by: null, key: null };

export type Ahead = {
  readonly doc: DocId;
  readonly signer: Signer;
  /** The devices that are in touch. */
  readonly there: ReadonlySet<DeviceId>;
};

/**
 * Lends what the pool holds on a card to the branches where it is usually spent, as far as they are
 * in touch; what debts in sight need stays. Source: SPEC R75.
 */
export async function lendAhead(replica: Replica, ahead: Ahead): Promise<void> {
  const account = await replica.ports.store.account(ahead.doc);
  for (const [purse, state] of Object.entries(account?.purses ?? {})) {
    const spare = rightsOf(state, ahead.signer.device) - debtOf(state);
    if (spare <= 0) continue;
    const habit = await usualBranches(replica, ahead.doc, purse as PurseId);
    const isThere = [...habit.keys()].some((device) => ahead.there.has(device));
    if (!isThere) continue;
    await replica.step((step) => lend(replica, step, { ...ahead, purse: purse as PurseId, habit }));
  }
}

type Lend = Ahead & {
  readonly purse: PurseId;
  readonly habit: Awaited<ReturnType<typeof usualBranches>>;
};

async function lend(replica: Replica, step: Step, of: Lend): Promise<void> {
  const { doc, purse, signer, there, habit } = of;
  const account = await step.workspace.account(doc);
  const state = account.purses[purse] ?? emptyPurse;
  const held = {
    total: Math.max(0, balanceOf(state)),
    by: (device: DeviceId) => rightsOf(state, device),
  };
  const spare = rightsOf(state, signer.device) - debtOf(state);
  let own = ownLots(state, signer.device, viewAt(replica, account, step).time);
  const bodies = lendings(habit, held, { spare, there }).flatMap(({ to, amount }) => {
    const lines = takeFrom(own, amount);
    own = own.map((line) => {
      const gone = lines.find(({ lot }) => lot === line.lot)?.amount ?? 0;
      return { ...line, amount: line.amount - gone };
    });
    return lines.map((line): Grant => ({ kind: "grant", purse, ...line, to, for: null }));
  });
  const inDoc = bodies.map((body) => ({ doc, body }));
  await write(replica, step, { author: nobody, bodies: inDoc, signer });
}
