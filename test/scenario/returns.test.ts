import { requestHash } from "@cardweave/shared/http/request-hash";
import { ReplicaReversals } from "@cardweave/shared/http/returns/replica-reversals";
import { ReplicaSales } from "@cardweave/shared/http/sale/replica-sales";
import { anna, bread, cardDoc, salePartsOf } from "@cardweave/shared/http/sale/shop-builders";
import type { Want } from "@cardweave/shared/protocol/frames-rights";
import type { ReversalRequest } from "@cardweave/shared/protocol/http/booking";
import type { SaleRequest } from "@cardweave/shared/protocol/http/sale";
import { balance, money } from "@cardweave/shared/replica/replica-builders";
import { describe, expect, test } from "vitest";
import { held, MemoryNetwork, type TestNode } from "./memory-network.ts";

const words = ["north", "south"];

async function aNetwork() {
  const network = new MemoryNetwork();
  const hub = await network.start(words);
  const [north, south] = (await Promise.all(words.map((word) => network.node(word)))) as [
    TestNode,
    TestNode,
  ];
  await network.pass(0);
  return { network, hub, north, south };
}

let keys = 0;

function commandOf<T extends object>(node: TestNode, asked: T) {
  const till = node.replica.device.slice(0, 8);
  const request = { ...asked, till };
  const action = { till, key: `key ${keys++}`, request: requestHash("call", request) };
  return { by: { role: "till", till }, action, request } as const;
}

const partsOf = (node: TestNode) =>
  salePartsOf(node.replica, { ask: (want: Want) => node.runner.ask(want) });

async function receiptOf(network: MemoryNetwork, node: TestNode, sale: Partial<SaleRequest>) {
  const lines = [{ ...bread, kind: "goods" }] as const;
  const request: SaleRequest = { card: anna, currency: "EUR", basket: { lines }, ...sale };
  const selling = new ReplicaSales(partsOf(node)).sell(commandOf(node, request));
  await network.pass(0);
  const sold = await selling;
  const told: unknown = JSON.parse(sold.ok ? sold.value.body : "{}");
  return (told as { receipt: ReversalRequest["receipt"] }).receipt;
}

async function returned(network: MemoryNetwork, node: TestNode, wish: Partial<ReversalRequest>) {
  const request = { receipt: "", reason: "return", ...wish } as ReversalRequest;
  const returning = new ReplicaReversals(partsOf(node)).reverse(commandOf(node, request));
  await network.pass(500);
  const done = await returning;
  return done.ok ? "returned" : done.error.code;
}

const load: Partial<SaleRequest> = {
  basket: { lines: [{ id: "1", kind: "load", quantity: "1", amount: 2_000 }] },
};

describe("a receipt in two branches", () => {
  test("R447 Q2, K6: is returned once, whichever side of a split its right is on", async () => {
    const { network, hub, north, south } = await aNetwork();
    await receiptOf(network, north, load);
    const paid = { pay: [{ purse: money, amount: 500 }] };
    const receipt = await receiptOf(network, north, paid);
    const cash = await receiptOf(network, north, { card: null });
    const one = [{ id: "1", quantity: "1" }];
    for (const name of [receipt, cash]) {
      expect(await returned(network, south, { receipt: name, lines: one })).toBe("returned");
    }
    for (const node of [north, south]) node.away();
    await network.pass(0);
    for (const name of [receipt, cash]) {
      expect(await returned(network, north, { receipt: name })).toBe("not-allowed");
      expect(await returned(network, south, { receipt: name })).toBe("returned");
      expect(await returned(network, south, { receipt: name })).toBe("already-reversed");
    }
    for (const node of [north, south]) node.back();
    await network.pass(60_000);
    expect(await returned(network, north, { receipt })).toBe("already-reversed");
    const doc = cardDoc(anna);
    expect(await balance(hub.replica, doc, money)).toBe(2_000);
    const everywhere = await held(hub.replica, doc);
    for (const { replica } of [north, south]) expect(await held(replica, doc)).toEqual(everywhere);
    expect(network.faults).toEqual([]);
  });
});
