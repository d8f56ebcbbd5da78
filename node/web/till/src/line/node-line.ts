import type { NodeApi } from "../api/node-api.ts";
import type { CardRef, HealthView } from "../api/shapes.ts";

/** What the page hears from its node without asking. */
export type NodeEvent =
  | { readonly kind: "line"; readonly health: HealthView }
  | { readonly kind: "account"; readonly account: string }
  | { readonly kind: "card"; readonly card: CardRef }
  | { readonly kind: "open" }
  /** The stream broke off: the node may be gone. */
  | { readonly kind: "silent" };

export interface LineState {
  /** Null until the first answer: neither good nor bad is known yet. */
  readonly reached: boolean | null;
  readonly health: HealthView | null;
}

export interface LinePorts {
  readonly api: Pick<NodeApi, "health">;
  /** Opens the event stream; gives back how to close it. */
  readonly listen: (hear: (event: NodeEvent) => void) => () => void;
  readonly after: (ms: number, run: () => void) => () => void;
  /** A card was read, an account changed, or the stream broke off. */
  readonly onEvent: (event: NodeEvent) => void;
  /** The node answers again after a silence, in which events may have been missed. */
  readonly onBack: () => void;
}

const calmMs = 5000;
const awayMs = 1500;

/** Watches the node: asks for its health in turns and listens in between. */
export class NodeLine {
  private current: LineState = { reached: null, health: null };
  private readonly listeners = new Set<() => void>();
  private callOff: () => void = () => undefined;
  private hangUp: () => void = () => undefined;
  private misses = 0;
  private stopped = false;
  private readonly ports: LinePorts;

  constructor(ports: LinePorts) {
    this.ports = ports;
    this.hangUp = ports.listen((event) => this.hear(event));
    void this.ask();
  }

  readonly state = (): LineState => this.current;

  readonly onChange = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly stop = (): void => {
    this.stopped = true;
    this.callOff();
    this.hangUp();
  };

  /** Somebody's call got no answer: look now instead of at the next turn. */
  readonly doubt = (): void => {
    this.callOff();
    void this.ask();
  };

  private hear(event: NodeEvent): void {
    if (event.kind === "line") this.become({ reached: true, health: event.health });
    if (event.kind === "open") this.ports.onBack();
    if (event.kind === "silent") this.doubt();
    if (event.kind !== "line" && event.kind !== "open") this.ports.onEvent(event);
  }

  private async ask(): Promise<void> {
    const answer = await this.ports.api.health();
    if (this.stopped) return;
    if (answer.kind === "lost") this.miss();
    else if (answer.kind === "done") this.become({ reached: true, health: answer.value });
    else this.become({ ...this.current, reached: true });
    this.callOff();
    const pause = this.misses > 0 ? awayMs : calmMs;
    this.callOff = this.ports.after(pause, () => void this.ask());
  }

  /** One lost answer is bad luck, two in a row are a node that is gone. */
  private miss(): void {
    this.misses += 1;
    if (this.misses > 1 || this.current.reached === null) {
      this.become({ ...this.current, reached: false });
    }
  }

  private become(next: LineState): void {
    const isBack = next.reached === true && this.current.reached === false;
    if (next.reached === true) this.misses = 0;
    this.current = next;
    for (const listener of this.listeners) listener();
    if (isBack) this.ports.onBack();
  }
}
