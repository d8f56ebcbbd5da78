import type { ConnectionListener, LineEnd } from "../ports/line.ts";

/** Hands on what arrives, keeps it until somebody listens, and tells the end once and last. */
export class LineInbox {
  #listener: ConnectionListener | undefined;
  #early: Uint8Array[] = [];
  #end: LineEnd | undefined;

  get ended(): boolean {
    return this.#end !== undefined;
  }

  receive(listener: ConnectionListener): void {
    this.#listener = listener;
    const early = this.#early;
    this.#early = [];
    for (const frame of early) listener.frame(frame);
    if (this.#end !== undefined) listener.ended(this.#end);
  }

  frame(bytes: Uint8Array): void {
    if (this.ended) return;
    if (this.#listener === undefined) this.#early.push(bytes);
    else this.#listener.frame(bytes);
  }

  end(end: LineEnd): void {
    if (this.ended) return;
    this.#end = end;
    this.#listener?.ended(end);
  }
}
