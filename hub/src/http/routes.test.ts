import { systemClock } from "@cardweave/shared/adapters/system-clock";
import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { ok, refused } from "@cardweave/shared/domain/result";
import {
  type AppParts,
  ask,
  quiet,
  type Running,
  startApp,
} from "@cardweave/shared/http/app-builders";
import { docsPage } from "@cardweave/shared/http/docs-page";
import { EventFeed } from "@cardweave/shared/http/events";
import { openApiOf } from "@cardweave/shared/http/openapi";
import { gapsIn } from "@cardweave/shared/http/openapi-builders";
import type { HubRegistry } from "@cardweave/shared/http/services";
import { SessionKeeper } from "@cardweave/shared/http/session-keeper";
import { enrolled, enrolmentCode } from "@cardweave/shared/protocol/http/device";
import { hubHealth } from "@cardweave/shared/protocol/http/health";
import type { BranchView } from "@cardweave/shared/protocol/http/place";
import { branchList, branchView } from "@cardweave/shared/protocol/http/place";
import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { type HubServices, hubRoutes } from "./routes.ts";

const at = "2026-11-22T14:02:11+01:00";
const publicKey = "ab".repeat(32);

/** Branches and codes as headquarters keeps them, without the entries behind. */
function aRegistry(): HubRegistry {
  const branches = new Map<string, BranchView>();
  const codes = new Set<string>();
  const region = { id: "north", name: "North", active: true, version: "1" };
  return {
    branches: () => Promise.resolve(ok({ items: [...branches.values()], next: null })),
    branch: (id) => {
      const found = branches.get(id);
      return Promise.resolve(found === undefined ? refused("not-found") : ok(found));
    },
    addBranch: ({ id, name, region: of = null, zone = "Europe/Berlin" }) => {
      if (branches.has(id)) return Promise.resolve(refused("conflict"));
      const places = { region: of, zone, franchisee: null };
      const made = { id, name, ...places, active: true, version: "1" };
      branches.set(id, made);
      return Promise.resolve(ok(made));
    },
    changeBranch: ({ id, change, version }) => {
      const before = branches.get(id);
      if (before === undefined) return Promise.resolve(refused("not-found"));
      const isOther = version !== undefined && version !== before.version;
      if (isOther) return Promise.resolve(refused("changed"));
      const { name = before.name, active = before.active } = change;
      const after = { ...before, name, active, version: `${Number(before.version) + 1}` };
      branches.set(id, after);
      return Promise.resolve(ok(after));
    },
    regions: () => Promise.resolve(ok({ items: [region], next: null })),
    region: () => Promise.resolve(ok(region)),
    addRegion: () => Promise.resolve(ok(region)),
    changeRegion: () => Promise.resolve(ok(region)),
    devices: () => Promise.resolve(ok({ items: [], next: null })),
    makeEnrolment: ({ role, branch, name }) => {
      codes.add("ABCD-EFGH-1234");
      return Promise.resolve(ok({ code: "ABCD-EFGH-1234", validUntil: at, role, branch, name }));
    },
    enrol: ({ code }) =>
      Promise.resolve(codes.delete(code) ? ok(welcome) : refused("unauthenticated")),
  };
}

const welcome = {
  device: "aa".repeat(16),
  network: "bb".repeat(32),
  root: "cc".repeat(16),
  rootKey: publicKey,
  secret: "dd".repeat(32),
  certificate: "AQID",
  control: ["AQID"],
  hub: "ee".repeat(16),
  branch: "nord",
  role: "node",
  currency: "EUR",
  zone: "Europe/Berlin",
  networkName: "Test",
  time: at,
};

const session = {
  user: { id: "u1", login: "root", role: "headquarters" },
  branches: [],
  regions: [],
  currency: "EUR",
  zone: "Europe/Berlin",
  networkName: "Test",
};

function services(): HubServices {
  const none = () => Promise.resolve(refused("not-found"));
  return {
    accounts: { lookup: none, byId: none, entries: none, document: none },
    cards: { status: none, link: none, pin: none, issue: none },
    receiptLinks: { linkOf: (id) => `https://cards.example/r/${id}`, receiptIn: () => undefined },
    receipts: { receipt: none, numbered: none },
    sessions: {
      signIn: () => Promise.resolve(refused("too-many", { retryAfterSeconds: 7 })),
      byToken: () => Promise.resolve(undefined),
      stands: () => Promise.resolve(true),
      current: () => Promise.resolve(session),
    },
    registry: aRegistry(),
    purses: { purses: () => Promise.resolve([]) },
    health: {
      read: () =>
        Promise.resolve({
          status: "ok",
          api: "1",
          version: "0.1.0",
          device: "d1",
          epoch: "e1",
          entries: 0,
          pending: 0,
          invalid: 0,
          aside: 0,
          connected: 0,
          refusedLines: {},
          devices: 0,
          digest: "00",
          campaignSet: null,
          leftOut: [],
          attention: [],
        }),
    },
    live: quiet,
  };
}

