import { describe, expect, test } from "vitest";
import type { Answer, HealthView } from "../api/shapes.ts";
import { lineFacts } from "./line-facts.ts";
import { type NodeEvent, NodeLine } from "./node-line.ts";

const well: HealthView = {
  line: "connected",
  since: null,
  unsent: 0,
  oldestUnsentAt: null,
  attention: [],
};

/** A node whose health answers are scripted, and a clock that the test moves. */
function aLine(answers: readonly (HealthView | null)[]) {
  const script = [...answers];
  const due = new Set<() => void>();
  const told: NodeEvent[] = [];
  let back = 0;
  let hear: (event: NodeEvent) => void = () => undefined;
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 6; turn += 1) await Promise.resolve();
  };
  const line = new NodeLine({
    api: {
      health: async (): Promise<Answer<HealthView>> => {
        const value = script.shift() ?? null;
        return value === null ? { kind: "lost" } : { kind: "done", value };
      },
    },
    listen: (ear) => {
      hear = ear;
      return () => undefined;
    },
    after: (_, run) => {
      due.add(run);
      return () => due.delete(run);
    },
    onEvent: (event) => told.push(event),
    onBack: () => {
      back += 1;
    },
  });
  const tick = async (): Promise<void> => {
    const now = [...due];
    due.clear();
    for (const run of now) run();
    await settle();
  };
  return { line, told, tick, settle, back: () => back, hear: (event: NodeEvent) => hear(event) };
}

describe("watching the node", () => {
  test("a stream that broke off makes it look at once", async () => {
    const { line, hear, settle } = aLine([well, null, null]);
    await settle();
    hear({ kind: "silent" });
    await settle();
    hear({ kind: "silent" });
    await settle();
    expect(line.state().reached).toBe(false);
  });
  test("one lost answer is bad luck, two are a node that is gone", async () => {
    const { line, tick, settle } = aLine([well, null, null]);
    await settle();
    await tick();
    expect(line.state().reached).toBe(true);
    await tick();
    expect(line.state().reached).toBe(false);
    expect(lineFacts(line.state())).toMatchObject({ reached: false });
  });

  test("when it is back, what was missed is read again", async () => {
    const { line, tick, settle, back } = aLine([null, well]);
    await settle();
    expect(line.state().reached).toBe(false);
    await tick();
    expect(line.state().reached).toBe(true);
    expect(back()).toBe(1);
  });

  test("what the node tells by itself counts at once", async () => {
    const { line, settle, hear } = aLine([well]);
    await settle();
    hear({ kind: "line", health: { ...well, line: "offline", unsent: 2 } });
    expect(lineFacts(line.state())).toMatchObject({ line: "offline", unsent: 2 });
  });

  test("cards and changed accounts go to the till", async () => {
    const { told, settle, hear } = aLine([well]);
    await settle();
    hear({ kind: "account", account: "a1" });
    hear({ kind: "card", card: { scheme: "own", number: "X" } });
    expect(told).toHaveLength(2);
  });

  test("a line that was stopped asks no more", async () => {
    const { line, tick, settle } = aLine([well, null, null, null]);
    await settle();
    line.stop();
    await tick();
    await tick();
    await tick();
    expect(line.state().reached).toBe(true);
  });
});
