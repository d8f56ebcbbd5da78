import type { Answer } from "@cardweave/shared/ui/api/call";
import type { Problem } from "@cardweave/shared/ui/api/problem";
import type { Status } from "./read-status.ts";

export interface Watched {
  readonly status: Status | null;
  /** When it was true, by this page's clock; null before the first answer. Unit: ms. */
  readonly at: number | null;
  /** False while the node does not answer. */
  readonly reached: boolean | null;
  /** Why the node tells nothing, such as that nobody has signed in. */
  readonly problem: Problem | null;
}

export interface WatchPorts {
  readonly ask: () => Promise<Answer<Status>>;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
  /** Opens the event stream: `news` for each line event, `false` when it broke off. */
  readonly listen: (hear: (news: boolean) => void) => () => void;
}

const calmMs = 10_000;
const awayMs = 2_000;
/** Lines flap: not every event is worth a question of its own. */
const newsMs = 300;

/** Asks the node how it is: in turns, at once when it has news, and until it answers again. */
export class StatusWatch {
  readonly #ports: WatchPorts;
  readonly #hearers = new Set<() => void>();
  #state: Watched = { status: null, at: null, reached: null, problem: null };
  #callOff: () => void = () => undefined;
  #hangUp: () => void = () => undefined;
  #isAsking = false;
  #isStopped = false;

  constructor(ports: WatchPorts) {
    this.#ports = ports;
  }

  readonly state = (): Watched => this.#state;

  readonly onChange = (hear: () => void): (() => void) => {
    this.#hearers.add(hear);
    return () => this.#hearers.delete(hear);
  };

  start(): () => void {
    this.#isStopped = false;
    this.#hangUp = this.#ports.listen(() => this.#soon(newsMs));
    void this.ask();
    return () => {
      this.#isStopped = true;
      this.#callOff();
      this.#hangUp();
    };
  }

  readonly ask = async (): Promise<void> => {
    if (this.#isAsking) return;
    this.#isAsking = true;
    const answer = await this.#ports.ask();
    this.#isAsking = false;
    if (this.#isStopped) return;
    this.#become(next(this.#state, answer, this.#ports.now()));
    this.#soon(answer.kind === "done" ? calmMs : awayMs);
  };

  #soon(ms: number): void {
    this.#callOff();
    this.#callOff = this.#ports.after(ms, () => void this.ask());
  }

  #become(state: Watched): void {
    this.#state = state;
    for (const hear of this.#hearers) hear();
  }
}

/** What was known stays, with its age, while the node does not answer. */
function next(before: Watched, answer: Answer<Status>, now: number): Watched {
  if (answer.kind === "lost") return { ...before, reached: false };
  if (answer.kind === "refused") {
    return { ...before, reached: true, problem: answer.problem };
  }
  return { status: answer.value, at: now, reached: true, problem: null };
}
