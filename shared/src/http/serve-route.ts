import type { IncomingMessage } from "node:http";
import type { Request, Response } from "express";
import { ok, type Result, refused } from "../domain/result.ts";
import type { Timers } from "../ports/clock.ts";
import { authorise } from "./authorise.ts";
import type { Authenticate } from "./principal.ts";
import {
  bodyLimit,
  hasBody,
  isMedia,
  isReadable,
  isTooLarge,
  readBytes,
  readJson,
} from "./read-body.ts";
import { refuseLarge } from "./refuse-large.ts";
import { type Problem, sendOutcome, sendProblem } from "./respond.ts";
import type { Incoming, Outcome, Route } from "./route.ts";

export type Serving = {
  readonly authenticate: Authenticate;
  readonly cookie: string;
  readonly timers: Timers;
};

/** A refusal, or a problem that only HTTP knows. */
type Step<T> = Result<T> | { readonly ok: false; readonly error: Problem };

/** The way of every call: size, caller, key, body, the call itself, answer. */
export function serveRoute(
  route: Route,
  serving: Serving,
): (request: Request, response: Response) => Promise<void> {
  return async (request, response) => {
    const outcome = await outcomeOf(route, request, serving);
    if (outcome.ok) await sendOutcome(request, response, outcome.value);
    else if (outcome.error.code === "too-large")
      refuseLarge(request, response, {
        timers: serving.timers,
        limit: route.bodyLimit ?? bodyLimit,
      });
    else sendProblem(request, response, outcome.error);
  };
}

async function outcomeOf(route: Route, request: Request, serving: Serving): Promise<Step<Outcome>> {
  const limit = route.bodyLimit ?? bodyLimit;
  if (isTooLarge(request, limit)) return refused("too-large", { limit });
  const caller = await authorise(route, request, serving);
  if (!caller.ok) return caller;
  const key = keyOf(route, request);
  if (!key.ok) return key;
  const body = await bodyOf(route, request);
  if (!body.ok) return body;
  return await route.run({
    params: request.params,
    query: request.query,
    ...body.value,
    principal: caller.value.principal,
    session: caller.value.session,
    key: key.value,
    ifMatch: request.headers["if-match"],
    accept: request.headers.accept,
    address: request.ip ?? "unknown",
  });
}

function keyOf(route: Route, request: IncomingMessage): Result<string | undefined> {
  if (route.books !== true) return ok(undefined);
  const key = request.headers["idempotency-key"];
  if (typeof key !== "string" || key === "") return refused("idempotency-key-missing");
  if (/^[\x20-\x7e]{1,128}$/.test(key)) return ok(key);
  return refused("malformed", { detail: "Idempotency-Key has 1 to 128 printable characters." });
}

type Read = Pick<Incoming, "body" | "bytes">;

async function bodyOf(route: Route, request: IncomingMessage): Promise<Step<Read>> {
  const { bodyMedia, bodyLimit: limit = bodyLimit } = route;
  if (route.body === undefined) return ok({ body: undefined });
  if (!hasBody(request) && route.optionalBody === true) return ok({ body: {} });
  if (!hasBody(request)) return refused("malformed", { detail: "A JSON body is needed." });
  if (bodyMedia !== undefined && isMedia(request, bodyMedia)) {
    const bytes = await readBytes(request, limit);
    return bytes.ok ? ok({ body: undefined, bytes: bytes.value }) : bytes;
  }
  if (!isReadable(request)) return { ok: false, error: { code: "unsupported-media" } };
  const body = await readJson(request, limit);
  return body.ok ? ok({ body: body.value }) : body;
}
