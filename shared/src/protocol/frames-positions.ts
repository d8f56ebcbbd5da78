import { deviceId, entryId } from "../entries/body-formats.ts";
import { type Field, list, optional, record, whole } from "../entries/wire.ts";
import { chainWanted, checked, type DeviceChain, isChain } from "./frames-fields.ts";

/**
 * How far a side holds every device's chain without a gap. A replica sends its own when the feed's
 * epoch has changed; the hub answers with its own, and the replica offers what is lacking there.
 */
export type Positions = {
  readonly type: "positions";
  readonly positions: readonly DeviceChain[];
};

const most = 10_000;

export const positions: Field<Omit<Positions, "type">> = record<Omit<Positions, "type">>({
  positions: list(
    checked(
      record<DeviceChain>({ device: deviceId, seq: whole(), head: optional(entryId) }),
      isChain,
      chainWanted,
    ),
    most,
  ),
});
