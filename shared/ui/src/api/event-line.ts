/** Whether the stream of events runs, and since when it does or does not. Unit: ms. */
export interface LineState {
  readonly reached: boolean | null;
  readonly since: number;
}

export interface LinePorts {
  readonly open: (path: string) => EventSource;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  /** The server is there and turned the stream away, as when the session has ended. */
  readonly refused?: () => void;
}

type Hear = (data: unknown) => void;

const againMs = 2000;

function parsed(data: string): unknown {
  try {
    return JSON.parse(data);
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

/**
 * One stream of events for all parts of a page.
 * Promise: it is dialled again until it is closed, with the id of the last event, so that nothing
 * is missed; where the server cannot tell what was missed, `resync` is heard.
 */
export class EventLine {
  readonly #ports: LinePorts;
  readonly #path: string;
  readonly #hearers = new Map<string, Set<Hear>>();
  readonly #watchers = new Set<() => void>();
  #state: LineState;
  #source: EventSource | null = null;
  #callOff: () => void = () => undefined;

  constructor(path: string, ports: LinePorts) {
    this.#path = path;
    this.#ports = ports;
    this.#state = { reached: null, since: ports.now() };
  }

  readonly state = (): LineState => this.#state;

  readonly onChange = (hear: () => void): (() => void) => {
    this.#watchers.add(hear);
    return () => this.#watchers.delete(hear);
  };

  open(): void {
    const source = this.#ports.open(this.#path);
    this.#source = source;
    source.onopen = () => this.#turn(true);
    source.onerror = () => {
      this.#turn(false);
      if (source.readyState !== 2) return;
      this.#callOff = this.#ports.after(againMs, () => this.open());
      this.#ports.refused?.();
    };
    for (const name of this.#hearers.keys()) this.#attach(source, name);
  }

  close(): void {
    this.#callOff();
    this.#source?.close();
    this.#source = null;
  }

  /** Hears the events of one name until the answer is called. */
  hear(name: string, hear: Hear): () => void {
    const known = this.#hearers.get(name);
    const hearers = known ?? new Set<Hear>();
    hearers.add(hear);
    if (known === undefined) {
      this.#hearers.set(name, hearers);
      if (this.#source !== null) this.#attach(this.#source, name);
    }
    return () => hearers.delete(hear);
  }

  #attach(source: EventSource, name: string): void {
    source.addEventListener(name, (message: MessageEvent<string>) => {
      const data = parsed(message.data);
      for (const hear of this.#hearers.get(name) ?? []) hear(data);
    });
  }

  #turn(reached: boolean): void {
    if (this.#state.reached === reached) return;
    this.#state = { reached, since: this.#ports.now() };
    for (const watch of this.#watchers) watch();
  }
}
