import type { Socket } from "node:net";
import type { WebSocket } from "ws";
import { assert } from "../domain/assert.ts";
import type { Timers } from "../ports/clock.ts";
import type { Connection, ConnectionListener, LineEnd } from "../ports/line.ts";
import { longestFrame } from "../protocol/frames.ts";
import { LineInbox } from "./line-inbox.ts";
import {
  closeGraceMs,
  pingMs,
  readReason,
  vanished,
  vanishedMs,
  writeReason,
} from "./line-rules.ts";

export const linePath = "/v1/line";

/** What both sides set on their WebSockets. */
export const wsOptions: { readonly perMessageDeflate: false; readonly maxPayload: number } = {
  perMessageDeflate: false,
  maxPayload: longestFrame,
};

/** A close code for applications; what is meant stands in the reason. Source: RFC 6455, 7.4.2. */
const closedByUs = 4000;
const beatMs: number = pingMs / 2;

export type WsLine = {
  readonly socket: WebSocket;
  /** The TCP or TLS socket under it: its counter shows life inside a long frame, too. */
  readonly wire: Socket;
  readonly timers: Timers;
  /** When given, a peer that has sent no frame by then is sent away. */
  readonly firstFrameMs?: number;
};

/**
 * A connection over an open WebSocket. Besides what either side gives to `close`, it ends with
 * `cut`, `vanished`, `text-frame`, `frame-too-large`, `not-websocket`, `silent` or `closed`.
 */
export class WsConnection implements Connection {
  readonly #inbox = new LineInbox();
  readonly #socket: WebSocket;
  readonly #wire: Socket;
  readonly #timers: Timers;
  readonly #cancels = new Set<() => void>();
  #why: LineEnd | undefined;
  #closing = false;
  #heard = 0;
  #quietMs = 0;
  #pingNext = false;
  #greeted = false;

  constructor({ socket, wire, timers, firstFrameMs }: WsLine) {
    this.#socket = socket;
    this.#wire = wire;
    this.#timers = timers;
    wire.setNoDelay(true);
    wire.on("error", (fault) => this.#noteFault({ code: "cut", detail: fault.message }));
    socket.on("message", (data, isBinary) => this.#onMessage(data as Buffer, isBinary));
    socket.on("error", (fault) => this.#onError(fault));
    socket.on("close", (code, reason) => this.#over(endOf(code, reason.toString())));
    this.#beatLater();
    if (firstFrameMs !== undefined) this.#awaitFirst(firstFrameMs);
  }

  receive(listener: ConnectionListener): void {
    this.#inbox.receive(listener);
  }

  send(frame: Uint8Array): void {
    assert(frame.length <= longestFrame, `a frame fits its limit: ${frame.length} bytes`);
    if (this.#closing || this.#inbox.ended) return;
    this.#socket.send(frame, { binary: true });
  }

  buffered(): number {
    return this.#inbox.ended ? 0 : this.#socket.bufferedAmount;
  }

  close(end: LineEnd): void {
    if (this.#closing || this.#inbox.ended) return;
    this.#noteFault(end);
    this.#closing = true;
    this.#socket.close(closedByUs, writeReason(end));
    this.#endLater();
  }

  #onMessage(data: Buffer, isBinary: boolean): void {
    this.#greeted = true;
    if (this.#closing) return;
    if (isBinary) {
      this.#inbox.frame(new Uint8Array(data.buffer, data.byteOffset, data.byteLength));
    } else {
      this.close({ code: "text-frame", detail: "frames are binary" });
    }
  }

  /** The WebSocket has closed itself by then, but a peer could keep it waiting. */
  #onError(fault: Error): void {
    this.#noteFault(endOfFault(fault));
    this.#closing = true;
    this.#endLater();
  }

  /** The first reason is the one that is told. */
  #noteFault(end: LineEnd): void {
    this.#why ??= end;
  }

  #over(end: LineEnd): void {
    for (const cancel of this.#cancels) cancel();
    this.#cancels.clear();
    this.#inbox.end(this.#why ?? end);
    this.#socket.terminate();
  }

  #endLater(): void {
    this.#later(closeGraceMs, () => this.#over(vanished));
  }

  #awaitFirst(ms: number): void {
    this.#later(ms, () => {
      if (!this.#greeted) this.close({ code: "silent", detail: "no frame came in time" });
    });
  }

  #beatLater(): void {
    this.#later(beatMs, () => this.#beat());
  }

  #beat(): void {
    const heard = this.#wire.bytesRead;
    this.#quietMs = heard === this.#heard ? this.#quietMs + beatMs : 0;
    this.#heard = heard;
    if (this.#quietMs >= vanishedMs) {
      this.#over(vanished);
      return;
    }
    this.#pingNext = !this.#pingNext;
    if (this.#pingNext) this.#socket.ping();
    this.#beatLater();
  }

  #later(ms: number, act: () => void): void {
    const cancel = this.#timers.after(ms, () => {
      this.#cancels.delete(cancel);
      act();
    });
    this.#cancels.add(cancel);
  }
}

function endOf(closeCode: number, reason: string): LineEnd {
  if (closeCode === closedByUs) return readReason(reason);
  if (closeCode === 1006) return { code: "cut", detail: "the connection broke" };
  if (closeCode === 1009) return { code: "frame-too-large", detail: "the peer refused a frame" };
  return { code: "closed", detail: `WebSocket close ${closeCode} ${reason}`.trimEnd() };
}

function endOfFault(fault: Error & { code?: string }): LineEnd {
  if (fault.code === "WS_ERR_UNSUPPORTED_MESSAGE_LENGTH") {
    return { code: "frame-too-large", detail: `more than ${longestFrame} bytes` };
  }
  const isProtocol = fault.code?.startsWith("WS_ERR_") === true;
  return { code: isProtocol ? "not-websocket" : "cut", detail: fault.message };
}
