import { afterEach, describe, expect, test } from "vitest";
import { memoryStore } from "../adapters/memory-store.ts";
import type { Body } from "../domain/bodies.ts";
import type { Operator } from "../domain/control-bodies.ts";
import { defaultPolicy } from "../domain/policy.ts";
import { admit } from "../replica/admit.ts";
import type { Replica } from "../replica/replica.ts";
import { aNetworkOf, aReplica, bytesIn, decree, HandClock } from "../replica/replica-builders.ts";
import { ask, type Running } from "./app-builders.ts";
import { bookingRoutes } from "./booking-routes.ts";
import { tokenHash } from "./people.ts";
import { ReplicaBookings } from "./replica-bookings.ts";
import { anna, openShop } from "./sale/shop-builders.ts";

type Branch = {
  readonly network: Replica;
  readonly replica: Replica;
  readonly clock: HandClock;
  app: Running;
};

const open: Running[] = [];

afterEach(async () => {
  for (const app of open.splice(0)) await app.stop();
});

function operator(id: string, role: Operator["role"]): Body {
  const rest = { password: null, token: tokenHash(id), active: true };
  return { kind: "operator", id, login: id, role, branches: [], ...rest };
}

async function serve(replica: Replica): Promise<Running> {
  const { app } = await openShop(replica, {
    routes: (parts) => bookingRoutes(new ReplicaBookings(parts), ["till"]),
  });
  open.push(app);
  return app;
}

async function aBranch(store = memoryStore()): Promise<Branch> {
  const clock = new HandClock();
  const network = await aNetworkOf(["nord"], { clock });
  const people = [
    operator("cora", "cashier"),
    operator("carl", "cashier"),
    operator("mia", "manager"),
  ];
  await decree(network, ...people);
  const replica = await aReplica("nord", { clock, store });
  await admit(replica, await bytesIn(network), { from: "test" });
  return { network, replica, clock, app: await serve(replica) };
}

let keys = 0;

type Gift = { readonly as?: string; readonly amount: number; readonly reason?: string };

function book({ app }: Branch, { as, amount, reason = "goodwill" }: Gift, key = `${keys++}`) {
  const by = as === undefined ? {} : { operator: as };
  const wish = { card: anna, type: "credit", purse: "points", amount, reason, ...by };
  return ask(`${app.url}/v1/bookings`, { as: "t1", key, body: wish });
}

async function statusOf(branch: Branch, gift: Gift): Promise<number> {
  return (await book(branch, gift)).status;
}

describe("goodwill at a node", () => {
  test("R563 B11: is held to the limits of the operator's role, with the numbers", async () => {
    const branch = await aBranch();
    for (let done = 0; done < 4; done++) {
      expect(await statusOf(branch, { as: "cora", amount: 50 })).toBe(201);
    }
    const refused = await book(branch, { as: "cora", amount: 1 });
    expect(refused.status).toBe(403);
    expect(await refused.json()).toMatchObject({
      code: "not-allowed",
      what: "goodwill-limit",
      role: "cashier",
      asked: 1,
      perBooking: 50,
      perDay: 200,
      givenToday: 200,
      leftToday: 0,
    });
    expect(await statusOf(branch, { as: "carl", amount: 51 })).toBe(403);
    expect(await statusOf(branch, { as: "carl", amount: 50 })).toBe(201);
    expect(await statusOf(branch, { as: "mia", amount: 500 })).toBe(201);
    expect(await statusOf(branch, { as: "cora", amount: 500, reason: "earned" })).toBe(201);
    expect(await statusOf(branch, { as: "cora", amount: 1, reason: "adjustment" })).toBe(403);
  });

  test("R563 at a till at which nobody has signed in is held to the cashier's", async () => {
    const branch = await aBranch();
    expect(await statusOf(branch, { amount: 51 })).toBe(403);
    expect(await statusOf(branch, { amount: 50 })).toBe(201);
  });

  test("R564 counts after a restart, and anew on the next business day", async () => {
    const branch = await aBranch();
    for (let done = 0; done < 4; done++) await book(branch, { as: "cora", amount: 50 });
    branch.app = await serve(branch.replica);
    expect(await statusOf(branch, { as: "cora", amount: 1 })).toBe(403);
    branch.clock.move(12 * 3_600_000);
    expect(await statusOf(branch, { as: "cora", amount: 50 })).toBe(201);
    branch.app = await serve(branch.replica);
    expect(await statusOf(branch, { as: "cora", amount: 50 })).toBe(201);
  });

  test("R564 of bookings that are stored together no more go through than there is room", async () => {
    const store = memoryStore();
    const branch = await aBranch(store);
    const commit = store.commit.bind(store);
    store.commit = async (batch) => {
      for (let turn = 0; turn < 200; turn++) {
        await new Promise((resolve) => setImmediate(resolve));
      }
      return commit(batch);
    };
    const many = Array.from({ length: 9 }, () => statusOf(branch, { as: "cora", amount: 40 }));
    const statuses = await Promise.all(many);
    expect(statuses.filter((status) => status === 201)).toHaveLength(5);
  });

  test("R564 of bookings at the same moment no more go through than the limit has room for", async () => {
    const branch = await aBranch();
    const many = Array.from({ length: 9 }, () => statusOf(branch, { as: "cora", amount: 40 }));
    const statuses = await Promise.all(many);
    expect(statuses.filter((status) => status === 201)).toHaveLength(5);
  });

  test("R564 what was undone the same day has room again, and a retry is no second booking", async () => {
    const branch = await aBranch();
    await book(branch, { as: "cora", amount: 50 }, "first");
    for (let done = 0; done < 3; done++) await book(branch, { as: "cora", amount: 50 });
    const again = await book(branch, { as: "cora", amount: 50 }, "first");
    expect([again.status, again.headers.get("idempotent-replayed")]).toEqual([201, "true"]);
    const { receipt } = (await again.json()) as { receipt: string };
    const undo = await ask(`${branch.app.url}/v1/reversals`, {
      as: "t1",
      key: "undo",
      body: { receipt, reason: "mistake" },
    });
    expect(undo.status).toBe(201);
    expect(await statusOf(branch, { as: "cora", amount: 50 })).toBe(201);
    expect(await statusOf(branch, { as: "cora", amount: 1 })).toBe(403);
  });

  test("R563, R560 another limit by headquarters holds as soon as its entry has come", async () => {
    const branch = await aBranch();
    const { cashier } = defaultPolicy.goodwill;
    const value = JSON.stringify({ cashier: { ...cashier, perBooking: { points: 5 } } });
    const entries = await decree(branch.network, { kind: "policy", name: "goodwill", value });
    expect(await statusOf(branch, { as: "cora", amount: 6 })).toBe(201);
    await admit(
      branch.replica,
      entries.map(({ bytes }) => bytes),
      { from: "hub" },
    );
    expect(await statusOf(branch, { as: "cora", amount: 6 })).toBe(403);
    expect(await statusOf(branch, { as: "cora", amount: 5 })).toBe(201);
  });
});
