import { CardReach } from "@cardweave/hub/cards/card-reach";
import type { Status } from "@cardweave/shared/domain/bodies";
import { aDoc } from "@cardweave/shared/entries/entry-builders";
import type { Principal } from "@cardweave/shared/http/principal";
import { write } from "@cardweave/shared/replica/act";
import type { Replica } from "@cardweave/shared/replica/replica";
import { book, credit } from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import { MemoryNetwork } from "./memory-network.ts";

const card = aDoc(1);
const headquarters: Principal = { role: "headquarters" };
const words = ["north", "south", "west"];

async function aNetwork() {
  const network = new MemoryNetwork();
  const hub = await network.start(words);
  const [north, south, west] = await Promise.all(words.map((word) => network.node(word)));
  if (north === undefined || south === undefined || west === undefined) throw new Error("three");
  await network.pass(0);
  const reachOf = (by = headquarters) => {
    return new CardReach({ ...hub, lines: network.hub?.desk ?? hub.desk }).of(card, by);
  };
  return { network, hub, north, south, west, reachOf };
}

async function say(replica: Replica, what: Status["what"]): Promise<void> {
  const body = { kind: "status", what, value: "lost", link: null } as const;
  await replica.step(async (step) => {
    await write(replica, step, { author: { by: null, key: null }, bodies: [{ doc: card, body }] });
  });
}

describe("how far a card's block has come", () => {
  test("R724 counts the nodes that have said that they hold it, and names the others", async () => {
    const { network, hub, west, reachOf } = await aNetwork();
    expect(await reachOf()).toMatchObject({ what: null, of: 0 });
    west.away();
    await network.pass(0);
    await say(hub.replica, "block");
    expect(await reachOf()).toMatchObject({ what: "block", of: 3, received: 0 });
    await network.pass(1_000);
    const told = await reachOf();
    expect(told).toMatchObject({ what: "block", of: 3, received: 2 });
    expect(told.lacking).toMatchObject([{ device: west.replica.device, connected: false }]);
    expect(told.lacking[0]?.since).not.toBeNull();
    west.back();
    await network.pass(60_000);
    expect(await reachOf()).toMatchObject({ received: 3, lacking: [] });
    expect(network.faults).toEqual([]);
  });

  test("R724 counts the branch that blocked it, and begins anew when it may pay again", async () => {
    const { network, hub, north, south, west, reachOf } = await aNetwork();
    await book(north.replica, card, credit(10));
    await say(north.replica, "block");
    await network.pass(1_000);
    expect(await reachOf()).toMatchObject({ what: "block", received: 3 });
    for (const node of [south, west]) node.away();
    await network.pass(0);
    await say(hub.replica, "unblock");
    await network.pass(1_000);
    expect(await reachOf()).toMatchObject({ what: "unblock", of: 3, received: 1 });
    const none = await reachOf({ role: "manager", branches: ["elsewhere"] });
    expect(none).toMatchObject({ received: 1, lacking: [] });
    expect(network.faults).toEqual([]);
  });

  test("R724 comes to an end under steady bookings, with all in touch and after a new start", async () => {
    const { network, hub, north, reachOf } = await aNetwork();
    await say(hub.replica, "block");
    for (let at = 0; at < 20; at++) {
      await book(north.replica, card, credit(1));
      await network.pass(250);
    }
    expect(await reachOf()).toMatchObject({ received: 3 });
    hub.desk.close();
    network.serve(hub);
    expect(await reachOf()).toMatchObject({ received: 0 });
    await network.pass(60_000);
    expect(await reachOf()).toMatchObject({ received: 3 });
    expect(network.faults).toEqual([]);
  });
});
