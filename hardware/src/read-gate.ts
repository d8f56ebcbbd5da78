import type { CardRead } from "@cardweave/shared/domain/codes/card-read";
import type { Instant } from "@cardweave/shared/domain/measure";
import type { ReaderState, ReaderStatus } from "@cardweave/shared/ports/card-reader";
import type { Clock } from "@cardweave/shared/ports/clock";
import { BehaviorSubject, type Observable, Subject } from "rxjs";

/** A read before it has a reader and a time. */
export type Shown = Pick<CardRead, "medium" | "data" | "raw">;

/** The same medium held, or shown again within this time, counts once. */
const momentMs = 1_000;

/** What every reader tells, and when it keeps silent. */
export class ReadGate {
  readonly #name: string;
  readonly #clock: Clock;
  readonly #reads = new Subject<CardRead>();
  readonly #state: BehaviorSubject<ReaderState>;
  #last: { readonly shown: string; readonly at: Instant } | null = null;

  constructor(name: string, clock: Clock) {
    this.#name = name;
    this.#clock = clock;
    this.#state = new BehaviorSubject<ReaderState>({
      status: "starting",
      detail: null,
      since: clock.now(),
    });
  }

  get reads$(): Observable<CardRead> {
    return this.#reads;
  }

  get state$(): Observable<ReaderState> {
    return this.#state;
  }

  read(shown: Shown): void {
    const at = this.#clock.now();
    const last = this.#last;
    const text = `${shown.medium} ${shown.data}`;
    this.#last = { shown: text, at };
    if (last?.shown === text && at - last.at < momentMs) return;
    this.#reads.next({ ...shown, reader: this.#name, at });
  }

  tell(status: ReaderStatus, detail: string | null = null): void {
    const now = this.#state.value;
    if (now.status === status && now.detail === detail) return;
    const since = now.status === status ? now.since : this.#clock.now();
    this.#state.next({ status, detail, since });
  }

  end(): void {
    this.#reads.complete();
    this.#state.complete();
  }
}
