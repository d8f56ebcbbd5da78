import { describe, expect, test } from "vitest";
import type { NamedCall } from "../api/desk-api.ts";
import type { Json } from "../api/readers.ts";
import type { Answer } from "../api/shapes.ts";
import type { Errand } from "./errand.ts";
import { undoOf } from "./errand.ts";
import { ErrandRunner } from "./errand-runner.ts";
import { aCard, aDisk } from "./till-builders.ts";

type Come = Answer<Json>;

const done: Come = { kind: "done", value: { receipt: "r1" } };
const lost: Come = { kind: "lost" };
const no = (status: number, code: string): Come => ({
  kind: "refused",
  problem: { status, code },
});

function anErrand(more: Partial<Errand> = {}): Errand {
  const body = { card: aCard, pay: [] };
  return { key: "k1", till: "t1", kind: "sale", path: "/v1/sales", body, card: aCard, ...more };
}

/** A scripted node, and timers that fire when the test says so. */
function aRunner(answers: readonly Come[], disk = aDisk()) {
  const script = [...answers];
  const asked: NamedCall[] = [];
  const waiting = new Set<() => void>();
  let ends = 0;
  const runner = new ErrandRunner(
    {
      api: {
        run: async (call) => {
          asked.push(call);
          return script.shift() ?? lost;
        },
      },
      disk,
      now: () => 1000,
      after: (_, run) => {
        waiting.add(run);
        return () => void waiting.delete(run);
      },
      onSignedOut: () => undefined,
      onEnd: () => {
        ends += 1;
      },
    },
    "t1",
  );
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const tick = async () => {
    for (const run of waiting) {
      waiting.delete(run);
      run();
    }
    await settle();
  };
  return { runner, asked, tick, settle, disk, ends: () => ends };
}

describe("errands", () => {
  test("R504 what got lost is asked again under its own name until it is answered", async () => {
    const { runner, asked, tick, settle, disk, ends } = aRunner([lost, no(503, "x"), done]);
    runner.send(anErrand());
    await settle();
    expect(runner.state()).toMatchObject({ step: "unsure", errand: { key: "k1" } });
    await tick();
    await tick();
    expect(runner.state()).toMatchObject({ step: "rest", done: { answer: { receipt: "r1" } } });
    expect(asked.map(({ key }) => key)).toEqual(["k1", "k1", "k1"]);
    expect([disk.length, ends()]).toEqual([0, 1]);
  });

  test("R504 a page that was reloaded goes on with it, without the PIN", async () => {
    const first = aRunner([lost]);
    first.runner.send(anErrand({ body: { card: { ...aCard, pin: "4711" } } }));
    await first.settle();
    first.runner.stop();
    const second = aRunner([done], first.disk);
    expect(second.runner.isBusy()).toBe(true);
    await second.tick();
    expect(second.runner.isBusy()).toBe(false);
    expect(second.asked).toMatchObject([{ key: "k1", path: "/v1/sales" }]);
    expect(JSON.stringify(second.asked)).not.toContain("4711");
  });

  test("one at a time; a refusal is the end, and is not kept", async () => {
    const { runner, asked, settle, disk } = aRunner([no(409, "changed")]);
    runner.send(anErrand());
    runner.send(anErrand({ key: "k2" }));
    await settle();
    expect(runner.state()).toMatchObject({ step: "refused", problem: { code: "changed" } });
    expect([asked.length, disk.length]).toEqual([1, 0]);
    runner.clear();
    expect(runner.state()).toEqual({ step: "rest", done: null });
  });

  test("R526 a sale is taken back by who made it, a block by a manager, a link by nobody", () => {
    const by = (kind: Errand["kind"], role = "manager") =>
      undoOf({ errand: anErrand({ kind }), answer: { receipt: "r1" }, isLate: false, at: 0 }, role);
    expect(by("sale")).toMatchObject({ path: "/v1/reversals", body: { receipt: "r1" } });
    expect(by("block")).toMatchObject({ body: { card: aCard, undo: "r1" } });
    expect(by("link")).toBeNull();
    expect(by("block", "cashier")).toBeNull();
    expect(by("sale", "cashier")).not.toBeNull();
  });
});
