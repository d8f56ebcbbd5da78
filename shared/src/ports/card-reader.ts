import type { Observable } from "rxjs";
import type { CardRead } from "../domain/codes/card-read.ts";
import type { Instant } from "../domain/measure.ts";

/**
 * `starting` until the device was tried once; `away` while it is unplugged or its service is down;
 * `missing` when something must be installed or allowed first, and `detail` says what and how.
 */
export type ReaderStatus = "starting" | "ready" | "away" | "missing";

export type ReaderState = {
  readonly status: ReaderStatus;
  readonly detail: string | null;
  readonly since: Instant;
};

/**
 * Whatever reads cards beside a till.
 * Promise: neither stream ever errors; both complete with `stop`, after which the device is free.
 * What cannot be read is told by nothing but `state$` or silence; the same medium held or shown
 * again within a moment counts once.
 */
export interface CardReader {
  readonly reads$: Observable<CardRead>;
  /** The current state first. */
  readonly state$: Observable<ReaderState>;
  stop(): Promise<void>;
}
