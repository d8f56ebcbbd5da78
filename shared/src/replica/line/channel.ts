import type { Connection, LineEnd } from "../../ports/line.ts";
import {
  encodeFrame,
  type Frame,
  longestFrame,
  longestGreeting,
  parseFrame,
} from "../../protocol/frames.ts";
import { Inbox } from "./inbox.ts";

/** Frames that may wait unread; a peer that sends more without listening is cut off. */
const mostWaiting = 4_000;

/** A connection that speaks frames. A frame that does not parse ends the line with its reason. */
export class Channel {
  readonly inbox: Inbox<Frame> = new Inbox<Frame>();
  readonly ended: Promise<LineEnd>;
  readonly #connection: Connection;
  #end: LineEnd | null = null;
  #longest = longestGreeting;

  constructor(connection: Connection) {
    this.#connection = connection;
    this.ended = new Promise((resolve) => {
      connection.receive({
        frame: (bytes) => this.#receive(bytes),
        ended: (end) => {
          this.#end ??= end;
          this.inbox.end();
          resolve(this.#end);
        },
      });
    });
  }

  get isOpen(): boolean {
    return this.#end === null;
  }

  /** The peer has proven who it is: it may send frames of full length. */
  trust(): void {
    this.#longest = longestFrame;
  }

  buffered(): number {
    return this.#connection.buffered();
  }

  send(frame: Frame): void {
    this.sendEncoded(encodeFrame(frame));
  }

  /** For a frame that is encoded once and sent to many. */
  sendEncoded(bytes: Uint8Array): void {
    if (this.isOpen) this.#connection.send(bytes);
  }

  /** Says why and hangs up. */
  close(code: string, detail: string, retryAfterMs: number | null = null): void {
    if (!this.isOpen) return;
    this.send({ type: "bye", code, detail: detail.slice(0, 500), retryAfterMs });
    this.#end = { code, detail };
    this.inbox.end();
    this.#connection.close({ code, detail });
  }

  #receive(bytes: Uint8Array): void {
    if (!this.isOpen) return;
    const parsed = parseFrame(bytes, this.#longest);
    if (!parsed.ok) {
      this.close("malformed-frame", String(parsed.error["reason"] ?? parsed.error.code));
    } else if (this.inbox.waiting >= mostWaiting) {
      this.close("too-fast", `${mostWaiting} frames wait unread`);
    } else this.inbox.put(parsed.value);
  }
}
