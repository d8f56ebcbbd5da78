import type { IncomingMessage, Server } from "node:http";
import type { Server as SecureServer } from "node:https";
import type { Socket } from "node:net";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Timers } from "../ports/clock.ts";
import type { Connection, LineEnd } from "../ports/line.ts";
import { linePath, WsConnection, wsOptions } from "./ws-connection.ts";

/** A peer that has not sent its first frame by then only occupies a place. */
const firstFrameMs = 5_000;

export type WsListenerOptions = {
  readonly server: Server | SecureServer;
  readonly timers: Timers;
  /** Called for every new line; `from` is the peer's address, for logs. */
  readonly accept: (connection: Connection, from: string) => void;
  /** Most lines at once; those beyond are answered 503. */
  readonly most?: number;
};

export type WsListener = {
  /** Lines that are open now. */
  count(): number;
  /** Takes no more lines and ends those there are; the server itself stays as it is. */
  close(end: LineEnd): void;
};

export function listenForLines(options: WsListenerOptions): WsListener {
  const { server, timers, accept, most = 5_000 } = options;
  const sockets = new WebSocketServer({ ...wsOptions, noServer: true, clientTracking: false });
  const open = new Set<Connection>();

  const admit = (request: IncomingMessage, wire: Socket, head: Buffer): void => {
    sockets.handleUpgrade(request, wire, head, (socket) => {
      const connection = new WsConnection({ socket, wire, timers, firstFrameMs });
      open.add(connection);
      socket.once("close", () => open.delete(connection));
      accept(connection, request.socket.remoteAddress ?? "?");
    });
  };
  const onUpgrade = (request: IncomingMessage, wire: Duplex, head: Buffer): void => {
    const isOurs = request.url?.split("?")[0] === linePath;
    if (!isOurs && server.listenerCount("upgrade") > 1) return;
    if (!isOurs) turnAway(wire, "404 Not Found");
    else if (open.size >= most) turnAway(wire, "503 Service Unavailable\r\nRetry-After: 10");
    else admit(request, wire as Socket, head);
  };

  server.on("upgrade", onUpgrade);
  return {
    count: () => open.size,
    close: (end) => {
      server.off("upgrade", onUpgrade);
      for (const connection of open) connection.close(end);
    },
  };
}

function turnAway(wire: Duplex, status: string): void {
  wire.on("error", () => wire.destroy());
  wire.once("finish", () => wire.destroy());
  wire.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
