import { ask } from "@cardweave/shared/http/app-builders";
import { afterEach, beforeEach, expect, test } from "vitest";
import { admin, aHubApp, call, type HubApp } from "./hub-builders.ts";

let hub: HubApp;
beforeEach(async () => {
  hub = await aHubApp();
});
afterEach(() => hub.stop());

type Heard = { readonly id: string; readonly name: string; readonly data: object };

async function listen(as: string, lastId?: string): Promise<Response> {
  const headers = lastId === undefined ? {} : { "last-event-id": lastId };
  const answer = await ask(`${hub.app.url}/v1/events`, { as, headers });
  expect(answer.status).toBe(200);
  return answer;
}

/** What a stream tells of campaigns, or of something else, until it has told so much; then it is left. */
async function heardOn(
  { body }: Response,
  count: number,
  wanted = "campaign",
): Promise<readonly Heard[]> {
  const heard: Heard[] = [];
  const decoder = new TextDecoder();
  let text = "";
  for await (const chunk of body ?? []) {
    text += decoder.decode(chunk as Uint8Array, { stream: true });
    const blocks = text.split("\n\n");
    text = blocks.pop() ?? "";
    heard.push(...blocks.flatMap(heardIn).filter(({ name }) => name === wanted));
    if (heard.length >= count) break;
  }
  return heard.slice(0, count);
}

function heardIn(block: string): readonly Heard[] {
  const field = (name: string) => new RegExp(`^${name}: ?(.*)$`, "m").exec(block)?.[1];
  const [name, data, id] = [field("event"), field("data"), field("id")];
  if (name === undefined || data === undefined || id === undefined) return [];
  return [{ id, name, data: JSON.parse(data) as object }];
}

const path = "/v1/campaigns/bread";

async function turn(name: string, body?: object): Promise<void> {
  const done = await call(hub, `${path}/${name}`, { method: "POST", body });
  expect(done.status).toBe(200);
}

test("R688 the hub tells live what becomes of campaigns, and what a page has missed", async () => {
  const effects = [{ type: "percentOff", target: "line", basisPoints: 500 }];
  await call(hub, "/v1/campaigns", { body: { id: "bread", draft: { name: "Bread", effects } } });
  const stream = await listen(admin);
  await turn("approve");
  const [approved] = await heardOn(stream, 1);
  expect(approved?.data).toMatchObject({ campaign: "bread", version: 1, change: "approved" });
  await turn("activate", { all: true });
  const { hash } = hub.replica.campaigns;
  await turn("pause");
  const missed = await heardOn(await listen(admin, approved?.id), 2);
  expect(missed.map(({ data }) => data)).toMatchObject([
    { change: "active", campaignSet: hash },
    { change: "paused", campaignSet: null },
  ]);
});

test("R688 somebody who sees a part of the network hears of campaigns, too", async () => {
  const user = { login: "north", role: "regional-manager", regions: ["north"], token: true };
  const { body } = await call<{ token: string }>(hub, "/v1/users", { body: user });
  const effects = [{ type: "percentOff", target: "line", basisPoints: 500 }];
  await call(hub, "/v1/campaigns", { body: { id: "bread", draft: { name: "Bread", effects } } });
  const stream = await listen(body.token);
  await turn("approve");
  expect(await heardOn(stream, 1)).toMatchObject([{ name: "campaign" }]);
});

test("R634 the hub tells live which of the network's lists has changed", async () => {
  const stream = await listen(admin);
  const made = await call(hub, "/v1/regions", { body: { id: "islands", name: "Islands" } });
  expect(made.status).toBe(201);
  const [told] = await heardOn(stream, 1, "network");
  expect(told?.data).toEqual({ kind: "region" });
});
