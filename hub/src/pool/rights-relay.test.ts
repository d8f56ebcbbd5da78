import type { DeviceId } from "@cardweave/shared/domain/ids";
import { aDoc } from "@cardweave/shared/entries/entry-builders";
import type { Granted } from "@cardweave/shared/protocol/frames-rights";
import { admit } from "@cardweave/shared/replica/admit";
import { giveRights } from "@cardweave/shared/replica/give-rights";
import {
  aPooledNetwork,
  creditTo,
  meet,
  type PooledNetwork,
  poolSigner,
  rightsAtHand,
  wantOf,
} from "@cardweave/shared/replica/pool-builders";
import { quiet } from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import { PoolDesk } from "./pool-desk.ts";
import { RightsRelay } from "./rights-relay.ts";

const card = aDoc(1);

/** The pool holds 5, north 10, south 20; west wants. */
async function aRelay(isConnected: (network: PooledNetwork, device: DeviceId) => boolean) {
  const network = await aPooledNetwork(card);
  const { hub, north, south, west } = network;
  await creditTo(hub, card, { holder: poolSigner.device, amount: 5 });
  await creditTo(north, card, { holder: north.device, amount: 10 });
  await creditTo(south, card, { holder: south.device, amount: 20 });
  await meet(network);
  const asked: DeviceId[] = [];
  const pool = new PoolDesk(
    hub,
    () => poolSigner,
    (fault) => expect.unreachable(String(fault)),
  );
  const relay = new RightsRelay({
    replica: hub,
    pool,
    isConnected: (device) => isConnected(network, device),
    ask: async (device, want, part) => {
      asked.push(device);
      const replica = [north, south, west].find((one) => one.device === device);
      if (replica === undefined) return;
      for (const { bytes } of await giveRights(replica, want)) await part(bytes);
    },
  });
  const told: Granted[] = [];
  const serve = async (amount: number, meanwhile = async () => {}) => {
    const want = wantOf(card, west.device, amount);
    const served = relay.serve(want, (granted) => told.push(granted));
    for (let round = 0; round < 10; round++) await quiet(hub, north, south);
    await meanwhile();
    network.clock.move(40);
    await served;
    pool.stop();
    return rightsAtHand(hub, card, west.device);
  };
  return { network, asked, told, serve };
}

describe("the relay", () => {
  test("R313 asks nobody while the pool has enough", async () => {
    const { asked, told, serve } = await aRelay(() => true);
    expect(await serve(5)).toBe(5);
    expect(asked).toEqual([]);
    expect(told.map(({ id, reason }) => [id, reason])).toEqual([
      ["want 1", null],
      ["want 1", "no-more"],
    ]);
  });

  test("R313 takes the pool's rights first and then the largest holder's, until it is enough", async () => {
    const { network, asked, serve } = await aRelay(() => true);
    expect(await serve(12)).toBe(12);
    expect(asked).toEqual([network.south.device]);
    expect(await rightsAtHand(network.hub, card, poolSigner.device)).toBe(0);
    expect(await rightsAtHand(network.hub, card, network.south.device)).toBe(13);
  });

  test("R313 asks only holders that are connected", async () => {
    const { network, asked, serve } = await aRelay(({ south }, device) => device !== south.device);
    expect(await serve(40)).toBe(15);
    expect(asked).not.toContain(network.south.device);
    expect(asked).toContain(network.north.device);
  });

  test("R313 goes from holder to holder, and ends where there is no more", async () => {
    const { network, asked, told, serve } = await aRelay(() => true);
    expect(await serve(40)).toBe(35);
    const { north, south } = network;
    const nodes: readonly DeviceId[] = [north.device, south.device];
    expect(asked.filter((one) => nodes.includes(one))).toEqual([south.device, north.device]);
    expect(told.at(-1)).toMatchObject({ entry: null, reason: "no-more" });
  });

  test("R315 waits a moment for what was booked just now and is still on its way", async () => {
    const { network, serve } = await aRelay(() => true);
    const { hub, south } = network;
    const late = async () => {
      const fresh = await creditTo(south, card, { holder: south.device, amount: 7 });
      await admit(
        hub,
        fresh.map(({ bytes }) => bytes),
        { from: "south" },
      );
    };
    expect(await serve(40, late)).toBe(40);
  });
});
