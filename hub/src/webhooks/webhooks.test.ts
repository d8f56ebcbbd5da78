import { aReceiver, type Receiver } from "@cardweave/shared/http/receiver-builders";
import type {
  DeliveryView,
  IssuedWebhook,
  WebhookView,
} from "@cardweave/shared/protocol/http/webhook";
import { Webhook } from "standardwebhooks";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type Answer, aHubApp, call, type HubApp } from "../hub-builders.ts";

vi.setConfig({ testTimeout: 60_000 });

const path = "/v1/webhooks";
const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;

let hub: HubApp;
let receiver: Receiver;

beforeEach(async () => {
  hub = await aHubApp();
  receiver = await aReceiver();
});
afterEach(async () => {
  await hub.stop();
  await receiver.stop();
});

async function subscribe(): Promise<IssuedWebhook> {
  const body = { url: receiver.url, events: ["campaign.changed", "card.status"] };
  const made = await call<IssuedWebhook>(hub, path, { body });
  expect(made.status).toBe(201);
  return made.body;
}

/** Something to tell: a campaign is approved. */
async function approve(id: string): Promise<void> {
  const effects = [{ type: "percentOff", target: "line", basisPoints: 500 }];
  await call(hub, "/v1/campaigns", { body: { id, draft: { name: id, effects } } });
  const done = await call(hub, `/v1/campaigns/${id}/approve`, { method: "POST" });
  expect(done.status).toBe(200);
}

function read(id: string): Promise<Answer<WebhookView>> {
  return call(hub, `${path}/${id}`);
}

async function told(id: string): Promise<readonly DeliveryView[]> {
  const { body } = await call<{ items: readonly DeliveryView[] }>(hub, `${path}/${id}/deliveries`);
  return body.items;
}

function reaches(id: string, state: object): Promise<void> {
  return vi.waitFor(async () => expect((await told(id))[0]).toMatchObject(state), 50_000);
}

