import type { DeviceId, EntryId } from "@cardweave/shared/domain/ids";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { directoryDoc } from "@cardweave/shared/entries/doc-ids";
import type { Retired } from "@cardweave/shared/protocol/http/device";
import { write } from "@cardweave/shared/replica/act";
import type { Replica } from "@cardweave/shared/replica/replica";

const noEntry = "0".repeat(64) as EntryId;
const ending: ReadonlySet<string> = new Set(["node", "till", "phone"]);

/**
 * Ends a device's chain for good, where the hub holds it without a gap: its rights go to the pool.
 * Asked again it answers the same. Source: SPEC R69.
 */
export function retireDevice(
  replica: Replica,
  device: string,
  by: string | null,
): Promise<Result<Retired>> {
  return replica.step(async (step) => {
    const { directory, ports } = replica;
    const certificate = directory.devices.get(device as DeviceId);
    if (certificate === undefined || !ending.has(certificate.role)) return refused("not-found");
    const before = directory.rulings.retiredAt(certificate.device);
    if (before !== undefined) return ok({ device, seq: before });
    const { seq, head } = await ports.store.position(certificate.device);
    const body = {
      kind: "retire",
      device: certificate.device,
      seq,
      head: head ?? noEntry,
    } as const;
    const author = { by, key: null };
    await write(replica, step, { author, bodies: [{ doc: directoryDoc, body }] });
    return ok({ device, seq });
  });
}
