import { ask } from "@cardweave/shared/http/app-builders";
import { tokenHash } from "@cardweave/shared/http/people";
import type { AuditView } from "@cardweave/shared/protocol/http/audit";
import type {
  IssuedOperator,
  IssuedTill,
  OperatorView,
  TillView,
} from "@cardweave/shared/protocol/http/operator";
import type { IssuedUser } from "@cardweave/shared/protocol/http/user";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { admin, aHubApp, call, type HubApp, quickPasswords } from "../hub-builders.ts";

let hub: HubApp;

beforeAll(async () => {
  hub = await aHubApp();
});

afterAll(() => hub.stop());

const operators = "/v1/operators";
const anna = { login: "anna", role: "cashier", branches: ["nord"], password: "secret" };

function patch<T>(path: string, body: object, headers = {}) {
  return call<T>(hub, path, { method: "PATCH", body, headers });
}

async function aUser(body: object): Promise<IssuedUser & { token: string }> {
  const made = await call<IssuedUser>(hub, "/v1/users", { body: { token: true, ...body } });
  expect(made.status).toBe(201);
  return { ...made.body, token: made.body.token ?? "" };
}

describe("operators", () => {
  test("R565 are entries that every node reads; password and token are kept as hashes", async () => {
    const made = await call<IssuedOperator>(hub, operators, { body: { ...anna, token: true } });
    expect(made.status).toBe(201);
    const { id, token } = made.body;
    const entry = hub.replica.directory.operators.get(id);
    expect(entry?.token).toBe(tokenHash(token ?? ""));
    expect(await quickPasswords.verify(entry?.password ?? "", "secret")).toBe(true);
    const shown = await call<OperatorView>(hub, `${operators}/${id}`);
    expect(shown.body).toMatchObject({ hasPassword: true, hasToken: true, active: true });
    expect(JSON.stringify(shown.body)).not.toContain(token);
    const again = await call<IssuedOperator>(hub, `${operators}/${id}/token`, { method: "POST" });
    expect(again.body.token).not.toBe(token);
    expect(hub.replica.directory.operators.get(id)?.token).toBe(tokenHash(again.body.token ?? ""));
  });

  test("R565 have a login of their own, in any case, as long as they are active", async () => {
    const bert = { ...anna, login: "bert" };
    const { body } = await call<IssuedOperator>(hub, operators, { body: bert });
    const twin = await call(hub, operators, { body: { ...bert, login: "BERT" } });
    expect(twin).toMatchObject({ status: 409, body: { code: "conflict" } });
    await patch(`${operators}/${body.id}`, { active: false });
    expect((await call(hub, operators, { body: bert })).status).toBe(201);
    const back = await patch(`${operators}/${body.id}`, { active: true });
    expect(back.status).toBe(409);
  });

  test("R565 are refused at branches that there are not", async () => {
    const answer = await call(hub, operators, { body: { ...anna, branches: ["west"] } });
    expect(answer).toMatchObject({ status: 422, body: { fields: [{ field: "branches" }] } });
  });

  test("R561 an edit of a state that is no more is refused", async () => {
    const { etag, body } = await call<IssuedOperator>(hub, operators, {
      body: { ...anna, login: "cleo" },
    });
    const path = `${operators}/${body.id}`;
    const headers = { "if-match": etag };
    const first = await patch<OperatorView>(path, { role: "manager" }, headers);
    expect(first.body.role).toBe("manager");
    expect((await patch(path, { role: "cashier" }, headers)).status).toBe(409);
  });
});

describe("tills", () => {
  test("R566 get a token that is told once, and a new one ends it", async () => {
    const body = { id: "nord-9", branch: "nord", name: "Till 9", training: true };
    const made = await call<IssuedTill>(hub, "/v1/tills", { body });
    expect(made.body).toMatchObject({ ...body, active: true });
    expect(hub.replica.directory.tills.get("nord-9")?.token).toBe(tokenHash(made.body.token));
    expect((await call(hub, "/v1/tills", { body })).status).toBe(409);
    const elsewhere = { ...body, id: "west-1", branch: "west" };
    expect((await call(hub, "/v1/tills", { body: elsewhere })).status).toBe(422);
    const again = await call<IssuedTill>(hub, "/v1/tills/nord-9/token", { method: "POST" });
    expect(hub.replica.directory.tills.get("nord-9")?.token).toBe(tokenHash(again.body.token));
    const off = await patch<TillView>("/v1/tills/nord-9", { active: false, training: false });
    expect(off.body).toMatchObject({ active: false, training: false });
    expect(JSON.stringify(off.body)).not.toContain(again.body.token);
  });
});

