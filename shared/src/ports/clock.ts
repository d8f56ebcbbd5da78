import type { Instant } from "../domain/measure.ts";

export interface Clock {
  now(): Instant;
}

export interface Timers {
  /** Runs `act` once after `ms`; the answer cancels it. */
  after(ms: number, act: () => void): () => void;
}

export interface Random {
  bytes(length: number): Uint8Array;
  /** At least 0, below 1. */
  fraction(): number;
}
