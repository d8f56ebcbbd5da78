import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { assert } from "../domain/assert.ts";
import { StorageFault } from "../ports/entry-store.ts";
import { ask, type Running, startApp } from "./app-builders.ts";
import { aWish, problemOf, trialRoutes, trialTokens } from "./trial-builders.ts";

let app: Running;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "cardweave-pages-"));
  mkdirSync(join(folder, "assets"));
  writeFileSync(join(folder, "index.html"), "<!doctype html><title>Till</title>");
  writeFileSync(join(folder, "assets", "main-Ab3dEf9h.js"), "export {};");
  app = await startApp({
    routes: () => trialRoutes,
    tokens: trialTokens,
    options: {
      pages: [
        { at: "/status", folder },
        { at: "/", folder },
      ],
    },
  });
});

afterAll(async () => {
  await app.stop();
  rmSync(folder, { recursive: true });
});

describe("a call", () => {
  test("gets its parsed parts and its caller", async () => {
    const answer = await ask(`${app.url}/v1/things/bread?limit=7`, { as: "till" });
    expect(await answer.json()).toEqual({ id: "bread", limit: 7, till: "t1" });
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("etag")).toBeNull();
    expect(answer.headers.get("x-powered-by")).toBeNull();
  });

  test("is refused with the code and the numbers of the refusal", async () => {
    const answer = await ask(`${app.url}/v1/things/gone`, { as: "till" });
    expect(await problemOf(answer)).toEqual({
      type: "https://cardweave.dev/problems/too-little",
      title: "Not enough on the card",
      status: 409,
      code: "too-little",
      detail: expect.stringContaining("Asked 2000, here guaranteed 500"),
      asked: 2000,
      guaranteed: 500,
    });
  });

  test("is refused in German to who asks for it", async () => {
    const headers = { "accept-language": "de-DE,de;q=0.9" };
    const answer = await ask(`${app.url}/v1/things/gone`, { as: "till", headers });
    expect(await problemOf(answer)).toMatchObject({ title: "Nicht genug auf der Karte" });
  });

  test("names the fields that it does not know and does them no harm", async () => {
    const body = { ...aWish, colour: "red", card: { number: "K7Q2", shade: 1 } };
    const answer = await ask(`${app.url}/v1/wishes`, { body });
    expect(answer.status).toBe(201);
    expect(await answer.json()).toEqual({ amount: 100, warnings: ["card.shade", "colour"] });
  });
});

describe("what cannot be read", () => {
  test.each([
    ["broken JSON", '{"amount":'],
    ["no UTF-8", Buffer.from([0x22, 0xff, 0x22])],
  ])("is malformed: %s", async (_name, body) => {
    const headers = { "content-type": "application/json" };
    const answer = await fetch(`${app.url}/v1/wishes`, { method: "POST", headers, body });
    expect(await problemOf(answer)).toMatchObject({ status: 400, code: "malformed" });
  });

  test("is malformed: an address that cannot be decoded", async () => {
    const answer = await ask(`${app.url}/v1/things/%E0%A4%A`, { as: "till" });
    expect(await problemOf(answer)).toMatchObject({ code: "malformed" });
  });

  test("is malformed: no body at all", async () => {
    const answer = await ask(`${app.url}/v1/wishes`, { method: "POST" });
    expect(await problemOf(answer)).toMatchObject({ code: "malformed" });
  });

  test("is invalid with the list of fields, and does not quote what was sent", async () => {
    const body = { amount: 1.5, card: { number: 4711_4711 } };
    const problem = await problemOf(await ask(`${app.url}/v1/wishes`, { body }));
    expect(problem).toMatchObject({
      status: 422,
      code: "invalid",
      fields: [{ field: "amount" }, { field: "card.number" }],
    });
    expect(JSON.stringify(problem)).not.toContain("4711");
  });

  test("is invalid in a query, and not found in a path", async () => {
    const query = await ask(`${app.url}/v1/things/bread?limit=99`, { as: "till" });
    expect(await problemOf(query)).toMatchObject({ code: "invalid", fields: [{ field: "limit" }] });
    const path = await ask(`${app.url}/v1/things/BREAD`, { as: "till" });
    expect(await problemOf(path)).toMatchObject({ status: 404, code: "not-found" });
  });

  test.each([
    ["a form", { "content-type": "application/x-www-form-urlencoded" }],
    ["a compressed body", { "content-type": "application/json", "content-encoding": "gzip" }],
  ])("is unsupported: %s", async (_name, headers) => {
    const answer = await ask(`${app.url}/v1/wishes`, { body: aWish, headers });
    expect(await problemOf(answer)).toMatchObject({ status: 415, code: "unsupported-media" });
  });
});

