import type { Request, Response } from "express";
import { authorise } from "./authorise.ts";
import type { Metrics } from "./metrics.ts";
import type { Role } from "./principal.ts";
import { nameRoute } from "./request-log.ts";
import { sendProblem, sendText } from "./respond.ts";
import type { Serving } from "./serve-route.ts";

const readers: readonly Role[] = ["operator", "headquarters", "manager", "auditor", "integration"];
const loopback: ReadonlySet<string | undefined> = new Set(["127.0.0.1", "::1", "::ffff:127.0.0.1"]);

/** Counts tell how a shop does: they are for the machine itself and for those who may read. */
export function serveMetrics(
  serving: Serving & { readonly metrics: Metrics },
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    nameRoute(response, "/metrics");
    if (!loopback.has(request.ip)) {
      const caller = await authorise({ roles: readers }, request, serving);
      if (!caller.ok) return sendProblem(request, response, caller.error);
    }
    sendText(response, { status: 200, ...(await serving.metrics.text()) });
  };
}
