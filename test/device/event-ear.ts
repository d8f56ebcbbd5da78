/** Hears a node's events as a till's page does. */
export class EventEar {
  readonly #abort: AbortController;
  readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
  #held = "";

  private constructor(body: ReadableStream<Uint8Array>, abort: AbortController) {
    this.#reader = body.getReader();
    this.#abort = abort;
  }

  static async at(address: string, token: string): Promise<EventEar> {
    const abort = new AbortController();
    const response = await fetch(new URL("/v1/events", address), {
      headers: { Authorization: `Bearer ${token}`, Accept: "text/event-stream" },
      signal: abort.signal,
    });
    if (response.body === null || !response.ok) throw new Error(`no events: ${response.status}`);
    return new EventEar(response.body, abort);
  }

  /** The data of the next event of a name; others in between are passed over. */
  async next(name: string): Promise<unknown> {
    while (true) {
      const end = this.#held.indexOf("\n\n");
      if (end < 0) {
        const { value, done } = await this.#reader.read();
        if (done) throw new Error("the events ended");
        this.#held += Buffer.from(value).toString();
        continue;
      }
      const block = this.#held.slice(0, end);
      this.#held = this.#held.slice(end + 2);
      const data = /^data: ?(.*)$/m.exec(block)?.[1];
      if (new RegExp(`^event: ?${name}$`, "m").test(block) && data !== undefined) {
        return JSON.parse(data);
      }
    }
  }

  close(): void {
    this.#abort.abort();
  }
}
