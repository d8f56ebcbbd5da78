import type { RequestHandler } from "express";
import { rateLimit } from "express-rate-limit";
import { sendProblem } from "./respond.ts";

export type RateLimits = {
  /** Sign-ins and enrolments of one address in a minute. */
  readonly guardedPerMinute: number;
  /** All calls of one address in a minute; only stops a caller that has run wild. */
  readonly perMinute: number;
};

export const ordinaryLimits: RateLimits = { guardedPerMinute: 20, perMinute: 600_000 };

const windowMs = 60_000;

export function limitPerMinute(limit: number): RequestHandler {
  return rateLimit({
    windowMs,
    limit,
    standardHeaders: false,
    legacyHeaders: false,
    // Says on the console what a proxy in front needs; the server's settings say it already.
    validate: false,
    handler: (request, response) => {
      const retryAfterSeconds = windowMs / 1_000;
      sendProblem(request, response, { code: "too-many", retryAfterSeconds });
    },
  });
}
