import type { PurseDefinition } from "@cardweave/shared/domain/control-bodies";
import { inactivePurse } from "@cardweave/shared/domain/voucher/voucher";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import { write } from "@cardweave/shared/replica/act";
import type { Replica } from "@cardweave/shared/replica/replica";

/** Where vouchers wait for their sale. */
export function activationPurse(currency: string): PurseDefinition {
  const names = { nameDe: "Noch nicht verkauft", nameEn: "Not sold yet" };
  const none = { unitValue: null, slots: null, active: true };
  return { kind: "purse", id: inactivePurse, unit: "activation", currency, ...names, ...none };
}

/** A network that was founded before there were vouchers gets the purse when its hub starts. */
export async function ensureActivationPurse(replica: Replica): Promise<void> {
  await replica.step(async (step) => {
    const { network, purses } = replica.directory;
    if (network === undefined || purses.has(inactivePurse)) return;
    const bodies = [{ doc: directoryDoc, body: activationPurse(network.currency) }];
    await write(replica, step, { author: { by: null, key: null }, bodies });
  });
}
