import type { IncomingMessage, ServerResponse } from "node:http";
import { type Language, type ProblemCode, problemBody, problems } from "../protocol/problems.ts";
import type { Reply } from "./reply.ts";
import type { Outcome } from "./route.ts";
import type { Answered } from "./services.ts";

const jsonMedia = "application/json; charset=utf-8";
const textMedia = "text/plain; charset=utf-8";
const problemMedia = "application/problem+json; charset=utf-8";

function languageOf(request: IncomingMessage): Language {
  return /^\s*de\b/i.test(request.headers["accept-language"] ?? "") ? "de" : "en";
}

/** A code and the numbers behind it. */
export type Problem = { readonly code: ProblemCode; readonly [detail: string]: unknown };

export function sendProblem(
  request: IncomingMessage,
  response: ServerResponse,
  { code, ...details }: Problem,
): void {
  const { retryAfterSeconds } = details;
  if (typeof retryAfterSeconds === "number") response.setHeader("Retry-After", retryAfterSeconds);
  if (code === "unauthenticated") response.setHeader("WWW-Authenticate", "Bearer");
  const body = JSON.stringify(problemBody(code, details, languageOf(request)));
  sendText(response, { status: problems[code].status, media: problemMedia, text: body });
}

export async function sendOutcome(
  request: IncomingMessage,
  response: ServerResponse,
  { reply, warnings }: Outcome,
): Promise<void> {
  switch (reply.kind) {
    case "json":
      return sendJson(response, reply, warnings);
    case "stored":
      return sendStored(response, reply.answered, warnings);
    case "bytes":
      return sendBytes(response, reply);
    case "text":
      return sendText(response, { status: 200, media: textMedia, text: reply.text });
    case "nothing":
      setHeaders(response, reply.headers);
      response.statusCode = 204;
      response.end();
      return;
    case "events":
      if (request.method === "HEAD") return sendText(response, streamHead);
      await reply.feed.attach({ ...reply, request, response });
  }
}

const streamHead = { status: 200, media: "text/event-stream", text: "" };

function sendJson(
  response: ServerResponse,
  reply: Extract<Reply, { kind: "json" }>,
  warnings: readonly string[],
): void {
  setHeaders(response, reply.headers);
  const body = warnings.length === 0 ? reply.body : warned(reply.body, warnings);
  sendText(response, { status: reply.status, media: jsonMedia, text: JSON.stringify(body) });
}

/** After those that the answer has itself. */
function warned(body: object, warnings: readonly string[]): object {
  const own: unknown = "warnings" in body ? body.warnings : [];
  return { ...body, warnings: [...(Array.isArray(own) ? own : []), ...warnings] };
}

/** The first answer goes out as it was stored; warnings are the only thing ever added. */
function sendStored(
  response: ServerResponse,
  { status, body, replayed }: Answered,
  warnings: readonly string[],
): void {
  if (replayed) response.setHeader("Idempotent-Replayed", "true");
  const text = warnings.length === 0 ? body : JSON.stringify({ ...JSON.parse(body), warnings });
  sendText(response, { status, media: status < 400 ? jsonMedia : problemMedia, text });
}

function sendBytes(
  response: ServerResponse,
  { media, bytes, file, isShown }: Extract<Reply, { kind: "bytes" }>,
): void {
  response.setHeader("Content-Type", media);
  response.setHeader(
    "Content-Disposition",
    `${isShown === true ? "inline" : "attachment"}; filename="${file}"`,
  );
  response.setHeader("Content-Length", bytes.length);
  response.end(bytes);
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
}

export function sendText(
  response: ServerResponse,
  { status, media, text }: { status: number; media: string; text: string },
): void {
  response.statusCode = status;
  response.setHeader("Content-Type", media);
  response.setHeader("Content-Length", Buffer.byteLength(text));
  response.end(text);
}
