import { describe, expect, test } from "vitest";
import { attemptStore } from "./attempt-store.ts";
import { aDisk, anAttempt } from "./till-builders.ts";

describe("keeping open bookings", () => {
  test("gives back what was kept, until it is dropped", () => {
    const disk = aDisk();
    const store = attemptStore(disk);
    store.keep(anAttempt());
    expect(attemptStore(disk).oldest("t1")).toEqual(anAttempt());
    store.drop(anAttempt());
    expect(store.oldest("t1")).toBeNull();
  });
  test("leaves other tills' bookings and other things alone", () => {
    const disk = aDisk();
    disk.setItem("cardweave.language", "de");
    const store = attemptStore(disk);
    store.keep(anAttempt({ till: "t2" }));
    expect(store.oldest("t1")).toBeNull();
  });
  test("spoilt storage is no booking", () => {
    const disk = aDisk();
    disk.setItem("cardweave.attempt.k1", "{");
    expect(attemptStore(disk).oldest("t1")).toBeNull();
  });
  test("R504 a PIN is never kept", () => {
    const disk = aDisk();
    const { wish, ...attempt } = anAttempt();
    const card = { ...attempt.card, pin: "4711" };
    attemptStore(disk).keep({ ...attempt, wish: { ...wish, card } as typeof wish });
    expect(disk.getItem("cardweave.attempt.k1")).not.toContain("4711");
    expect(attemptStore(disk).oldest("t1")?.key).toBe("k1");
  });
});
