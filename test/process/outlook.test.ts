import { aReceiver, type Receiver } from "@cardweave/shared/http/receiver-builders";
import type { JobView } from "@cardweave/shared/protocol/http/job";
import type { IssuedWebhook } from "@cardweave/shared/protocol/http/webhook";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { withNetwork } from "./lane.ts";
import { type Network, newCard } from "./network.ts";
import { waitFor } from "./wait-for.ts";

const running = withNetwork({ nodes: 1, hubWords: ["--private-webhooks"] });
let receiver: Receiver;

beforeAll(async () => {
  receiver = await aReceiver();
});
afterAll(() => receiver.stop());

const sold: string[] = [];

/** Bread for 5.00 to somebody new. */
async function sell(network: Network): Promise<void> {
  const { till } = network.branch(0);
  const lines = [{ id: "1", group: "bakery", quantity: "1", amount: 500 }];
  const body = { card: newCard(), currency: "EUR", basket: { lines } };
  const headers = { "Idempotency-Key": `sale ${sold.length}` };
  const told = await till.call<{ receipt: string }>("POST", "/v1/sales", { body, headers });
  expect(told.status).toBe(201);
  sold.push(told.body.receipt);
}

async function sellMany(network: Network, count: number): Promise<void> {
  for (let at = 0; at < count; at++) await sell(network);
}

/** The names of all messages about each receipt. */
async function toldOf(heard: Map<string, Set<string>>): Promise<void> {
  while (sold.some((receipt) => !heard.has(receipt))) {
    const { headers, body } = await receiver.next();
    const { type, data } = JSON.parse(body) as { type: string; data: { receipt: string } };
    expect(type).toBe("receipt.booked");
    const names = heard.get(data.receipt) ?? new Set();
    heard.set(data.receipt, names.add(String(headers["webhook-id"])));
  }
}

describe("what the hub knows of sales", () => {
  test("R685 every receipt is told, also when the hub is killed in the middle of it", async () => {
    const network = running();
    const { admin, hub } = network;
    const body = { url: receiver.url, events: ["receipt.booked"] };
    const made = await admin.call<IssuedWebhook>("POST", "/v1/webhooks", { body });
    expect(made.status).toBe(201);
    await sellMany(network, 5);
    receiver.answer(503);
    await sellMany(network, 5);
    await hub.kill();
    await sellMany(network, 5);
    receiver.answer(204);
    await hub.start();
    await sellMany(network, 5);
    const heard = new Map<string, Set<string>>();
    await toldOf(heard);
    expect(heard.size).toBe(20);
    for (const names of heard.values()) expect(names.size).toBe(1);
  });

  test("R683 Q5: a replay says what a draft would have cost on them", async () => {
    const { admin } = running();
    const effects = [{ type: "percentOff", target: "line", basisPoints: 2000 }];
    const draft = { name: "Bread", select: { groups: ["bakery"] }, effects };
    await admin.call("POST", "/v1/campaigns", { body: { id: "bread", draft } });
    const asked = { receipts: 15, branches: ["nord"] };
    const path = "/v1/campaigns/bread/replay";
    const begun = await admin.call<{ job: string }>("POST", path, { body: asked });
    expect(begun.status).toBe(202);
    const job = await waitFor("the replay", async () => {
      const { body } = await admin.call<JobView>("GET", `/v1/jobs/${begun.body.job}`);
      return body.endedAt === null ? undefined : body;
    });
    expect(job).toMatchObject({
      state: "done",
      done: 15,
      of: 15,
      result: { receipts: 15, applied: 15, discount: 1500, branches: [{ branch: "nord" }] },
    });
  });
});
