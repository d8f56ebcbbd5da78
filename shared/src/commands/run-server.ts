import type { Server } from "node:http";
import { performance } from "node:perf_hooks";
import type { Logger } from "pino";
import { systemTimers } from "../adapters/system-clock.ts";
import { systemRandom } from "../adapters/system-random.ts";
import { createApp } from "../http/app.ts";
import { type GaugeSpec, Metrics } from "../http/metrics.ts";
import type { Authenticate } from "../http/principal.ts";
import { ordinaryLimits } from "../http/rate-limits.ts";
import type { Route } from "../http/route.ts";
import { listen, serverFor } from "../http/server.ts";
import type { StaticPage } from "../http/static-pages.ts";
import { StorageFault } from "../ports/entry-store.ts";

export type ServerParts = {
  readonly title: string;
  readonly text: string;
  readonly version: string;
  readonly routes: readonly Route[];
  readonly authenticate: Authenticate;
  readonly cookie: string;
  readonly pages: readonly StaticPage[];
  readonly gauges: readonly GaugeSpec[];
  readonly log: Logger;
  readonly host: string;
  readonly port: number;
  readonly proxies?: number | undefined;
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
  readonly fatal: (fault: unknown) => void;
};

export type Running = { readonly server: Server; readonly port: number };

/** Serves the calls and pages of a node or a hub; resolves once it listens. */
export async function runServer(parts: ServerParts): Promise<Running> {
  const app = createApp({
    about: { title: parts.title, version: parts.version, text: parts.text },
    routes: parts.routes,
    authenticate: parts.authenticate,
    cookie: parts.cookie,
    timers: systemTimers,
    pages: parts.pages,
    limits: ordinaryLimits,
    tls: parts.tls !== undefined,
    proxies: parts.proxies ?? 0,
    log: parts.log,
    metrics: new Metrics(parts.gauges, { process: true }),
    random: systemRandom,
    elapsedMs: () => performance.now(),
    onFault: (fault) => {
      if (isDeadly(fault)) parts.fatal(fault);
    },
  });
  const server = serverFor(app, { tls: parts.tls });
  return { server, port: await listen(server, parts.port, parts.host) };
}

/** After such a fault of the disk nothing may be answered any more. A full disk is none. */
function isDeadly(fault: unknown): boolean {
  return fault instanceof StorageFault && fault.kind !== "full";
}
