import { accountDocOf } from "@cardweave/shared/entries/doc-ids";
import { ask, type Running, startApp } from "@cardweave/shared/http/app-builders";
import { openApiOf } from "@cardweave/shared/http/openapi";
import { gapsIn } from "@cardweave/shared/http/openapi-builders";
import { nodeStatusView } from "@cardweave/shared/protocol/http/node-status";
import { act } from "@cardweave/shared/replica/act";
import { LineRunner } from "@cardweave/shared/replica/line/line-runner";
import { aNetworkOf, decree, HandClock, points } from "@cardweave/shared/replica/replica-builders";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { NodeHealth } from "../node-health.ts";
import { noReaders } from "../readers/reader-board.ts";
import { type Care, NodeStatus, noCare } from "../status/node-status.ts";
import { TillWatch } from "../status/till-watch.ts";
import { statusRoute } from "./status-routes.ts";

const tokens = {
  till: { role: "till", till: "t1", branch: "nord" },
  anna: { role: "cashier", till: "t1", branch: "nord", operator: "o-1" },
  stranger: { role: "cardholder" },
} as const;

const till = { kind: "till", branch: "nord", name: "Till", token: "0".repeat(64) } as const;
const nowhere = () => Promise.reject(new Error("there is no hub"));

let app: Running;
let clock: HandClock;
let tills: TillWatch;
let free: number;
let care: Care;
let book: () => Promise<unknown>;
const lowBytes = 1_000_000;

beforeEach(async () => {
  clock = new HandClock();
  const replica = await aNetworkOf(["nord"], { clock });
  await decree(replica, { ...till, id: "t1", training: false, active: true });
  await decree(replica, { ...till, id: "gone", training: false, active: false });
  tills = new TillWatch(clock);
  free = 5_000_000;
  care = noCare;
  const disk = { gauge: () => ({ free, total: 10_000_000 }), lowBytes };
  const line = new LineRunner(replica, { dial: nowhere }, "0.1.0");
  const parts = { replica, line, branch: "nord", version: "0.1.0", readers: noReaders, disk };
  const health = new NodeHealth(parts);
  const status = new NodeStatus({ ...parts, health, tills, care: () => care });
  app = await startApp({ tokens, routes: () => [statusRoute(status)] });
  const doc = accountDocOf(new Uint8Array(32), "own", "1");
  book = () =>
    act(replica, {
      key: { till: "t1", id: "b1" },
      by: null,
      request: "0".repeat(64),
      wishes: [
        {
          doc,
          command: { type: "credit", purse: points, amount: 12, reason: "goodwill" } as const,
        },
      ],
      answer: async () => ({ status: 201, body: "{}" }),
    });
});

afterEach(() => app.stop());

const path = "/v1/status";

async function told(): Promise<Record<string, unknown>> {
  return (await (await ask(`${app.url}${path}`, { as: "anna" })).json()) as Record<string, unknown>;
}

describe("a node's status", () => {
  test("R817 is told to who works in the shop, in the form that is published", async () => {
    expect((await ask(`${app.url}${path}`, { as: "stranger" })).status).toBe(403);
    expect((await ask(`${app.url}${path}`, {})).status).toBe(401);
    const status = nodeStatusView.parse(await told());
    expect(status).toMatchObject({
      branch: { id: "nord", zone: "Europe/Berlin" },
      currency: "EUR",
      disk: { free: 5_000_000, total: 10_000_000, low: false },
      health: { line: { state: "offline" }, clockOffsetMs: null },
      care: { check: null, backup: null },
    });
    const routes = [statusRoute({ read: () => Promise.reject(new Error("not asked")) })];
    const about = { title: "Node", version: "1", text: "" };
    expect(gapsIn(openApiOf(about, routes), routes)).toEqual([]);
  });

  test("R817 names the oldest bookings that only this node has, by till and value", async () => {
    const before = (await told())["unsent"] as readonly unknown[];
    await book();
    const { unsent } = (await told()) as { unsent: readonly Record<string, unknown>[] };
    expect(unsent).toHaveLength(before.length + 1);
    expect(unsent.at(-1)).toMatchObject({
      kind: "credit",
      purse: "points",
      amount: 12,
      till: "t1",
    });
  });

  test("R817 says which tills ask, and when the others did", async () => {
    expect((await told())["tills"]).toEqual([
      { id: "t1", name: "Till", training: false, connected: false, lastSeenAt: null },
    ]);
    const known = tills.watching(async () => ({ principal: tokens.anna }));
    await known({ kind: "bearer", token: "anna" });
    expect((await told())["tills"]).toMatchObject([{ id: "t1", connected: true }]);
    clock.move(31_000);
    expect((await told())["tills"]).toMatchObject([
      { connected: false, lastSeenAt: "2026-06-01T12:00:00+02:00" },
    ]);
  });

  test("R817 warns before the disk is full, and says when the data was looked after", async () => {
    free = lowBytes - 1;
    care = { check: { at: clock.now(), differences: 0 }, backup: { at: clock.now(), bytes: 7 } };
    const at = "2026-06-01T12:00:00+02:00";
    expect(await told()).toMatchObject({
      disk: { low: true },
      health: { status: "attention", attention: [{ code: "disk-low" }] },
      care: { check: { at, differences: 0 }, backup: { at, bytes: 7 } },
    });
  });
});
