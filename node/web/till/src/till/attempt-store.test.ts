import { describe, expect, test } from "vitest";
import { attemptStore } from "./attempt-store.ts";
import { anAttempt } from "./till-builders.ts";

/** The part of browser storage that the store uses, with its order of insertion. */
function aDisk(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (name) => kept.get(name) ?? null,
    key: (index) => [...kept.keys()][index] ?? null,
    removeItem: (name) => void kept.delete(name),
    setItem: (name, value) => void kept.set(name, value),
  };
}

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
});
