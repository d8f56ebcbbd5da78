import type { Server } from "node:http";
import { NEVER } from "rxjs";
import { systemClock, systemTimers } from "../adapters/system-clock.ts";
import { systemRandom } from "../adapters/system-random.ts";
import { type AppOptions, createApp } from "./app.ts";
import { authenticateWith } from "./authorise.ts";
import { EventFeed } from "./events.ts";
import { Metrics } from "./metrics.ts";
import type { Principal } from "./principal.ts";
import { ordinaryLimits } from "./rate-limits.ts";
import type { Log } from "./request-log.ts";
import type { Route } from "./route.ts";
import { closeServer, listen, type ServerOptions, serverFor } from "./server.ts";
import type { Live } from "./services.ts";
import { SessionKeeper } from "./session-keeper.ts";

/** A real server on a free port, with what it has written to its log. */
export type Running = {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  readonly lines: readonly string[];
  readonly faults: readonly unknown[];
  readonly stop: () => Promise<void>;
};

export type AppParts = {
  readonly keeper: SessionKeeper;
  readonly feed: EventFeed;
};

/** Nothing happens, and everybody may see it. */
export const quiet: Live = { events$: NEVER, sees: () => true };

/** Bearer tokens of a test are the names of these callers. */
export type Tokens = Readonly<Record<string, Principal>>;

export type Given = {
  readonly routes: (parts: AppParts) => readonly Route[];
  readonly tokens?: Tokens;
  readonly stands?: (principal: Principal) => boolean;
  readonly server?: ServerOptions;
  readonly options?: Partial<AppOptions>;
};

export async function startApp(given: Given): Promise<Running> {
  const lines: string[] = [];
  const faults: unknown[] = [];
  const parts = partsOf();
  const app = createApp({ ...plainOptions(given, parts, lines), onFault: (f) => faults.push(f) });
  const server = serverFor(app, given.server);
  const port = await listen(server, 0, "127.0.0.1");
  const stop = async (): Promise<void> => {
    parts.feed.close();
    server.closeAllConnections();
    await closeServer(server);
  };
  return { url: `http://127.0.0.1:${port}`, port, server, lines, faults, stop };
}

function partsOf(): AppParts {
  const keeper = new SessionKeeper({
    clock: systemClock,
    random: systemRandom,
    cookie: "cardweave-test",
    tls: false,
  });
  return { keeper, feed: new EventFeed(systemRandom) };
}

function plainOptions(
  { routes, tokens = {}, stands = () => true, options = {} }: Given,
  parts: AppParts,
  lines: string[],
): AppOptions {
  const write = (fields: object, text: string): void => {
    lines.push(JSON.stringify({ text, ...fields }));
  };
  const log: Log = { info: write, warn: write, error: write };
  const sessions = {
    byToken: (token: string) => Promise.resolve(tokens[token]),
    stands: (principal: Principal) => Promise.resolve(stands(principal)),
  };
  return {
    about: { title: "Test", version: "1.0.0", text: "For tests." },
    routes: routes(parts),
    authenticate: authenticateWith(sessions, parts.keeper),
    cookie: parts.keeper.cookie,
    log,
    metrics: new Metrics([{ name: "cardweave_answer", help: "A number", read: () => 42 }], {
      process: false,
    }),
    random: systemRandom,
    timers: systemTimers,
    elapsedMs: () => performance.now(),
    pages: [],
    limits: ordinaryLimits,
    tls: false,
    proxies: 0,
    onFault: () => undefined,
    ...options,
  };
}

type Ask = {
  readonly as?: string;
  readonly key?: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  readonly method?: string;
};

/** A call as a till's program makes it; `as` is the bearer token. */
export function ask(url: string, { as, key, body, headers = {}, method }: Ask): Promise<Response> {
  return fetch(url, {
    method: method ?? (body === undefined ? "GET" : "POST"),
    headers: {
      ...(as === undefined ? {} : { authorization: `Bearer ${as}` }),
      ...(key === undefined ? {} : { "idempotency-key": key }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
}
