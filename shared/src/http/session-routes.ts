import type { z } from "zod";
import { ok, refused } from "../domain/result.ts";
import type { EventFeed } from "./events.ts";
import type { Role } from "./principal.ts";
import { answered, created, json, nothing } from "./reply.ts";
import { openRoute, type Route, route } from "./route.ts";
import type { Sessions } from "./services.ts";
import type { SessionKeeper } from "./session-keeper.ts";

export type SessionParts<Request, View extends object> = {
  readonly sessions: Sessions<Request, View>;
  readonly keeper: SessionKeeper;
  readonly feed: EventFeed;
  readonly request: z.ZodType<Request>;
  readonly view: z.ZodType<View>;
  /** Who can have a session. */
  readonly roles: readonly Role[];
};

const tag = "sessions";

/** Signing in sets a cookie that no script can read; signing out ends its event streams too. */
export function sessionRoutes<Request, View extends object>(
  parts: SessionParts<Request, View>,
): readonly Route[] {
  const { sessions, keeper, feed, roles, view } = parts;
  return [
    openRoute({
      method: "POST",
      path: "/v1/sessions",
      tag,
      summary: "Sign in; sets the session cookie",
      guarded: true,
      body: parts.request,
      answer: { status: 201, schema: view },
      handle: async ({ body, session, address }) =>
        answered(await sessions.signIn(body, address), (signedIn) => {
          if (session !== undefined) endSession(session, keeper, feed);
          return created(signedIn.view, { "Set-Cookie": keeper.open(signedIn.principal) });
        }),
    }),
    route({
      method: "GET",
      path: "/v1/sessions/current",
      tag,
      summary: "Who is signed in",
      roles,
      answer: { status: 200, schema: view },
      handle: async (_context, by) => {
        const current = await sessions.current(by);
        return current === undefined ? refused("unauthenticated") : ok(json(current));
      },
    }),
    route({
      method: "DELETE",
      path: "/v1/sessions/current",
      tag,
      summary: "Sign out",
      roles,
      answer: { status: 204 },
      handle: ({ session }) =>
        Promise.resolve(ok(nothing({ "Set-Cookie": endSession(session, keeper, feed) }))),
    }),
  ];
}

function endSession(session: string | undefined, keeper: SessionKeeper, feed: EventFeed): string {
  if (session !== undefined) feed.endSession(session);
  return keeper.close(session);
}
