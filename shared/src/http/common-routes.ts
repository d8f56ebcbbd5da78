import type { z } from "zod";
import { ok } from "../domain/result.ts";
import { apiVersion, type HealthBrief } from "../protocol/http/health.ts";
import { purseList } from "../protocol/http/purse.ts";
import type { EventFeed } from "./events.ts";
import type { Role } from "./principal.ts";
import { json } from "./reply.ts";
import { openRoute, type Route, route } from "./route.ts";
import type { Health, Live, Purses } from "./services.ts";

/** The whole of it for whoever is known; without a token only whether somebody is there. */
export function healthRoute<View extends HealthBrief>(
  health: Health<View>,
  schema: z.ZodType<View | HealthBrief>,
): Route {
  return openRoute({
    method: "GET",
    path: "/v1/health",
    tag: "health",
    summary: "How it is; without a token only the status and the version of this interface",
    answer: { status: 200, schema },
    handle: async (_context, by) => {
      const view = await health.read();
      return ok(json(by === undefined ? { status: view.status, api: apiVersion } : view));
    },
  });
}

export function purseRoute(purses: Purses, roles: readonly Role[]): Route {
  return route({
    method: "GET",
    path: "/v1/purses",
    tag: "purses",
    summary: "What an account can hold",
    roles,
    answer: { status: 200, schema: purseList },
    handle: async () => ok(json({ items: await purses.purses(), next: null })),
  });
}

export type EventParts = {
  readonly path: string;
  readonly summary: string;
  readonly live: Live;
  readonly feed: EventFeed;
  readonly roles: readonly Role[];
  readonly events: Readonly<Record<string, z.ZodType>>;
};

export function eventRoute({ path, summary, live, feed, roles, events }: EventParts): Route {
  return route({
    method: "GET",
    path,
    tag: "events",
    summary,
    roles,
    answer: { status: 200, events },
    handle: ({ session }, by) =>
      Promise.resolve(
        ok({
          kind: "events",
          feed,
          session,
          sees: (event) => live.sees(event, by),
          told: (event) => live.told?.(event, by) ?? event.data,
        } as const),
      ),
  });
}