describe("users", () => {
  test("R567 sign in as soon as they are made, and not after they are ended", async () => {
    const user = await aUser({ login: "dora", role: "auditor", password: "long enough" });
    const mine = { as: user.token };
    expect((await call(hub, "/v1/users", mine)).status).toBe(200);
    expect((await call(hub, "/v1/users", { ...mine, body: {} })).status).toBe(403);
    await patch(`/v1/users/${user.id}`, { active: false });
    expect((await call(hub, "/v1/users", mine)).status).toBe(401);
  });

  test("R567 a new password, another role and a sign-out everywhere end the sessions", async () => {
    const user = await aUser({ login: "emil", role: "auditor", password: "long enough" });
    const path = `/v1/users/${user.id}`;
    const signIn = async (password: string) => {
      const url = `${hub.app.url}/v1/sessions`;
      const response = await ask(url, { body: { login: "emil", password } });
      expect(response.status).toBe(201);
      return { cookie: response.headers.get("set-cookie")?.split(";")[0] ?? "" };
    };
    const isIn = async (headers: { cookie: string }) =>
      (await ask(`${hub.app.url}/v1/sessions/current`, { headers })).status === 200;
    const endings = [
      () => call(hub, `${path}/sign-out`, { method: "POST" }),
      () => patch(path, { role: "integration" }),
      () => call(hub, `${path}/password`, { body: { password: "another one" } }),
    ];
    for (const end of endings) {
      const one = await signIn("long enough");
      const two = await signIn("long enough");
      expect([await isIn(one), await isIn(two)]).toEqual([true, true]);
      expect((await end()).status).toBe(200);
      expect([await isIn(one), await isIn(two)]).toEqual([false, false]);
      await patch(path, { role: "auditor" });
    }
    await signIn("another one");
  });

  test("R725 who has tried too often may sign in again once headquarters has seen to it", async () => {
    const user = await aUser({ login: "ida", role: "auditor", password: "long enough" });
    const signIn = async (password: string) =>
      (await ask(`${hub.app.url}/v1/sessions`, { body: { login: "Ida", password } })).status;
    const lockOut = async () => {
      for (let tries = 0; tries < 5; tries++) expect(await signIn("a wrong one")).toBe(401);
      expect(await signIn("long enough")).toBe(429);
    };
    await lockOut();
    await call(hub, `/v1/users/${user.id}/sign-out`, { method: "POST" });
    expect(await signIn("a wrong one")).toBe(401);
    await call(hub, `/v1/users/${user.id}/password`, { body: { password: "long enough" } });
    await lockOut();
  });

  test("R567 somebody is always left at headquarters", async () => {
    for (const change of [{ active: false }, { role: "auditor" }]) {
      const answer = await patch("/v1/users/u-1", change);
      expect(answer).toMatchObject({ status: 409, body: { code: "conflict" } });
    }
  });

  test("R568 nobody who leads a branch or a region is without one", async () => {
    const made = (body: object) => call(hub, "/v1/users", { body: { login: "fritz", ...body } });
    expect((await made({ role: "manager" })).status).toBe(422);
    expect((await made({ role: "regional-manager" })).status).toBe(422);
    expect((await made({ role: "manager", branches: ["west"] })).status).toBe(422);
    const fritz = await aUser({ login: "fritz", role: "manager", branches: ["nord"] });
    expect((await patch(`/v1/users/${fritz.id}`, { branches: [] })).status).toBe(422);
  });

  test("R568 see the tills and operators of their own branches and regions", async () => {
    const gerd = await aUser({ login: "gerd", role: "manager", branches: ["sued"] });
    const heike = await aUser({ login: "heike", role: "regional-manager", regions: ["north"] });
    for (const branch of ["nord", "sued"]) {
      const body = { id: `${branch}-7`, branch, name: "Till 7" };
      expect((await call(hub, "/v1/tills", { body })).status).toBe(201);
      const operator = { ...anna, login: `only-${branch}`, branches: [branch] };
      expect((await call(hub, operators, { body: operator })).status).toBe(201);
    }
    const namesFor = async (as: string, path: string) => {
      const { body } = await call<{ items: { login?: string; id: string }[] }>(hub, path, { as });
      const names = body.items.map(({ login, id }) => login ?? id);
      return names.filter((name) => name.endsWith("-7") || name.startsWith("only-"));
    };
    expect(await namesFor(gerd.token, "/v1/tills")).toEqual(["sued-7"]);
    expect(await namesFor(gerd.token, operators)).toEqual(["only-sued"]);
    expect(await namesFor(heike.token, "/v1/tills")).toEqual(["nord-7"]);
    expect(await namesFor(heike.token, operators)).toEqual(["only-nord"]);
    expect(await namesFor(admin, "/v1/tills")).toHaveLength(2);
    const hidden = await call(hub, "/v1/tills/nord-7", { as: gerd.token });
    expect(hidden.status).toBe(404);
  });
});

test("R569 Q13: what headquarters changed is in the audit log, and no secret is", async () => {
  const made = await call<IssuedOperator>(hub, operators, {
    body: { ...anna, login: "ida", token: true },
  });
  const path = `/v1/audit?subject=${made.body.id}`;
  const { body } = await call<{ items: AuditView[] }>(hub, path);
  expect(body.items).toMatchObject([{ who: "u-1", role: "headquarters", act: "operator-added" }]);
  const all = JSON.stringify((await call(hub, "/v1/audit?limit=500")).body);
  for (const secret of [made.body.token, "secret", "quick"]) expect(all).not.toContain(secret);
  for (const sql of ["DELETE FROM audit", "UPDATE audit SET act = 'none'"]) {
    expect(() => hub.desk.run(sql)).toThrow("only added to");
  }
});
