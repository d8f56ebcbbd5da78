import { type Instant, instant } from "@cardweave/shared/domain/measure";
import { ok, type Result, refused } from "@cardweave/shared/domain/result";
import { rfc3339 } from "@cardweave/shared/domain/time";
import { toHex } from "@cardweave/shared/entries/hex";
import { listPage } from "@cardweave/shared/http/list-page";
import type { Principal } from "@cardweave/shared/http/principal";
import type { Clock, Random, Timers } from "@cardweave/shared/ports/clock";
import type { JobState, JobView } from "@cardweave/shared/protocol/http/job";
import type { Listed, ListQuery } from "@cardweave/shared/protocol/http/list";

/** What long work is given. `pause` lets everything else have its turn. */
export type Slices = {
  readonly pause: () => Promise<void>;
  readonly isCancelled: () => boolean;
  readonly progress: (done: number, of: number | null) => void;
};

/** Null when it was cancelled. */
export type LongWork = (slices: Slices) => Promise<JobView["result"]>;

export type JobWish = {
  readonly kind: JobView["kind"];
  readonly subject: string;
  readonly by: Principal;
  readonly work: LongWork;
};

type Job = Omit<JobWish, "work"> & {
  readonly id: string;
  readonly at: Instant;
  state: JobState;
  done: number;
  of: number | null;
  endedAt: Instant | null;
  result: JobView["result"];
};

export type JobParts = {
  readonly clock: Clock;
  readonly timers: Timers;
  readonly random: Random;
  readonly zone: () => string;
  readonly fatal: (fault: unknown) => void;
};

const keptJobs = 50;
const mostWaiting = 10;

/** Long work, one after the other, in slices between which the hub does everything else. */
export class JobDesk {
  readonly #parts: JobParts;
  readonly #jobs: Job[] = [];
  #last: Promise<void> = Promise.resolve();
  #isStopped = false;

  constructor(parts: JobParts) {
    this.#parts = parts;
  }

  order({ work, ...wish }: JobWish): Result<string> {
    const waiting = this.#jobs.filter(({ state }) => state === "waiting").length;
    if (waiting >= mostWaiting) return refused("too-many", { waiting });
    const { clock, random, fatal } = this.#parts;
    const begin = { state: "waiting", done: 0, of: null, endedAt: null, result: null } as const;
    const job: Job = { ...wish, ...begin, id: toHex(random.bytes(8)), at: clock.now() };
    this.#jobs.push(job);
    this.#forget();
    this.#last = this.#last.then(() => this.#run(job, work)).catch(fatal);
    return ok(job.id);
  }

  #forget(): void {
    const ended = this.#jobs.filter(({ endedAt }) => endedAt !== null);
    for (const job of ended.slice(0, Math.max(0, this.#jobs.length - keptJobs))) {
      this.#jobs.splice(this.#jobs.indexOf(job), 1);
    }
  }

  async #run(job: Job, work: LongWork): Promise<void> {
    if (job.state === "cancelled" || this.#isStopped) return;
    job.state = "running";
    try {
      job.result = await work(this.#slices(job));
      if (!isOver(job)) job.state = job.result === null ? "cancelled" : "done";
    } catch (fault) {
      job.state = "failed";
      throw fault;
    } finally {
      job.endedAt ??= this.#parts.clock.now();
    }
  }

  #slices(job: Job): Slices {
    const { timers } = this.#parts;
    return {
      pause: () => new Promise<void>((resolve) => void timers.after(0, resolve)),
      isCancelled: () => this.#isStopped || isOver(job),
      progress: (done, of) => {
        job.done = done;
        job.of = of;
      },
    };
  }

  list(page: ListQuery, by: Principal): Result<Listed<JobView>> {
    const seen = this.#jobs.filter((job) => isOwn(job, by));
    return listPage(
      seen.map((job) => this.#view(job)),
      page,
      ({ at, id }) => `${at} ${id}`,
    );
  }

  one(id: string, by: Principal): Result<JobView> {
    const job = this.#find(id, by);
    return job === undefined ? refused("not-found") : ok(this.#view(job));
  }

  cancel(id: string, by: Principal): Result<JobView> {
    const job = this.#find(id, by);
    if (job === undefined) return refused("not-found");
    if (!isOver(job)) {
      job.state = "cancelled";
      job.endedAt = this.#parts.clock.now();
    }
    return ok(this.#view(job));
  }

  #find(id: string, by: Principal): Job | undefined {
    return this.#jobs.find((job) => job.id === id && isOwn(job, by));
  }

  /** Resolves when the slice that is at work is over. */
  stop(): Promise<void> {
    this.#isStopped = true;
    return this.#last;
  }

  #view({ id, kind, subject, state, done, of, at, endedAt, result }: Job): JobView {
    const time = (ms: Instant) => rfc3339(this.#parts.zone(), instant(ms));
    const ended = endedAt === null ? null : time(endedAt);
    return { id, kind, subject, state, done, of, at: time(at), endedAt: ended, result };
  }
}

function isOver({ state }: Job): boolean {
  return state === "cancelled" || state === "failed";
}

/** Who runs the network sees every job, others their own. */
function isOwn({ by }: Job, asking: Principal): boolean {
  if (asking.role === "operator" || asking.role === "headquarters") return true;
  return by.user !== undefined && by.user === asking.user;
}
