import type { EntryId } from "@cardweave/shared/domain/ids";
import {
  aNetworkOf,
  aReplica,
  decree,
  HandClock,
} from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import { DeviceList } from "./device-list.ts";

describe("the list of devices", () => {
  test("R726 tells a device that was retired as such", async () => {
    const clock = new HandClock();
    const replica = await aNetworkOf(["north", "south"], { clock });
    const { device } = await aReplica("north", { clock });
    const list = new DeviceList(replica, () => undefined);
    const stateOf = async () => (await list.all()).find((one) => one.device === device)?.state;
    expect(await stateOf()).toBe("active");
    const head = "0".repeat(64) as EntryId;
    await decree(replica, { kind: "retire", device, seq: 0, head });
    expect(await stateOf()).toBe("revoked");
  });
});
