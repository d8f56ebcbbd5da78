import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { systemClock, systemTimers } from "./system-clock.ts";
import { systemRandom } from "./system-random.ts";

describe("timers", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test("fire once, after the time that was asked for", () => {
    const fired: number[] = [];
    systemTimers.after(50, () => fired.push(systemClock.now()));
    vi.advanceTimersByTime(49);
    expect(fired).toHaveLength(0);
    vi.advanceTimersByTime(1_000);
    expect(fired).toHaveLength(1);
  });

  test("can be called off, also in their second stretch of 24 days", () => {
    const act = vi.fn();
    const stop = systemTimers.after(2 ** 32, act);
    vi.advanceTimersByTime(2 ** 32 - 1);
    expect(act).not.toHaveBeenCalled();
    stop();
    vi.advanceTimersByTime(2 ** 32);
    expect(act).not.toHaveBeenCalled();
  });

  test("wait longer than Node's own limit", () => {
    const act = vi.fn();
    systemTimers.after(2 ** 32, act);
    vi.advanceTimersByTime(2 ** 32 - 1);
    expect(act).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(act).toHaveBeenCalledTimes(1);
  });
});

describe("random", () => {
  test("gives bytes of the length asked for and fractions below 1", () => {
    expect(systemRandom.bytes(16)).toHaveLength(16);
    expect(systemRandom.bytes(16)).not.toStrictEqual(systemRandom.bytes(16));
    const fractions = Array.from({ length: 1_000 }, () => systemRandom.fraction());
    expect(fractions.every((fraction) => fraction >= 0 && fraction < 1)).toBe(true);
    expect(new Set(fractions).size).toBe(1_000);
  });
});
