import { defaultPolicy } from "@cardweave/shared/domain/policy";
import type {
  PolicyView,
  SettingChange,
  SettingView,
} from "@cardweave/shared/protocol/http/policy";
import type { PurseView } from "@cardweave/shared/protocol/http/purse-edit";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { aHubApp, call, type HubApp } from "../hub-builders.ts";

let hub: HubApp;

beforeAll(async () => {
  hub = await aHubApp();
});

afterAll(() => hub.stop());

const put = (name: string, value: unknown, headers = {}) =>
  call<SettingView>(hub, `/v1/policy/${name}`, { method: "PUT", body: { value }, headers });

describe("the policy", () => {
  test("R560 shows every setting with its default, and who changed it when", async () => {
    const before = await call<PolicyView>(hub, "/v1/policy");
    const names = before.body.items.map(({ name }) => name);
    expect(names).toEqual(Object.keys(defaultPolicy).toSorted());
    expect(before.body.items.every(({ isDefault, changedAt }) => isDefault && !changedAt)).toBe(
      true,
    );
    const set = await put("grantWaitMs", 250);
    expect(set.body).toMatchObject({ value: 250, default: 400, isDefault: false, changes: 1 });
    expect(set.body).toMatchObject({ changedBy: "u-1", changedAt: "2026-06-01T12:00:00+02:00" });
    expect(hub.replica.directory.policy.grantWaitMs).toBe(250);
    await put("grantWaitMs", 400);
    const { body } = await call<{ items: SettingChange[] }>(hub, "/v1/policy/grantWaitMs/history");
    expect(body.items.map(({ change, value, by }) => [change, value, by])).toEqual([
      [2, 400, "u-1"],
      [1, 250, "u-1"],
    ]);
    const after = await call<PolicyView>(hub, "/v1/policy");
    expect(after.etag).toBe(`"${after.body.version}"`);
  });

  test("R560 names the field that is wrong, and sets nothing", async () => {
    const { money } = defaultPolicy.limits;
    const answer = await put("limits", { money: { ...money, perCard: -1 } });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      code: "invalid",
      fields: [{ field: "value.money.perCard" }],
    });
    expect((await put("colour", "red")).status).toBe(404);
    expect(hub.replica.directory.policy.limits).toEqual(defaultPolicy.limits);
  });

  test("R561 an edit of a state that is no more is refused", async () => {
    const { etag } = await call(hub, "/v1/policy/schemes");
    expect((await put("schemes", ["own"], { "if-match": etag })).status).toBe(200);
    const late = await put("schemes", ["own", "uid"], { "if-match": etag });
    expect(late).toMatchObject({ status: 409, body: { code: "changed" } });
    await put("schemes", defaultPolicy.schemes);
  });
});

const coffee = {
  purse: "stamps:coffee",
  kind: "stamps",
  slots: 10,
  name: { de: "Kaffee", en: "Coffee" },
};
const add = (body: object) => call<PurseView>(hub, "/v1/purses", { body });

describe("purses", () => {
  test("R562 are defined once, and keep kind and slots", async () => {
    const made = await add(coffee);
    expect(made).toMatchObject({ status: 201, body: { ...coffee, active: true } });
    expect((await add(coffee)).status).toBe(409);
    const path = `/v1/purses/${encodeURIComponent(coffee.purse)}`;
    const change = { name: { de: "Kaffeepass", en: "Coffee pass" }, slots: 5 };
    const headers = { "if-match": made.etag };
    const renamed = await call(hub, path, { method: "PATCH", body: change, headers });
    expect(renamed).toMatchObject({ status: 200, body: { slots: 10, name: change.name } });
    const late = await call(hub, path, { method: "PATCH", body: { active: false }, headers });
    expect(late.status).toBe(409);
    const { body } = await call<{ items: PurseView[] }>(hub, "/v1/purses");
    expect(body.items.map(({ purse }) => purse)).toContain("stamps:coffee");
  });

  test.each([
    ["purse", { ...coffee, purse: "coffee" }],
    ["slots", { ...coffee, purse: "stamps:tea", slots: undefined }],
    ["slots", { ...coffee, purse: "points:extra", kind: "points" }],
    ["currency", { ...coffee, purse: "money:gift", kind: "money", slots: undefined }],
    ["currency", { ...coffee, purse: "money:x", kind: "money", slots: undefined, currency: "XQZ" }],
    ["unitValue", { ...coffee, purse: "stamps:cake", unitValue: 5 }],
    ["purse", { ...coffee, purse: "Stamps coffee" }],
  ])("R562 a purse with a wrong %s is refused", async (field, body) => {
    const answer = await add(body);
    expect(answer).toMatchObject({ status: 422, body: { code: "invalid", fields: [{ field }] } });
  });

  test("R562 points may pay, in a known currency money is kept", async () => {
    const paying = await add({
      purse: "points:gold",
      kind: "points",
      name: coffee.name,
      unitValue: 2,
    });
    expect(paying).toMatchObject({ status: 201, body: { unitValue: 2 } });
    const francs = { purse: "money:chf", kind: "money", name: coffee.name, currency: "CHF" };
    expect(await add(francs)).toMatchObject({ status: 201, body: { currency: "CHF" } });
  });
});

describe("every call", () => {
  const callAs = (token: string | null, method: string, route: string) => {
    const at = route.replace("/accounts/{id}", `/accounts/01${"a".repeat(32)}`);
    const filled = at.replace(/\{[a-z]+\}/g, "limits");
    const headers = token === null ? {} : { authorization: `Bearer ${token}` };
    return fetch(`${hub.app.url}${filled}`, { method, headers });
  };

  test("R568 is nobody's who is not signed in, and an auditor's only as far as it reads", async () => {
    const { body } = await call<{ token: string }>(hub, "/v1/users", {
      body: { login: "argus", role: "auditor", token: true },
    });
    const closed = hub.hub.routes.filter(({ roles }) => roles !== "anyone");
    expect(closed.length).toBeGreaterThan(40);
    for (const { method, path } of closed) {
      expect([path, (await callAs(null, method, path)).status]).toEqual([path, 401]);
    }
    const office = /^\/v1\/(policy|purses|operators|tills|users|cardholders|audit)/;
    const writing = closed.filter(({ method, path }) => method !== "GET" && office.test(path));
    expect(writing.length).toBeGreaterThan(15);
    for (const { method, path } of writing) {
      expect([path, (await callAs(body.token, method, path)).status]).toEqual([path, 403]);
    }
  });

  test("R568 a merchant enrols customers, and changes nothing that is the network's", async () => {
    const { body } = await call<{ token: string }>(hub, "/v1/users", {
      body: { login: "mara", role: "manager", branches: ["nord"], token: true },
    });
    const may = async (method: string, path: string) =>
      (await callAs(body.token, method, path)).status !== 403;
    expect(await may("POST", "/v1/cardholders")).toBe(true);
    for (const path of ["/v1/operators", "/v1/tills", "/v1/users", "/v1/purses"]) {
      expect([path, await may("POST", path)]).toEqual([path, false]);
    }
    expect(await may("PUT", "/v1/policy/limits")).toBe(false);
    expect(await may("GET", "/v1/users")).toBe(false);
    expect(await may("GET", "/v1/audit")).toBe(false);
  });
});
