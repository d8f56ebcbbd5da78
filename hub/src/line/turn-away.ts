import type { Directory } from "@cardweave/shared/domain/directory";
import type { LineEnd } from "@cardweave/shared/ports/line";
import type { Hello } from "@cardweave/shared/protocol/frames-greeting";

const replicas: ReadonlySet<string> = new Set(["node", "till", "phone"]);

/** Why a device is not let in, by what it claims to be; null when it may prove that. */
export function turnAway({ device, network }: Hello, directory: Directory): LineEnd | null {
  const role = directory.roleOf(device);
  const isOurs = network === null || network === directory.networkId;
  if (!isOurs) return { code: "other-network", detail: "this hub serves another network" };
  if (role === undefined) return { code: "not-certified", detail: "enrol this device first" };
  if (directory.rulings.retiredAt(device) !== undefined)
    return { code: "retired", detail: "headquarters has ended this device" };
  if (replicas.has(role)) return null;
  return { code: "not-a-replica", detail: `a ${role} does not connect here` };
}
