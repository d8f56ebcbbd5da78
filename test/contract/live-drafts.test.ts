import { admin, aHubApp, call, type HubApp } from "@cardweave/hub/hub-builders";
import { systemTimers } from "@cardweave/shared/adapters/system-clock";
import { listenGuarded } from "@cardweave/shared/adapters/ws-guarded";
import { edited, syncMessage } from "@cardweave/shared/drafts/draft-builders";
import { draftHeads, openDraft, readDraft } from "@cardweave/shared/drafts/draft-document";
import {
  type EditorFrame,
  type HubFrame,
  liveDraftsPath,
  liveFrame,
  longestLiveFrame,
  readHubFrame,
} from "@cardweave/shared/drafts/live-frames";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";

let hub: HubApp;
let listener: { readonly close: (end: { code: string; detail: string }) => void };
const pages: Page[] = [];

beforeEach(async () => {
  hub = await aHubApp();
  listener = listenGuarded({
    server: hub.app.server,
    timers: systemTimers,
    path: liveDraftsPath,
    longest: longestLiveFrame,
    most: 3,
    ...hub.hub.editors,
  });
  await call(hub, "/v1/campaigns", { body: { id: "bread", draft: { name: "Bread" } } });
});

afterEach(async () => {
  for (const page of pages.splice(0)) page.end();
  listener.close({ code: "stopping", detail: "" });
  await hub.stop();
});

type Headers = Readonly<Record<string, string>>;

function address(): string {
  return `${hub.app.url.replace("http", "ws")}${liveDraftsPath}`;
}

/** The status of an upgrade that was refused. */
function refusal(headers: Headers): Promise<number> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(address(), { headers });
    socket.on("unexpected-response", (_, { statusCode = 0 }) => resolve(statusCode));
    socket.on("open", () => reject(new Error("was let in")));
    socket.on("error", () => undefined);
  });
}

/** One editor's page, frame by frame. */
class Page {
  readonly #socket: WebSocket;
  readonly #frames: HubFrame[] = [];
  readonly closed: Promise<string>;
  #look: () => void = () => undefined;

  constructor(headers: Headers = { authorization: `Bearer ${admin}` }) {
    this.#socket = new WebSocket(address(), { headers });
    this.#socket.on("message", (data) => {
      this.#frames.push(readHubFrame(new Uint8Array(data as Buffer)));
      this.#look();
    });
    this.closed = new Promise((resolve) => {
      this.#socket.on("close", (_, reason) => resolve(reason.toString()));
    });
    pages.push(this);
  }

  say(frame: EditorFrame): void {
    this.#socket.send(liveFrame(frame));
  }

  raw(bytes: Uint8Array): void {
    this.#socket.send(bytes);
  }

  /** The next frame of that kind, whatever comes before it. */
  hears<K extends HubFrame[0]>(kind: K): Promise<Extract<HubFrame, readonly [K, ...unknown[]]>> {
    return new Promise((resolve) => {
      this.#look = () => {
        const at = this.#frames.findIndex((frame) => frame[0] === kind);
        if (at < 0) return;
        const [found] = this.#frames.splice(0, at + 1).slice(-1);
        resolve(found as Extract<HubFrame, readonly [K, ...unknown[]]>);
      };
      this.#look();
    });
  }

  async opens(campaign: string): Promise<string> {
    await this.hears("welcome");
    this.say(["open", campaign]);
    return (await this.hears("opened"))[2];
  }

  end(): void {
    this.#socket.terminate();
  }
}

async function userOf(role: string): Promise<{ readonly token: string; readonly id: string }> {
  const wish = { login: `a-${role}`, role, token: true };
  return (await call<{ token: string; id: string }>(hub, "/v1/users", { body: wish })).body;
}

/** What the administrator's page would send after typing. */
async function typed(draft: object, from = openDraft([])): Promise<Uint8Array> {
  const { body } = await call<{ items: readonly { id: string }[] }>(hub, "/v1/users");
  return edited(from, { ...draft }, body.items[0]?.id ?? "").change;
}

