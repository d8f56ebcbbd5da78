import type { DeviceId } from "../../domain/ids.ts";
import type { DeviceChain } from "../../protocol/frames-fields.ts";
import type { Replica } from "../replica.ts";
import type { Channel } from "./channel.ts";
import { batches } from "./outbox.ts";

const pageSize = 500;

/**
 * Sends what the hub lacks of other devices' chains: its log was lost and restored from an older
 * copy, and what it had acknowledged lives on here. Everybody offers; what is known changes nothing.
 */
export async function offerOthers(
  replica: Replica,
  channel: Channel,
  hubs: readonly DeviceChain[],
): Promise<void> {
  const heldThere = new Map(hubs.map(({ device, seq }) => [device, seq]));
  for (const { device } of await replica.ports.store.positions()) {
    if (device !== replica.device) {
      await offerChain(replica, channel, { device, after: heldThere.get(device) ?? 0 });
    }
  }
}

async function offerChain(
  replica: Replica,
  channel: Channel,
  from: { readonly device: DeviceId; readonly after: number },
): Promise<void> {
  for (let { after } = from; channel.isOpen; ) {
    const page = await replica.ports.store.chain(from.device, after, pageSize);
    const last = page.at(-1);
    if (last === undefined) return;
    for (const entries of batches(page.map((one) => one.bytes))) {
      channel.send({ type: "push", entries });
    }
    after = last.entry.seq;
  }
}
