import { describe, expect, test } from "vitest";
import { StorageFault } from "../ports/entry-store.ts";
import { Writer } from "./writer.ts";

type Step = { readonly said: string[] };

/** Keeps what was committed; `fault` is thrown by the next commit. */
function aWriter() {
  const log = { committed: [] as string[][], dropped: 0, begun: 0, faults: [] as unknown[] };
  let onDrop: (() => void) | undefined;
  const writer = new Writer<Step>({
    begin: () => {
      log.begun += 1;
      return { said: [] };
    },
    commit: async ({ said }) => {
      await new Promise((resolve) => setImmediate(resolve));
      const fault = log.faults.shift();
      if (fault !== undefined) throw fault;
      log.committed.push(said);
    },
    dropped: async () => {
      log.dropped += 1;
      onDrop?.();
    },
  });
  const say = (word: string) =>
    writer.submit(async ({ said }) => {
      said.push(word);
      return word;
    });
  return { writer, log, say, failToDrop: (act: () => void) => (onDrop = act) };
}

describe("jobs of the one writer", () => {
  test("R205 that arrive while a step is committed share the next one", async () => {
    const { log, say } = aWriter();
    expect(await Promise.all(["a", "b", "c"].map(say))).toEqual(["a", "b", "c"]);
    expect(log.committed).toEqual([["a"], ["b", "c"]]);
  });

  test("R200 are answered after their step is committed", async () => {
    const { log, say } = aWriter();
    const committedThen = await say("a").then(() => log.committed.length);
    expect(committedThen).toBe(1);
  });

  test("R206 run in steps of their own when one of them fails", async () => {
    const { writer, log, say } = aWriter();
    const first = say("first");
    const rest = [say("a"), writer.submit(() => Promise.reject(new Error("bad"))), say("c")];
    await first;
    const settled = await Promise.allSettled(rest);
    expect(settled.map((one) => one.status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
    expect(log.committed).toEqual([["first"], ["a"], ["c"]]);
    expect(log.dropped).toBe(2);
  });

  test("R207 all fail with the disk, and the next ones run", async () => {
    const { log, say } = aWriter();
    log.faults.push(new StorageFault("full", "full"));
    await expect(say("a")).rejects.toMatchObject({ kind: "full" });
    expect(await say("b")).toBe("b");
  });

  test("R207 fail from then on once memory could not be brought back", async () => {
    const { log, say, failToDrop } = aWriter();
    log.faults.push(new StorageFault("io", "gone"));
    failToDrop(() => {
      throw new StorageFault("io", "nor can it be read");
    });
    await expect(say("a")).rejects.toMatchObject({ name: "StorageFault" });
    await expect(say("b")).rejects.toThrow("nor can it be read");
    expect(log.begun).toBe(1);
  });

  test("are all settled when it is idle", async () => {
    const { writer, log, say } = aWriter();
    await writer.idle();
    const said = ["a", "b", "c"].map(say);
    await writer.idle();
    expect(log.committed.flat()).toEqual(["a", "b", "c"]);
    await Promise.all(said);
  });
});
