import { assert } from "../domain/assert.ts";
import type { Entry } from "../domain/entry.ts";
import { deviceIdOf } from "../entries/hash.ts";
import { fromHex } from "../entries/hex.ts";

/** A certificate counts only for the device that its key makes. */
export function isProven({ body, device }: Entry): boolean {
  if (body.kind === "certificate") return deviceIdOf(fromHex(body.key)) === body.device;
  if (body.kind === "network") return deviceIdOf(fromHex(body.key)) === device;
  assert(body.kind !== "unknown", "unknown bodies wait and are not applied");
  return true;
}