describe("a fault", () => {
  test("of the disk is named and nothing more", async () => {
    const problem = await problemOf(await ask(`${app.url}/v1/full`, {}));
    expect(problem).toMatchObject({ status: 507, code: "storage" });
    expect(JSON.stringify(problem)).not.toContain("secret");
    expect(app.faults.at(-1)).toBeInstanceOf(StorageFault);
  });

  test("of our own leaks nothing, and leaves a number to ask for", async () => {
    const answer = await ask(`${app.url}/v1/bug`, {});
    const problem = await problemOf(answer);
    expect(problem).toMatchObject({ status: 500, code: "internal" });
    expect(JSON.stringify(problem)).not.toContain("secret");
    expect(problem["requestId"]).toBe(answer.headers.get("x-request-id"));
  });
});

describe("an address", () => {
  test("that nobody serves is not found", async () => {
    const answer = await ask(`${app.url}/v1/none`, {});
    expect(await problemOf(answer)).toMatchObject({ status: 404, code: "not-found" });
  });

  test("answers HEAD like GET without the body", async () => {
    const answer = await ask(`${app.url}/v1/things/bread`, { as: "till", method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get("content-length"))).toBeGreaterThan(0);
    expect(await answer.text()).toBe("");
  });

  test("tells its methods", async () => {
    const options = await ask(`${app.url}/v1/things/bread`, { method: "OPTIONS" });
    expect(options.status).toBe(204);
    expect(options.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
    const answer = await ask(`${app.url}/v1/things/bread`, { method: "DELETE" });
    expect(await problemOf(answer)).toMatchObject({ status: 405, code: "method-not-allowed" });
    expect(answer.headers.get("allow")).toBe("GET, HEAD, OPTIONS");
  });
});

describe("pages", () => {
  test("are asked for again, their hashed files never", async () => {
    const page = await fetch(`${app.url}/`);
    expect(await page.text()).toContain("Till");
    expect(page.headers.get("cache-control")).toBe("no-cache");
    expect(page.headers.get("etag")).not.toBeNull();
    const file = await fetch(`${app.url}/assets/main-Ab3dEf9h.js`);
    expect(file.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
  });

  test("R872 are found without the slash at their end too", async () => {
    const bare = await fetch(`${app.url}/status?from=till`, { redirect: "manual" });
    expect([bare.status, bare.headers.get("location")]).toEqual([308, "/status/?from=till"]);
    expect(await (await fetch(`${app.url}/status`)).text()).toContain("Till");
    const other = await fetch(`${app.url}/status`, { method: "POST" });
    expect(other.status).toBe(404);
    expect((await fetch(`${app.url}/stat`)).status).toBe(404);
  });

  test("load nothing from elsewhere and stand in no frame", async () => {
    const policy = (await fetch(`${app.url}/`)).headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'self'");
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).not.toMatch(/'unsafe-(eval|inline)/);
    expect(policy).not.toContain("upgrade-insecure-requests");
  });
});

describe("what is written down", () => {
  test("is the route, never address, token or body", async () => {
    await ask(`${app.url}/v1/things/secretplace`, { as: "till" });
    await ask(`${app.url}/v1/acts`, { as: "till", key: "secretkey", body: aWish });
    await ask(`${app.url}/v1/wishes`, { body: { ...aWish, card: { number: "SECRETNUMBER" } } });
    const log = app.lines.join("\n");
    expect(log).toContain('"/v1/things/{id}"');
    expect(log).not.toMatch(/secretplace|Bearer|"till"|secretkey|SECRETNUMBER|K7Q2/);
  });

  test("is measured by route", async () => {
    await ask(`${app.url}/v1/things/bread`, { as: "till" });
    const text = await (await fetch(`${app.url}/metrics`)).text();
    expect(text).toContain("cardweave_answer 42");
    expect(text).toMatch(/_count\{method="GET",route="\/v1\/things\/\{id\}",status="200"\} \d+/);
    assert(!text.includes("bread"), "no series is named after an address");
  });
});