const tokens = {
  office: { role: "headquarters" },
  auditor: { role: "auditor" },
  till: { role: "till", till: "t1" },
} as const;

const running: Running[] = [];
let app: Running;

beforeEach(async () => {
  app = await startApp({
    tokens,
    routes: (parts: AppParts) => hubRoutes({ services: services(), ...parts }),
  });
  running.push(app);
});

afterAll(async () => {
  for (const one of running) await one.stop();
});

const nord = { id: "nord", name: "Nord" };
const branches = () => `${app.url}/v1/branches`;

describe("branches", () => {
  test("are made once, read, listed", async () => {
    const made = await ask(branches(), { as: "office", body: nord });
    expect(made.status).toBe(201);
    expect(made.headers.get("location")).toBe("/v1/branches/nord");
    expect(branchView.parse(await made.json())).toMatchObject({ ...nord, active: true });
    expect((await ask(branches(), { as: "office", body: nord })).status).toBe(409);
    const list = await ask(branches(), { as: "auditor" });
    expect(branchList.parse(await list.json()).items).toHaveLength(1);
    expect((await ask(`${branches()}/sued`, { as: "auditor" })).status).toBe(404);
  });

  test("are changed only by who has seen the newest state", async () => {
    await ask(branches(), { as: "office", body: nord });
    const url = `${branches()}/nord`;
    const etag = (await ask(url, { as: "auditor" })).headers.get("etag") ?? "";
    expect(etag).toBe('"1"');
    const headers = { "if-match": etag };
    const rename = (name: string) =>
      ask(url, { as: "office", method: "PATCH", body: { name }, headers });
    const first = await rename("Nordtor");
    expect(first.headers.get("etag")).toBe('"2"');
    const late = await rename("Nordwall");
    expect(late.status).toBe(409);
    expect(await late.json()).toMatchObject({ code: "changed" });
  });

  test("are made by headquarters alone, in a zone that exists", async () => {
    expect((await ask(branches(), { as: "auditor", body: nord })).status).toBe(403);
    expect((await ask(branches(), { as: "till", body: nord })).status).toBe(403);
    const body = { ...nord, zone: "Europe/Nowhere" };
    const answer = await ask(branches(), { as: "office", body });
    expect(await answer.json()).toMatchObject({ code: "invalid", fields: [{ field: "zone" }] });
  });
});

describe("a device", () => {
  const enrolments = () => `${app.url}/v1/devices/enrolments`;
  const request = { branch: "nord", name: "Back office" };

  test("joins with a code, once", async () => {
    const made = await ask(enrolments(), { as: "office", body: request });
    expect(made.status).toBe(201);
    const { code, role } = enrolmentCode.parse(await made.json());
    expect(role).toBe("node");
    const enrol = () => ask(`${app.url}/v1/enrol`, { body: { code, publicKey } });
    const first = await enrol();
    expect(first.status).toBe(201);
    expect(enrolled.parse(await first.json())).toEqual(welcome);
    expect((await enrol()).status).toBe(401);
  });

  test("cannot join with half a key", async () => {
    const body = { code: "ABCD-EFGH-1234", publicKey: "abcd" };
    const answer = await ask(`${app.url}/v1/enrol`, { body });
    expect(await answer.json()).toMatchObject({
      code: "invalid",
      fields: [{ field: "publicKey" }],
    });
  });

  test("gets no code from somebody who may only read", async () => {
    expect((await ask(enrolments(), { as: "auditor", body: request })).status).toBe(403);
  });
});

describe("somebody who tries too often", () => {
  test("is told how long to wait", async () => {
    const body = { login: "root", password: "guess" };
    const answer = await ask(`${app.url}/v1/sessions`, { body });
    expect(answer.status).toBe(429);
    expect(answer.headers.get("retry-after")).toBe("7");
  });
});

test("health is whole for who is known, else brief", async () => {
  const whole = await (await ask(`${app.url}/v1/health`, { as: "auditor" })).json();
  expect(hubHealth.parse(whole)).toMatchObject({ epoch: "e1" });
  const brief = await (await ask(`${app.url}/v1/health`, {})).json();
  expect(brief).toEqual({ status: "ok", api: "1" });
});

describe("the description", () => {
  const settings = { clock: systemClock, random: systemRandom, cookie: "c", tls: false };
  const keeper = new SessionKeeper(settings);
  const routes = hubRoutes({ services: services(), feed: new EventFeed(systemRandom), keeper });
  const document = openApiOf({ title: "Hub", version: "1", text: "" }, routes);

  test("has every call and every shape, and each can be read on the page", () => {
    expect(gapsIn(document, routes)).toEqual([]);
    const page = docsPage(document);
    for (const { path } of routes) expect(page).toContain(path);
  });
});
