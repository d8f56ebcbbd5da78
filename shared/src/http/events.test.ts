import { setImmediate } from "node:timers/promises";
import { Subject } from "rxjs";
import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";
import { type AppParts, ask, type Running, startApp } from "./app-builders.ts";
import { eventRoute } from "./common-routes.ts";
import type { EventFeed } from "./events.ts";
import type { LiveEvent } from "./services.ts";

const tokens = {
  nord: { role: "till", till: "t1", branch: "nord" },
  markt: { role: "till", till: "t2", branch: "markt" },
} as const;

let app: Running;
let feed: EventFeed;
let events$: Subject<LiveEvent>;

afterEach(() => app.stop());

async function start(): Promise<void> {
  events$ = new Subject();
  app = await startApp({
    tokens,
    routes: (parts: AppParts) => {
      feed = parts.feed;
      feed.follow(events$);
      return [
        eventRoute({
          path: "/v1/events",
          summary: "For the test",
          live: {
            events$,
            sees: (event, by) => event.branch === undefined || event.branch === by.branch,
          },
          feed,
          roles: ["till"],
          events: { account: z.object({ account: z.string() }) },
        }),
      ];
    },
  });
}

type Heard = { readonly id: string; readonly event: string; readonly data: unknown };

/** Listens as a page does, and tells the next events one by one. */
async function listen(as: string, lastId?: string): Promise<Listening> {
  const headers = lastId === undefined ? {} : { "last-event-id": lastId };
  const answer = await ask(`${app.url}/v1/events`, { as, headers });
  expect(answer.headers.get("content-type")).toBe("text/event-stream");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  if (answer.body === null) throw new Error("a stream has a body");
  return new Listening(answer.body.pipeThrough(new TextDecoderStream()).getReader());
}

class Listening {
  readonly #reader: ReadableStreamDefaultReader<string>;
  #text = "";

  constructor(reader: ReadableStreamDefaultReader<string>) {
    this.#reader = reader;
  }

  async next(): Promise<Heard | "ended"> {
    const block = await this.#block();
    if (block === undefined) return "ended";
    return block.includes("event:") ? heardIn(block) : await this.next();
  }

  async #block(): Promise<string | undefined> {
    const at = this.#text.indexOf("\n\n");
    if (at >= 0) {
      const block = this.#text.slice(0, at);
      this.#text = this.#text.slice(at + 2);
      return block;
    }
    const { done, value } = await this.#reader.read();
    if (done) return undefined;
    this.#text += value;
    return await this.#block();
  }

  async stop(): Promise<void> {
    await this.#reader.cancel();
  }
}

function heardIn(block: string): Heard {
  const field = (name: string): string =>
    block
      .split("\n")
      .find((line) => line.startsWith(`${name}:`))
      ?.slice(name.length + 1) ?? "";
  return { id: field("id"), event: field("event"), data: JSON.parse(field("data")) };
}

function publish(account: string): void {
  events$.next({ name: "account", data: { account } });
}

async function attached(count: number): Promise<void> {
  while (feed.listeners !== count) await setImmediate();
}

const lastId = (heard: Heard | "ended"): string => (heard === "ended" ? "" : heard.id);

describe("an event stream", () => {
  test("tells what happens, with ids that rise", async () => {
    await start();
    const page = await listen("nord");
    await attached(1);
    publish("a");
    publish("b");
    expect(await page.next()).toMatchObject({ event: "account", data: { account: "a" } });
    const second = await page.next();
    expect(lastId(second)).toMatch(/-2$/);
    await page.stop();
  });

  test("tells nobody what is not theirs to see", async () => {
    await start();
    const page = await listen("markt");
    await attached(1);
    events$.next({ name: "account", data: { account: "theirs" }, branch: "nord" });
    events$.next({ name: "account", data: { account: "ours" }, branch: "markt" });
    expect(await page.next()).toMatchObject({ data: { account: "ours" } });
    await page.stop();
  });

  test("resumes after the last event seen", async () => {
    await start();
    const page = await listen("nord");
    await attached(1);
    publish("a");
    const first = await page.next();
    await page.stop();
    await attached(0);
    publish("b");
    publish("c");
    const back = await listen("nord", lastId(first));
    expect(await back.next()).toMatchObject({ data: { account: "b" } });
    expect(await back.next()).toMatchObject({ data: { account: "c" } });
    publish("d");
    expect(await back.next()).toMatchObject({ data: { account: "d" } });
    await back.stop();
  });

  test("tells a page that was away too long to read everything again", async () => {
    await start();
    const page = await listen("nord");
    await attached(1);
    publish("a");
    const first = await page.next();
    await page.stop();
    await attached(0);
    for (let n = 0; n < 501; n++) publish("more");
    const back = await listen("nord", lastId(first));
    const told = await back.next();
    expect(told).toMatchObject({ event: "resync" });
    publish("after");
    expect(await back.next()).toMatchObject({ data: { account: "after" } });
    await back.stop();
    const again = await listen("nord", lastId(told));
    expect(await again.next()).toMatchObject({ data: { account: "after" } });
    await again.stop();
  });

  test("still has everything for a page that missed as much as is kept", async () => {
    await start();
    const page = await listen("nord");
    await attached(1);
    publish("seen");
    const first = await page.next();
    await page.stop();
    await attached(0);
    for (let n = 1; n <= 500; n++) publish(`missed ${n}`);
    const back = await listen("nord", lastId(first));
    expect(await back.next()).toMatchObject({ data: { account: "missed 1" } });
    await back.stop();
  });

  test.each(["0123456789ab-1", "nonsense"])(
    "resyncs a page from before a restart: %s",
    async (id) => {
      await start();
      publish("a");
      publish("b");
      const page = await listen("nord", id);
      expect(await page.next()).toMatchObject({ event: "resync" });
      await page.stop();
    },
  );

  test("drops a reader that does not keep up, and serves the others", async () => {
    await start();
    const slow = await listen("nord");
    await attached(1);
    const bulk = "x".repeat(65_536);
    // The socket's own buffers take some megabytes before the rest waits in the process.
    for (let n = 0; n < 4_000 && feed.listeners > 0; n++) {
      events$.next({ name: "account", data: { account: bulk } });
      if (n % 16 === 0) await setImmediate();
    }
    await attached(0);
    await slow.stop().catch(() => undefined);
    const other = await listen("nord");
    await attached(1);
    publish("a");
    expect(await other.next()).toMatchObject({ data: { account: "a" } });
    await other.stop();
  });

  test("ends when the feed closes", async () => {
    await start();
    const page = await listen("nord");
    await attached(1);
    feed.close();
    expect(await page.next()).toBe("ended");
  });

  test("answers HEAD without staying", async () => {
    await start();
    const answer = await ask(`${app.url}/v1/events`, { as: "nord", method: "HEAD" });
    expect(answer.status).toBe(200);
    expect(feed.listeners).toBe(0);
  });
});
