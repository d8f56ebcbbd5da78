import { ok } from "@cardweave/shared/domain/result";
import { json } from "@cardweave/shared/http/reply";
import { type Route, route } from "@cardweave/shared/http/route";
import { setupView } from "@cardweave/shared/protocol/http/setup";
import type { FirstSteps } from "../registry/first-steps.ts";
import { overseers } from "./roles.ts";

export function setupRoute(steps: FirstSteps): Route {
  return route({
    method: "GET",
    path: "/v1/setup",
    tag: "setup",
    summary: "How far a new network is on its way to the first sale",
    roles: overseers,
    answer: { status: 200, schema: setupView },
    handle: async () => ok(json(await steps.view())),
  });
}
