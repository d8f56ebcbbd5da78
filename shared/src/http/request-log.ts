import type { RequestHandler, Response } from "express";
import type { LoggerOptions } from "pino";
import type { Random } from "../ports/clock.ts";
import type { Metrics } from "./metrics.ts";

/** The part of a pino logger that is used here. */
export interface Log {
  info(fields: object, text: string): void;
  warn(fields: object, text: string): void;
  error(fields: object, text: string): void;
}

/** The second lock: no line carries these, whoever writes it. */
export const logOptions: LoggerOptions = {
  redact: {
    paths: ["number", "token", "tillToken", "password", "pin", "code", "secret", "cookie"].flatMap(
      (name) => [`body.${name}`, `card.${name}`, `request.${name}`, `headers.${name}`],
    ),
    remove: true,
  },
};

export type Watching = {
  readonly log: Log;
  readonly metrics: Metrics;
  readonly random: Random;
  /** Milliseconds of a clock that never jumps. */
  readonly elapsedMs: () => number;
};

export function nameRoute(response: Response, path: string): void {
  response.locals["route"] = path;
}

export function requestIdOf(response: Response): string {
  return String(response.locals["requestId"]);
}

/** One line and one measurement a request: the route's template, never address, body or token. */
export function watchRequests({ log, metrics, random, elapsedMs }: Watching): RequestHandler {
  return (request, response, next) => {
    const startedMs = elapsedMs();
    const id = Buffer.from(random.bytes(8)).toString("hex");
    response.locals["requestId"] = id;
    response.setHeader("X-Request-Id", id);
    response.once("close", () => {
      const ms = elapsedMs() - startedMs;
      const route = String(response.locals["route"] ?? "none");
      const { method } = request;
      const status = response.writableFinished || response.headersSent ? response.statusCode : 499;
      metrics.handled({ method, route, status, ms });
      const fields = { id, method, route, status, ms: Math.round(ms * 1_000) / 1_000 };
      if (status >= 500) log.error(fields, "request");
      else log.info(fields, "request");
    });
    next();
  };
}
