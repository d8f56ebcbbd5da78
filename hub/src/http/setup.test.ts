import { ask } from "@cardweave/shared/http/app-builders";
import type { SetupView } from "@cardweave/shared/protocol/http/setup";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, aHubApp, call, type HubApp } from "../hub-builders.ts";

let hub: HubApp;

beforeAll(async () => {
  hub = await aHubApp();
});

afterAll(() => hub.stop());

async function doneSteps(): Promise<readonly string[]> {
  const { status, body } = await call<SetupView>(hub, "/v1/setup");
  expect(status).toBe(200);
  expect(body.done).toBe(body.steps.every(({ done }) => done));
  return body.steps.filter(({ done }) => done).map(({ step }) => step);
}

describe("the way to the first sale", () => {
  test("R544 is read from what is there: each step ticks when its thing is made", async () => {
    const before = await doneSteps();
    expect(before).toContain("branch");
    for (const step of ["node", "till", "cashier", "campaign", "cards", "sale"]) {
      expect(before).not.toContain(step);
    }
    const till = { id: "nord-1", branch: "nord", name: "Till 1", training: true };
    await call(hub, "/v1/tills", { body: till });
    expect(await doneSteps()).not.toContain("till");
    await call(hub, "/v1/tills/nord-1", { method: "PATCH", body: { training: false } });
    expect(await doneSteps()).toContain("till");
    const anna = { login: "anna", role: "cashier", branches: [], password: "secret" };
    await call(hub, "/v1/operators", { body: anna });
    expect(await doneSteps()).toContain("cashier");
    await call(hub, "/v1/tills/nord-1", { method: "PATCH", body: { active: false } });
    expect(await doneSteps()).not.toContain("till");
  });

  test("R545 a branch's end of day is shown to who sees the branch, of any day, as CSV too", async () => {
    const asked = "/v1/branches/nord/day?date=2026-11-22";
    const day = await call<{ branch: string; rows: unknown[] }>(hub, asked);
    expect(day.status).toBe(200);
    expect(day.body).toMatchObject({ branch: "nord", rows: [] });
    const table = await ask(`${hub.app.url}${asked}`, {
      as: admin,
      headers: { accept: "text/csv" },
    });
    expect(table.headers.get("content-type")).toContain("text/csv");
    const made = await call<{ token: string }>(hub, "/v1/users", {
      body: { login: "south-manager", role: "manager", branches: ["sued"], token: true },
    });
    const { token } = made.body;
    expect((await call(hub, asked, { as: token })).status).toBe(404);
    expect((await call(hub, asked.replace("nord", "sued"), { as: token })).status).toBe(200);
    expect((await call(hub, asked.replace("nord", "nowhere"))).status).toBe(404);
  });
});
