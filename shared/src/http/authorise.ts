import type { IncomingMessage } from "node:http";
import { ok, type Result, refused } from "../domain/result.ts";
import type { Authenticate, Authenticated, Credential } from "./principal.ts";
import type { Route } from "./route.ts";
import type { Sessions } from "./services.ts";
import { cookieOf, type SessionKeeper } from "./session-keeper.ts";

const nobody: Partial<Authenticated> = {};

/** Sent by our own pages only: a foreign page cannot set it, so it cannot ride on the cookie. */
const guardHeader = "x-cardweave";

/** Bearer tokens from the sessions' service, cookies from the keeper. */
export function authenticateWith<Request, View>(
  sessions: Pick<Sessions<Request, View>, "byToken" | "stands">,
  keeper: SessionKeeper,
): Authenticate {
  return async (credential) => {
    if (credential.kind === "bearer") {
      const principal = await sessions.byToken(credential.token);
      return principal === undefined ? undefined : { principal };
    }
    const found = keeper.find(credential.token);
    if (found === undefined || (await sessions.stands(found.principal))) return found;
    keeper.close(found.session);
    return undefined;
  };
}

function credentialOf(
  request: IncomingMessage,
  cookie: string,
): Credential | undefined | "unreadable" {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const token = /^Bearer +([\x21-\x7e]{1,512})$/i.exec(authorization)?.[1];
    return token === undefined ? "unreadable" : { kind: "bearer", token };
  }
  const token = cookieOf(request.headers.cookie, cookie);
  return token === undefined ? undefined : { kind: "cookie", token };
}

/** Who makes the call, when the route lets them make it. */
export async function authorise(
  route: Pick<Route, "roles">,
  request: IncomingMessage,
  { authenticate, cookie }: { authenticate: Authenticate; cookie: string },
): Promise<Result<Partial<Authenticated>>> {
  const credential = credentialOf(request, cookie);
  if (credential === "unreadable") return refused("unauthenticated");
  const found = credential === undefined ? undefined : await authenticate(credential);
  if (found === undefined) {
    // A stale cookie must not stand in the way of signing in again; a wrong token is a mistake.
    const isOpen = route.roles === "anyone" && credential?.kind !== "bearer";
    return isOpen ? ok(nobody) : refused("unauthenticated");
  }
  if (route.roles !== "anyone" && !route.roles.includes(found.principal.role)) {
    return refused("not-allowed", { role: found.principal.role });
  }
  return isForeign(request, credential) ? refused("not-allowed", { detail: foreign }) : ok(found);
}

const foreign = "Calls that change something with a session's cookie carry X-Cardweave: 1.";

function isForeign(request: IncomingMessage, credential: Credential | undefined): boolean {
  const isReading = request.method === "GET" || request.method === "HEAD";
  return !isReading && credential?.kind === "cookie" && request.headers[guardHeader] !== "1";
}
