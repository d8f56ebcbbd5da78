import type { IncomingMessage } from "node:http";
import type { Request, Response } from "express";
import { ok, type Result, refused } from "../domain/result.ts";
import type { Timers } from "../ports/clock.ts";
import { authorise } from "./authorise.ts";
import type { Authenticate } from "./principal.ts";
import { bodyLimit, hasBody, isReadable, isTooLarge, readJson } from "./read-body.ts";
import { refuseLarge } from "./refuse-large.ts";
import { type Problem, sendOutcome, sendProblem } from "./respond.ts";
import type { Outcome, Route } from "./route.ts";

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
    else if (outcome.error.code === "too-large") refuseLarge(request, response, serving.timers);
    else sendProblem(request, response, outcome.error);
  };
}

async function outcomeOf(route: Route, request: Request, serving: Serving): Promise<Step<Outcome>> {
  if (isTooLarge(request)) return refused("too-large", { limit: bodyLimit });
  const caller = await authorise(route, request, serving);
  if (!caller.ok) return caller;
  const key = keyOf(route, request);
  if (!key.ok) return key;
  const body = await bodyOf(route, request);
  if (!body.ok) return body;
  return await route.run({
    params: request.params,
    query: request.query,
    body: body.value,
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

async function bodyOf(route: Route, request: IncomingMessage): Promise<Step<unknown>> {
  if (route.body === undefined) return ok(undefined);
  if (!hasBody(request) && route.optionalBody === true) return ok({});
  if (!hasBody(request)) return refused("malformed", { detail: "A JSON body is needed." });
  if (isReadable(request)) return await readJson(request);
  return { ok: false, error: { code: "unsupported-media" } };
}
