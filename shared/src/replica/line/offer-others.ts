import type { DeviceId } from "../../domain/ids.ts";
import type { DeviceChain } from "../../protocol/frames-fields.ts";
import { waitingAside } from "../admit.ts";
import type { Replica } from "../replica.ts";
import type { Channel } from "./channel.ts";
import { batches } from "./outbox.ts";

const pageSize = 500;

/**
 * Sends what the hub lacks of other devices' chains: its log was lost and restored from an older
 * copy, and what it had acknowledged lives on here. Everybody offers; what is known changes nothing.
 * Answers how many entries were sent, beside those that wait here for their device's certificate.
 */
export async function offerOthers(
  replica: Replica,
  channel: Channel,
  hubs: readonly DeviceChain[],
): Promise<number> {
  let sent = 0;
  const heldThere = new Map(hubs.map(({ device, seq }) => [device, seq]));
  for (const { device } of await replica.ports.store.positions()) {
    if (device !== replica.device) {
      sent += await offerChain(replica, channel, { device, after: heldThere.get(device) ?? 0 });
    }
  }
  for (const entries of batches(await waitingAside(replica))) {
    channel.send({ type: "push", entries });
  }
  return sent;
}

async function offerChain(
  replica: Replica,
  channel: Channel,
  from: { readonly device: DeviceId; readonly after: number },
): Promise<number> {
  let sent = 0;
  for (let { after } = from; channel.isOpen; ) {
    const page = await replica.ports.store.chain(from.device, after, pageSize);
    const last = page.at(-1);
    if (last === undefined) break;
    for (const entries of batches(page.map((one) => one.bytes))) {
      channel.send({ type: "push", entries });
    }
    sent += page.length;
    after = last.entry.seq;
  }
  return sent;
}