describe("the way to drafts that are edited together", () => {
  test("R553 lets nobody in without a session, of another site, or without the role", async () => {
    expect(await refusal({})).toBe(401);
    expect(await refusal({ authorization: "Bearer wrong" })).toBe(401);
    const authorization = `Bearer ${admin}`;
    expect(await refusal({ authorization, origin: "https://elsewhere.example" })).toBe(403);
    expect(await refusal({ authorization, origin: "null" })).toBe(403);
    const { token } = await userOf("auditor");
    expect(await refusal({ authorization: `Bearer ${token}` })).toBe(403);
    const own = new Page({ authorization, origin: hub.app.url });
    expect((await own.hears("welcome"))[1]).toMatch(/^editor /);
  });

  test("R553 takes no more pages than it can bear", async () => {
    const three = [new Page(), new Page(), new Page()];
    await Promise.all(three.map((page) => page.hears("welcome")));
    expect(await refusal({ authorization: `Bearer ${admin}` })).toBe(503);
  });

  test("R553 opens only campaigns that there are", async () => {
    const page = new Page();
    await page.hears("welcome");
    page.say(["open", "nowhere"]);
    expect(await page.hears("refused")).toEqual(["refused", "nowhere", "not-found"]);
  });

  test("R553 ends a page that sends what no page sends, or too much of it", async () => {
    const broken = new Page();
    await broken.hears("welcome");
    broken.raw(Uint8Array.of(1, 2, 3));
    expect(await broken.closed).toMatch(/^malformed-frame/);
    const strange = new Page();
    const document = await strange.opens("bread");
    strange.say(["sync", document, Uint8Array.of(0x42, 9, 9)]);
    expect(await strange.closed).toMatch(/^malformed-frame/);
    const hasty = new Page();
    await hasty.hears("welcome");
    for (let at = 0; at < 400; at++) hasty.say(["at", "bread", "name"]);
    expect(await hasty.closed).toMatch(/^too-fast/);
  });

  test("R553 ends with the role", async () => {
    const { token, id } = await userOf("headquarters");
    const page = new Page({ authorization: `Bearer ${token}` });
    await page.opens("bread");
    await call(hub, `/v1/users/${id}`, { method: "PATCH", body: { active: false } });
    page.say(["at", "bread", "name"]);
    expect(await page.closed).toMatch(/^unauthenticated/);
  });
});

describe("a draft that two have open", () => {
  test("R554 brings each change to the other page and to every call, when it is kept", async () => {
    const anna = new Page();
    const ben = new Page();
    const document = await anna.opens("bread");
    expect(await ben.opens("bread")).toBe(document);
    const { body: before } = await call<{ version: string }>(hub, "/v1/campaigns/bread");
    // A page that has seen nothing yet asks for all.
    ben.say(["request", document, syncMessage([])]);
    await ben.hears("sync");
    const change = await typed({ on: "sale" });
    anna.say(["sync", document, syncMessage([change])]);
    const [, , heads] = await anna.hears("saved");
    expect((await ben.hears("saved"))[2]).toEqual(heads);
    const { body } = await call<{ draft: object; version: string }>(hub, "/v1/campaigns/bread");
    expect(body.draft).toEqual({ name: "Bread", on: "sale" });
    expect(body.version).not.toBe(before.version);
    const headers = { "if-match": `"${before.version}"` };
    const stale = { method: "POST", headers } as const;
    expect((await call(hub, "/v1/campaigns/bread/approve", stale)).status).toBe(409);
  });

  test("R554 shows what a call has changed", async () => {
    const anna = new Page();
    const document = await anna.opens("bread");
    anna.say(["request", document, syncMessage([])]);
    await anna.hears("sync");
    const body = { draft: { name: "Fresh bread" } };
    expect((await call(hub, "/v1/campaigns/bread", { method: "PATCH", body })).status).toBe(200);
    expect((await anna.hears("saved"))[2]).toHaveLength(1);
  });

  test("R554 says who is here and where, until they leave", async () => {
    const anna = new Page();
    await anna.opens("bread");
    const { token } = await userOf("headquarters");
    const ben = new Page({ authorization: `Bearer ${token}` });
    await ben.opens("bread");
    ben.say(["at", "bread", "effects.0.basisPoints"]);
    const where = async (): Promise<readonly string[]> => {
      const [, , people] = await anna.hears("here");
      return people.map(({ name, field }) => `${name} ${field}`);
    };
    let seen = await where();
    while (!seen.includes("a-headquarters effects.0.basisPoints")) seen = await where();
    expect(seen).toContain("root null");
    ben.end();
    while (seen.length > 1) seen = await where();
    expect(seen).toEqual(["root null"]);
  });

  test("R554 is there again after a restart, with all that was saved", async () => {
    const anna = new Page();
    const document = await anna.opens("bread");
    anna.say(["sync", document, syncMessage([await typed({ on: "sale" })])]);
    const first = (await anna.hears("saved"))[2];
    anna.end();
    hub = await hub.restart();
    const { body } = await call<{ draft: object }>(hub, "/v1/campaigns/bread");
    expect(body.draft).toEqual({ name: "Bread", on: "sale" });
    expect(first.length).toBeGreaterThan(0);
    expect(readDraft(openDraft([]))).toEqual({});
    expect(draftHeads(openDraft([]))).toHaveLength(1);
  });
});
