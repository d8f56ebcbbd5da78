import type { IncomingMessage, ServerResponse } from "node:http";
import { createSession, type Session } from "better-sse";
import type { Observable, Subscription } from "rxjs";
import type { Random } from "../ports/clock.ts";
import { resync } from "../protocol/http/events.ts";
import type { LiveEvent } from "./services.ts";

type Numbered = { readonly id: string; readonly number: number; readonly event: LiveEvent };

type Listener = {
  readonly push: (event: Numbered) => void;
  readonly end: () => void;
  readonly session: string | undefined;
};

export type Attachment = {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** The cookie session that the stream hangs on. */
  readonly session: string | undefined;
  readonly sees: (event: LiveEvent) => boolean;
  readonly told?: (event: LiveEvent) => object;
};

/** Events that are kept for those who come back. */
const keptEvents = 500;
/** Bytes a reader may lag behind before it is dropped; it comes back by its last event's id. */
const slowAt = 1_048_576;
const heartbeatMs = 15_000;

/**
 * Server-sent events for any number of pages.
 * Promise: who comes back with the id of the last event seen gets those after it, or `resync`
 * when they are not held any more (too long away, or the process has restarted).
 */
export class EventFeed {
  readonly #epoch: string;
  readonly #recent: Numbered[] = [];
  readonly #listeners = new Set<Listener>();
  #last = 0;

  constructor(random: Random) {
    this.#epoch = Buffer.from(random.bytes(6)).toString("hex");
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  /** Publishes a stream's events until the answer is unsubscribed. */
  follow(events$: Observable<LiveEvent>): Subscription {
    return events$.subscribe((event) => this.publish(event));
  }

  publish(event: LiveEvent): void {
    if (event.passing !== true) this.#last += 1;
    const numbered = { id: `${this.#epoch}-${this.#last}`, number: this.#last, event };
    if (event.passing !== true) this.#recent.push(numbered);
    if (this.#recent.length > keptEvents) this.#recent.shift();
    for (const listener of this.#listeners) listener.push(numbered);
  }

  async attach(attachment: Attachment): Promise<void> {
    const { request, response } = attachment;
    const stream = await createSession(request, response, {
      keepAlive: heartbeatMs,
      headers: { "Cache-Control": "no-store" },
    });
    const listener = listenerOf(stream, attachment);
    for (const missed of this.#after(stream.lastId)) listener.push(missed);
    if (!stream.isConnected) return;
    this.#listeners.add(listener);
    stream.once("disconnected", () => this.#listeners.delete(listener));
  }

  /** Ends the streams of a session that is over. */
  endSession(session: string): void {
    for (const listener of this.#listeners) if (listener.session === session) listener.end();
  }

  close(): void {
    for (const listener of this.#listeners) listener.end();
  }

  #after(lastId: string): readonly Numbered[] {
    if (lastId === "") return [];
    const [epoch, text] = lastId.split("-", 2);
    const seen = Number(text);
    const oldest = this.#recent[0]?.number ?? this.#last + 1;
    const isHeld = epoch === this.#epoch && seen >= oldest - 1 && seen <= this.#last;
    if (isHeld) return this.#recent.filter(({ number }) => number > seen);
    const id = `${this.#epoch}-${this.#last}`;
    return [{ id, number: this.#last, event: { name: resync, data: {} } }];
  }
}

function listenerOf(stream: Session, attachment: Attachment): Listener {
  const { response, session, sees, told = ({ data }: LiveEvent) => data } = attachment;
  return {
    session,
    push: ({ id, event }) => {
      if (!stream.isConnected) return;
      if (event.name !== resync && !sees(event)) return;
      stream.push(event.name === resync ? event.data : told(event), event.name, id);
      if (response.writableLength > slowAt) response.destroy();
    },
    end: () => response.end(),
  };
}
