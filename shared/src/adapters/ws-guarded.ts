import type { IncomingMessage, Server } from "node:http";
import type { Server as SecureServer } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import type { Timers } from "../ports/clock.ts";
import type { Connection, LineEnd } from "../ports/line.ts";
import { WsConnection } from "./ws-connection.ts";

export type GuardedListenerOptions<Who> = {
  readonly server: Server | SecureServer;
  readonly timers: Timers;
  readonly path: string;
  /** Longest message that is taken, in bytes. */
  readonly longest: number;
  /** Most connections at once; those beyond are answered 503. */
  readonly most: number;
  /** Who asks; a status for those who may not. */
  readonly admit: (request: IncomingMessage) => Promise<Who | number>;
  readonly accept: (connection: Connection, who: Who) => void;
};

export type GuardedListener = { readonly close: (end: LineEnd) => void };

/**
 * WebSockets for people's pages.
 * Promise: nobody is connected before `admit` has said who they are, and no page of another site
 * rides on a session's cookie: browsers say in `Origin` whose page it is.
 */
export function listenGuarded<Who>(options: GuardedListenerOptions<Who>): GuardedListener {
  const { server, timers, path, most, longest } = options;
  const settings = { perMessageDeflate: false, maxPayload: longest } as const;
  const sockets = new WebSocketServer({ ...settings, noServer: true, clientTracking: false });
  const open = new Set<Connection>();

  const connect = (socket: WebSocket, wire: Socket, who: Who): void => {
    const connection = new WsConnection({ socket, wire, timers });
    open.add(connection);
    socket.once("close", () => open.delete(connection));
    options.accept(connection, who);
  };
  const decide = async (request: IncomingMessage): Promise<Who | number> => {
    if (open.size >= most) return 503;
    return isForeign(request) ? 403 : await options.admit(request);
  };
  const onUpgrade = (request: IncomingMessage, wire: Duplex, head: Buffer): void => {
    if (request.url?.split("?")[0] !== path) return;
    wire.on("error", () => wire.destroy());
    void decide(request).then(
      (who) => {
        if (typeof who === "number") turnAway(wire, who);
        else
          sockets.handleUpgrade(request, wire, head, (socket) =>
            connect(socket, wire as Socket, who),
          );
      },
      () => turnAway(wire, 500),
    );
  };

  server.on("upgrade", onUpgrade);
  return {
    close: (end) => {
      server.off("upgrade", onUpgrade);
      for (const connection of open) connection.close(end);
    },
  };
}

/** Programs send no Origin; a browser always does. */
function isForeign({ headers: { origin, host } }: IncomingMessage): boolean {
  if (origin === undefined) return false;
  return !URL.canParse(origin) || new URL(origin).host !== host;
}

const words: Readonly<Record<number, string>> = {
  401: "Unauthorized",
  403: "Forbidden",
  503: "Service Unavailable",
};

function turnAway(wire: Duplex, status: number): void {
  wire.once("finish", () => wire.destroy());
  const line = `HTTP/1.1 ${status} ${words[status] ?? "Internal Server Error"}`;
  wire.end(`${line}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
