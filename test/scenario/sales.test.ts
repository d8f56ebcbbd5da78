import { requestHash } from "@cardweave/shared/http/request-hash";
import { ReplicaSales } from "@cardweave/shared/http/sale/replica-sales";
import { anna, bread, cardDoc, salePartsOf } from "@cardweave/shared/http/sale/shop-builders";
import type { Command } from "@cardweave/shared/http/services";
import type { Want } from "@cardweave/shared/protocol/frames-rights";
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

type Basket = SaleRequest["basket"]["lines"];

let keys = 0;

function asked(node: TestNode, lines: Basket, rest: Partial<SaleRequest> = {}) {
  const till = node.replica.device.slice(0, 8);
  const request: SaleRequest = { card: anna, currency: "EUR", basket: { lines }, till, ...rest };
  const action = { till, key: `sale ${keys++}`, request: requestHash("sale", request) };
  const command: Command<SaleRequest> = { by: { role: "till", till }, action, request };
  const ask = (want: Want) => node.runner.ask(want);
  return new ReplicaSales(salePartsOf(node.replica, { ask })).sell(command);
}

/** The sale, and what it sets going. */
async function sold(network: MemoryNetwork, sale: ReturnType<typeof asked>) {
  await network.pass(0);
  return sale;
}

function told(sale: Awaited<ReturnType<typeof asked>>): Record<string, unknown> {
  return JSON.parse(sale.ok ? sale.value.body : "{}");
}

const load: Basket = [{ id: "1", kind: "load", quantity: "1", amount: 2000 }];
const goods: Basket = [{ ...bread, kind: "goods" }];
const paid = { pay: [{ purse: money, amount: 500 }] };

describe("a card in two branches", () => {
  test("R410 C5, K1, K3: is loaded in one, pays in the other, and the hub has each at once", async () => {
    const { network, hub, north, south } = await aNetwork();
    expect(await sold(network, asked(north, load))).toMatchObject({ ok: true });
    expect(await balance(hub.replica, cardDoc(anna), money)).toBe(2000);
    expect(await balance(south.replica, cardDoc(anna), money)).toBe(2000);
    const sale = told(await sold(network, asked(south, goods, { ...paid, receiptNumber: "1" })));
    expect(sale).toMatchObject({ entries: [{ state: "guaranteed" }, { state: "guaranteed" }] });
    for (const { replica } of [hub, north]) {
      expect(await balance(replica, cardDoc(anna), money)).toBe(1500);
      const till = south.replica.device.slice(0, 8);
      const [found] = await replica.ports.store.receiptNumbered(till, "1");
      expect(found?.receipt).toBe(sale["receipt"]);
    }
  });

  test("R415 recorded on both sides of a split counts nothing twice and loses nothing", async () => {
    const { network, hub, north, south } = await aNetwork();
    await sold(network, asked(north, load));
    for (const node of [north, south]) node.away();
    await network.pass(0);
    const most: Basket = [{ ...bread, kind: "goods", amount: 10_000 }];
    const all = { mode: "record", pay: [{ purse: money, amount: 10_000 }] } as const;
    for (const node of [north, south]) {
      expect(told(await sold(network, asked(node, most, all)))).toMatchObject({
        unsettled: [{ amount: 8_000 }],
      });
    }
    for (const node of [north, south]) node.back();
    await network.pass(60_000);
    const doc = cardDoc(anna);
    expect(await balance(hub.replica, doc, money)).toBe(-2_000);
    const everywhere = await held(hub.replica, doc);
    for (const { replica } of [north, south]) expect(await held(replica, doc)).toEqual(everywhere);
    expect(network.faults).toEqual([]);
  });
});
