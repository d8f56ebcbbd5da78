import { describe, expect, test } from "vitest";
import { ControlHistory } from "./control-history.ts";
import { anEntryOf, anId, root } from "./domain-builders.ts";
import { type DocId, docKinds, type EntryId } from "./ids.ts";
import { defaultPolicy } from "./policy.ts";

const control = `${docKinds.control}${"0".repeat(32)}` as DocId;

function setting(history: ControlHistory, number: number, after: readonly EntryId[]): EntryId {
  const id = anId(number);
  const body = { kind: "policy", name: "grantWaitMs", value: String(number) } as const;
  const hlc = { ms: number, count: 0 };
  history.add(id, anEntryOf(body, { doc: control, device: root, after, hlc }), {
    hlc,
    device: root,
    id,
  });
  return id;
}

describe("the policy that an entry cites", () => {
  test("R58 is the same for ever: what is decreed later does not change it", () => {
    const history = new ControlHistory();
    const first = setting(history, 100, []);
    expect(history.at([first]).policy.grantWaitMs).toBe(100);
    const second = setting(history, 200, [first]);
    expect([history.at([first]), history.at([second])]).toMatchObject([
      { policy: { grantWaitMs: 100 } },
      { policy: { grantWaitMs: 200 } },
    ]);
    expect(history.at([]).policy).toEqual(defaultPolicy);
  });

  test("R58, R45 of two heads side by side the later one holds, in either order", () => {
    const history = new ControlHistory();
    const one = setting(history, 100, []);
    const other = setting(history, 200, []);
    expect(history.at([one, other]).policy.grantWaitMs).toBe(200);
    expect(history.at([other, one]).policy.grantWaitMs).toBe(200);
  });
});