describe("a webhook", () => {
  test("R684 is told what happens, signed, and shows its secret once", async () => {
    const { id, secret } = await subscribe();
    expect(JSON.stringify(await read(id))).not.toContain(secret);
    await approve("bread");
    const { headers, body } = await receiver.next();
    // The test's clock stands in 2026; how old a message may be is the receiver's affair.
    const at = new Date(Number(headers["webhook-timestamp"]) * 1_000);
    const signed = new Webhook(secret).sign(String(headers["webhook-id"]), at, body);
    expect(headers["webhook-signature"]).toBe(signed);
    expect(JSON.parse(body)).toMatchObject({
      type: "campaign.changed",
      data: { campaign: "bread", version: 1, change: "approved" },
    });
    await reaches(id, { state: "delivered", attempts: 1, status: 204 });
  });

  test("R685 is told again until it takes a message, under the same name", async () => {
    const { id } = await subscribe();
    receiver.answer(500);
    await approve("bread");
    const first = await receiver.next();
    await reaches(id, { state: "waiting", attempts: 1, status: 500 });
    expect((await read(id)).body).toMatchObject({ waiting: 1, active: true });
    receiver.answer(204);
    hub.clock.move(minuteMs);
    const second = await receiver.next();
    expect(second.headers["webhook-id"]).toBe(first.headers["webhook-id"]);
    await reaches(id, { state: "delivered", attempts: 2 });
    expect((await read(id)).body).toMatchObject({ waiting: 0, failingSince: null });
  });

  test("R685 is told after a restart what was stored before, and nothing twice", async () => {
    const { id } = await subscribe();
    receiver.answer(503);
    await approve("bread");
    await receiver.next();
    await reaches(id, { state: "waiting" });
    hub = await hub.restart();
    receiver.answer(200);
    hub.clock.move(minuteMs);
    expect(JSON.parse((await receiver.next()).body)).toMatchObject({ data: { campaign: "bread" } });
    await reaches(id, { state: "delivered" });
    hub = await hub.restart();
    await approve("cake");
    expect(JSON.parse((await receiver.next()).body)).toMatchObject({ data: { campaign: "cake" } });
    expect(receiver.count()).toBe(3);
  });

  test("R685 is told what was stored when the process ended before it was noted", async () => {
    await subscribe();
    hub.hub.stop();
    await approve("bread");
    expect(receiver.count()).toBe(0);
    hub = await hub.restart();
    expect(JSON.parse((await receiver.next()).body)).toMatchObject({ data: { campaign: "bread" } });
  });

  test("R686 that takes nothing for days is switched off, and is told what it missed", async () => {
    const { id } = await subscribe();
    receiver.answer(302, { Location: `${receiver.url}/elsewhere` });
    await approve("bread");
    await receiver.next();
    await reaches(id, { state: "waiting", status: 302 });
    hub.clock.move(4 * dayMs);
    await receiver.next();
    await reaches(id, { state: "failed" });
    await approve("cake");
    await receiver.next();
    await reaches(id, { state: "waiting" });
    hub.clock.move(2 * dayMs);
    await receiver.next();
    await vi.waitFor(async () => {
      expect((await read(id)).body).toMatchObject({ active: false, disabled: "failing" });
    }, 50_000);
    receiver.answer(204);
    const body = { active: true };
    await call(hub, `${path}/${id}`, { method: "PATCH", body });
    const again = await call(hub, `${path}/${id}/replay`, { method: "POST", body: {} });
    expect(again.body).toEqual({ queued: 2 });
    const names = [await receiver.next(), await receiver.next()].map(
      (one) => JSON.parse(one.body).data.campaign,
    );
    expect(new Set(names)).toEqual(new Set(["bread", "cake"]));
  });

  test("R686 that says it is gone is switched off at once", async () => {
    const { id } = await subscribe();
    receiver.answer(410);
    await approve("bread");
    await reaches(id, { state: "failed", status: 410 });
    expect((await read(id)).body).toMatchObject({ active: false, disabled: "gone" });
  });

  test("R686 gets one message again when it is asked for, and all after one", async () => {
    const { id } = await subscribe();
    await approve("bread");
    const first = await receiver.next();
    await approve("cake");
    await receiver.next();
    await reaches(id, { state: "delivered", type: "campaign.changed" });
    const [last] = await told(id);
    const again = { method: "POST" } as const;
    await call(hub, `${path}/${id}/deliveries/${last?.id}/replay`, again);
    expect((await receiver.next()).headers["webhook-id"]).toBe(last?.event);
    const after = { ...again, body: { after: first.headers["webhook-id"] } };
    expect((await call(hub, `${path}/${id}/replay`, after)).body).toEqual({ queued: 1 });
    expect((await receiver.next()).headers["webhook-id"]).toBe(last?.event);
    const unknown = { ...again, body: { after: "nothing" } };
    expect((await call(hub, `${path}/${id}/replay`, unknown)).status).toBe(422);
  });

  test("R684 signs with both secrets for a day after a new one was made", async () => {
    const { id, secret } = await subscribe();
    const fresh = await call<IssuedWebhook>(hub, `${path}/${id}/secret`, { method: "POST" });
    expect(fresh.body.secret).not.toBe(secret);
    await approve("bread");
    const signatures = String((await receiver.next()).headers["webhook-signature"]).split(" ");
    expect(signatures).toHaveLength(2);
    hub.clock.move(dayMs);
    await approve("cake");
    const later = String((await receiver.next()).headers["webhook-signature"]);
    expect(later.split(" ")).toHaveLength(1);
  });

  test("R684 is made, changed by ETag and ended by whoever runs the network", async () => {
    const wrong = { url: "ftp://example.org", events: ["card.status"] };
    expect((await call(hub, path, { body: wrong })).status).toBe(422);
    const { id } = await subscribe();
    expect((await call(hub, path)).body).toMatchObject({ items: [{ id, waiting: 0 }] });
    const { etag } = await read(id);
    const edit = {
      method: "PATCH",
      body: { name: "Shop" },
      headers: { "if-match": etag },
    } as const;
    expect(await call(hub, `${path}/${id}`, edit)).toMatchObject({ body: { name: "Shop" } });
    expect((await call(hub, `${path}/${id}`, edit)).status).toBe(409);
    const user = { login: "nord", role: "manager", branches: ["nord"], token: true };
    const { body } = await call<{ token: string }>(hub, "/v1/users", { body: user });
    expect((await call(hub, path, { as: body.token })).status).toBe(403);
    expect((await call(hub, `${path}/${id}`, { method: "DELETE" })).status).toBe(204);
    expect((await read(id)).status).toBe(404);
  });
});
