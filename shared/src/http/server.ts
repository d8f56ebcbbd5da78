import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import type { Express } from "express";
import { type ProblemCode, problemBody, problems } from "../protocol/problems.ts";
import { bodyLimit } from "./read-body.ts";

export type ServerOptions = {
  /** Time for a whole request, head and body. */
  readonly requestMs: number;
  /** How often slow requests are looked for. */
  readonly checkMs: number;
  readonly tls?: { readonly key: string; readonly cert: string } | undefined;
};

const patientServer: ServerOptions = { requestMs: 15_000, checkMs: 1_000 };

/** Longer than a heartbeat of an event stream; an idle keep-alive connection ends before. */
const idleSocketMs = 120_000;
const mostConnections = 4_000;

/**
 * A server that no slow or broken caller can hold up.
 * The answer still has to `listen`; frames of other protocols hang on its `upgrade` event.
 */
export function serverFor(app: Express, given: Partial<ServerOptions> = {}): Server {
  const options: ServerOptions = { ...patientServer, ...given };
  const settings = {
    requestTimeout: options.requestMs,
    headersTimeout: options.requestMs,
    connectionsCheckingInterval: options.checkMs,
    keepAliveTimeout: 65_000,
    noDelay: true,
  };
  const server =
    options.tls === undefined
      ? createServer(settings, app)
      : createTlsServer({ ...settings, ...options.tls }, app);
  server.maxConnections = mostConnections;
  server.setTimeout(idleSocketMs);
  server.on("clientError", answerBrokenRequest);
  server.on("checkContinue", (request, response) => {
    // Who asks before sending is told before sending.
    const isSmall = Number(request.headers["content-length"] ?? 0) <= bodyLimit;
    if (isSmall) response.writeContinue();
    app(request, response);
  });
  return server;
}

const codes: Readonly<Record<string, ProblemCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "too-slow",
  HPE_HEADER_OVERFLOW: "too-large",
};

/** Node has no request to answer to here: the bytes so far are no whole request. */
function answerBrokenRequest(fault: NodeJS.ErrnoException, socket: Duplex): void {
  if (fault.code === "ECONNRESET" || !socket.writable) {
    socket.destroy();
    return;
  }
  const code = codes[fault.code ?? ""] ?? "malformed";
  const { status } = problems[code];
  const body = JSON.stringify(problemBody(code));
  const head = [
    `HTTP/1.1 ${status} ${code}`,
    "Connection: close",
    "Content-Type: application/problem+json; charset=utf-8",
    `Content-Length: ${Buffer.byteLength(body)}`,
  ];
  socket.end(`${head.join("\r\n")}\r\n\r\n${body}`, () => socket.destroy());
}

/** Resolves with the port, which the system chooses for 0. */
export function listen(server: Server, port: number, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

/**
 * Takes no more requests, lets those under way finish. End the event streams before.
 * Promise: a caller that goes on asking over an open connection does not keep it from ending.
 */
export function closeServer(server: Server): Promise<void> {
  server.keepAliveTimeout = 1;
  server.prependListener("request", (_request, response) => {
    response.shouldKeepAlive = false;
  });
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
}
