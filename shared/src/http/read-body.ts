import type { IncomingMessage } from "node:http";
import { ok, type Result, refused } from "../domain/result.ts";

/** The caller went away, or was sent away for being slow, before its request was whole. */
export class CallerGone extends Error {
  override readonly name = "CallerGone" as const;
}

/** 1 MiB. */
export const bodyLimit = 1_048_576;

export function isTooLarge(request: IncomingMessage, limit: number = bodyLimit): boolean {
  return Number(request.headers["content-length"] ?? 0) > limit;
}

export function hasBody(request: IncomingMessage): boolean {
  const length = request.headers["content-length"];
  return request.headers["transfer-encoding"] !== undefined || Number(length ?? 0) > 0;
}

/**
 * A request's JSON. Reading stops at the limit: what comes after is never kept.
 * @throws CallerGone when the request ends half way.
 */
export async function readJson(
  request: IncomingMessage,
  limit: number = bodyLimit,
): Promise<Result<unknown>> {
  const bytes = await readBytes(request, limit);
  if (!bytes.ok) return bytes;
  try {
    return ok(JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes.value)));
  } catch (fault) {
    // SyntaxError is no JSON, TypeError no UTF-8. Their messages quote the body.
    if (fault instanceof SyntaxError || fault instanceof TypeError) {
      return refused("malformed", { detail: "The body is not JSON." });
    }
    throw fault;
  }
}

/** @throws CallerGone when the request ends half way. */
export function readBytes(request: IncomingMessage, limit: number): Promise<Result<Uint8Array>> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const done = (result: Result<Uint8Array>): void => {
      request.off("data", take).off("end", finish).off("close", gone).off("error", gone);
      resolve(result);
    };
    const take = (chunk: Buffer): void => {
      length += chunk.length;
      if (length > limit) done(refused("too-large", { limit }));
      else chunks.push(chunk);
    };
    const finish = (): void => done(ok(Buffer.concat(chunks)));
    const gone = (): void => reject(new CallerGone("the request ended half way"));
    request.on("data", take).on("end", finish).on("close", gone).on("error", gone);
  });
}

const jsonType = /^application\/([a-z0-9.+-]+\+)?json\s*(;|$)/i;

export function isMedia(request: IncomingMessage, media: string): boolean {
  const encoding = request.headers["content-encoding"] ?? "identity";
  const type = (request.headers["content-type"] ?? "").split(";", 1)[0];
  return encoding === "identity" && type?.trim().toLowerCase() === media;
}

export function isReadable(request: IncomingMessage): boolean {
  const encoding = request.headers["content-encoding"] ?? "identity";
  return encoding === "identity" && jsonType.test(request.headers["content-type"] ?? "");
}
