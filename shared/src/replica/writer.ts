import { StorageFault } from "../ports/entry-store.ts";

/** A piece of work on one step; what it answers is told once the step is durable. */
type Job<S> = {
  readonly run: (step: S) => Promise<unknown>;
  readonly done: (value: unknown) => void;
  readonly failed: (fault: unknown) => void;
};

export type StepMaker<S> = {
  readonly begin: () => S;
  /** Durable when it resolves. */
  readonly commit: (step: S) => Promise<void>;
  /** The step left no trace on disk; memory must forget it too. */
  readonly dropped: (step: S) => Promise<void>;
};

const jobsPerStep = 256;

/**
 * The one writer of a replica. Jobs that arrive while a commit runs share the next one.
 * Promise: a job's answer is told after its step is durable, and steps never overlap, so what a
 * job reads cannot change before it is committed.
 */
export class Writer<S> {
  readonly #maker: StepMaker<S>;
  #queue: Job<S>[] = [];
  #running = false;
  #draining: Promise<void> = Promise.resolve();
  #broken: { readonly fault: unknown } | null = null;

  constructor(maker: StepMaker<S>) {
    this.#maker = maker;
  }

  submit<T>(run: (step: S) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.#queue.push({ run, done: (value) => resolve(value as T), failed: reject });
      if (!this.#running) this.#draining = this.#drain();
    });
  }

  /** Resolves when everything submitted so far has been settled. */
  async idle(): Promise<void> {
    while (this.#running) await this.#draining;
  }

  async #drain(): Promise<void> {
    this.#running = true;
    while (this.#queue.length > 0) {
      const jobs = this.#queue.splice(0, jobsPerStep);
      await this.#runTogether(jobs);
    }
    this.#running = false;
  }

  /** A job that throws must not take its neighbours along: then each runs in a step of its own. */
  async #runTogether(jobs: readonly Job<S>[]): Promise<void> {
    if (this.#broken !== null) return fail(jobs, this.#broken.fault);
    const step = this.#maker.begin();
    const answers: unknown[] = [];
    try {
      for (const job of jobs) answers.push(await job.run(step));
      await this.#maker.commit(step);
    } catch (fault) {
      await this.#drop(step, jobs);
      return this.#afterFault(fault, jobs);
    }
    for (const [at, job] of jobs.entries()) job.done(answers[at]);
  }

  /** When not even that works, memory is no longer to be trusted: nothing runs from now on. */
  async #drop(step: S, jobs: readonly Job<S>[]): Promise<void> {
    try {
      await this.#maker.dropped(step);
    } catch (fault) {
      this.#broken ??= { fault };
      fail(jobs, fault);
    }
  }

  async #afterFault(fault: unknown, jobs: readonly Job<S>[]): Promise<void> {
    if (jobs.length === 1 || fault instanceof StorageFault) return fail(jobs, fault);
    for (const job of jobs) await this.#runTogether([job]);
  }
}

function fail<S>(jobs: readonly Job<S>[], fault: unknown): void {
  for (const job of jobs) job.failed(fault);
}
