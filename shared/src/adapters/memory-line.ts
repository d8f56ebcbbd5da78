import { assert } from "../domain/assert.ts";
import type { Timers } from "../ports/clock.ts";
import type { Connection, ConnectionListener, LineEnd } from "../ports/line.ts";
import { longestFrame } from "../protocol/frames.ts";
import { LineInbox } from "./line-inbox.ts";
import { closeGraceMs, readReason, vanished, vanishedMs, writeReason } from "./line-rules.ts";

export type MemoryLineOptions = {
  readonly timers: Timers;
  /** How long the next thing is on its way; asked once for each. Default: 0 ms. */
  readonly delayMs?: () => number;
};

/** Two connected ends in one process, with the same promises as a WebSocket's. */
export type MemoryLine = {
  readonly left: Connection;
  readonly right: Connection;
  /** Breaks it: what has not arrived is lost, both ends are told. */
  cut(): void;
  /** Half open: nothing arrives any more, and nobody is told; each end notices by the silence. */
  hush(): void;
};

type Parcel = { readonly frame: Uint8Array } | { readonly end: LineEnd };

export function memoryLine({ timers, delayMs = () => 0 }: MemoryLineOptions): MemoryLine {
  const later = (act: () => void): unknown => timers.after(delayMs(), act);
  const left = new MemoryEnd(timers, later);
  const right = new MemoryEnd(timers, later);
  left.join(right);
  right.join(left);
  const both = (act: (end: MemoryEnd) => void): void => [left, right].forEach(act);
  return {
    left,
    right,
    cut: () => {
      both((end) => end.lose());
      later(() => both((end) => end.over({ code: "cut", detail: "the connection broke" })));
    },
    hush: () => {
      both((end) => end.hush());
      timers.after(vanishedMs, () => both((end) => end.over(vanished)));
    },
  };
}

class MemoryEnd implements Connection {
  readonly #inbox = new LineInbox();
  readonly #timers: Timers;
  readonly #later: (act: () => void) => unknown;
  #peer: MemoryEnd = this;
  #underway: Parcel[] = [];
  #state: "whole" | "hushed" | "lost" = "whole";
  #why: LineEnd | undefined;

  constructor(timers: Timers, later: (act: () => void) => unknown) {
    this.#timers = timers;
    this.#later = later;
  }

  join(peer: MemoryEnd): void {
    this.#peer = peer;
  }

  receive(listener: ConnectionListener): void {
    this.#inbox.receive(listener);
  }

  send(frame: Uint8Array): void {
    assert(frame.length <= longestFrame, `a frame fits its limit: ${frame.length} bytes`);
    if (this.#why === undefined && !this.#inbox.ended) this.#post({ frame: new Uint8Array(frame) });
  }

  buffered(): number {
    if (this.#inbox.ended) return 0;
    return this.#underway.reduce((sum, it) => sum + ("frame" in it ? it.frame.length : 0), 0);
  }

  close(end: LineEnd): void {
    if (this.#why !== undefined || this.#inbox.ended) return;
    this.#why = end;
    this.#post({ end: readReason(writeReason(end)) });
    this.#timers.after(closeGraceMs, () => {
      this.over(vanished);
      this.#timers.after(vanishedMs, () => this.#peer.over(vanished));
    });
  }

  over(end: LineEnd): void {
    this.#underway = [];
    this.#inbox.end(this.#why ?? end);
  }

  hush(): void {
    this.#state = "hushed";
  }

  lose(): void {
    this.#state = "lost";
    this.#underway = [];
  }

  /** Each timer delivers the oldest parcel, so that order is kept whatever the delays. */
  #post(parcel: Parcel): void {
    if (this.#state !== "lost") this.#underway.push(parcel);
    this.#later(() => {
      const next = this.#state === "whole" ? this.#underway.shift() : undefined;
      if (next !== undefined) this.#peer.#take(next);
    });
  }

  #take(parcel: Parcel): void {
    if ("frame" in parcel) {
      if (this.#why === undefined) this.#inbox.frame(parcel.frame);
    } else {
      this.over(parcel.end);
      this.#later(() => this.#peer.over(parcel.end));
    }
  }
}
