import type { Socket } from "node:net";
import { afterAll, describe, expect, test } from "vitest";
import { expectAllSound, expectEqual, settle } from "./agreement.ts";
import type { Booking, CardNumber } from "./client.ts";
import { slowCaller } from "./hostile-requests.ts";
import { withNetwork } from "./lane.ts";
import { NetCut } from "./net-cut.ts";
import { type Network, newCard } from "./network.ts";
import { waitFor } from "./wait-for.ts";

const cable = NetCut.make();
afterAll(() => cable?.remove());

const behindTheCable =
  cable === undefined
    ? {}
    : {
        hosts: { hub: cable.hubHost, nord: cable.tillHost },
        surroundings: { nord: { within: cable.within } },
      };
const slow: Socket[] = [];
const running = withNetwork({ nodes: 2, ...behindTheCable });

describe("a hub that hangs", () => {
  test("lets the tills book on, and nothing is missing when it goes on", async () => {
    const network = running();
    const card = newCard();
    await settle(network);
    network.hub.child.pause();
    for (let at = 0; at < 20; at++) await bookEverywhere(network, `hanging-${at}`, card);
    for (const till of network.tills) expect((await till.health()).unsent).toBe(20);
    network.hub.child.resume();
    await settle(network);
    await expectEqual(network, [card]);
  });
});

describe("a node that hangs", () => {
  test("holds up neither hub nor others", async () => {
    const network = running();
    const { site, till } = network.branch(0);
    const card = newCard();
    site.child.pause();
    for (let at = 0; at < 50; at++) await network.branch(1).till.book(`${at}`, credit(card));
    await waitFor("the hub to have them", async () =>
      (await network.branch(1).till.health()).unsent === 0 ? true : undefined,
    );
    site.child.resume();
    await settle(network);
    expect((await till.lookup(card)).purses[0]?.balance).toBe(50);
  });
});

describe("callers that send a byte now and then", () => {
  test("hold up nobody", async () => {
    const network = running();
    const addresses = [network.hub.address, network.branch(1).till.address];
    const calls = addresses.flatMap((address) =>
      Array.from({ length: 100 }, () => slowCaller(address)),
    );
    slow.push(...(await Promise.all(calls)));
    await bookEverywhere(network, "beside slow callers", newCard());
    await settle(network);
  });
});

describe.skipIf(cable === undefined)("a cable that is cut (needs a network namespace)", () => {
  test("both sides book on, notice it, and agree when it is whole", async () => {
    const network = running();
    const card = newCard();
    await bookEverywhere(network, "whole", card);
    await settle(network);
    cable?.cut();
    await bookEverywhere(network, "cut", card);
    await waitFor("both sides to notice", async () => {
      const { line } = await network.branch(0).till.health();
      const { connected } = await network.admin.health();
      return (line.state === "offline" && connected === 1) || undefined;
    });
    await bookEverywhere(network, "noticed", card);
    expect((await network.branch(0).till.health()).unsent).toBe(2);
    cable?.heal();
    await bookEverywhere(network, "healed", card);
    await settle(network);
    await expectEqual(network, [card]);
    await expectAllSound(network);
    expect((await network.admin.lookup(card)).purses[0]?.balance).toBe(8);
  });
});

describe("those callers", () => {
  test("have been sent away in the meantime", async () => {
    await waitFor(
      "all of them to be sent away",
      async () => slow.every((one) => one.destroyed) || undefined,
    );
    await bookEverywhere(running(), "after slow callers", newCard());
  });
});

async function bookEverywhere(network: Network, name: string, card: CardNumber): Promise<void> {
  for (const till of network.tills) await till.book(name, credit(card));
}

function credit(card: CardNumber): Booking {
  return { card, type: "credit", purse: "points", amount: 1 };
}
