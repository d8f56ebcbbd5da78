import { describe, expect, test } from "vitest";
import type { Call, CallNode } from "./call-node.ts";
import { nodeApi } from "./node-api.ts";

describe("signing in", () => {
  test("R878 is given the time that a slow machine takes for a password", async () => {
    const calls: Call[] = [];
    const call: CallNode = async (asked) => {
      calls.push(asked);
      return { kind: "lost" };
    };
    await nodeApi(call).signIn({ till: "t1", tillToken: "x", login: "anna", password: "y" });
    expect(calls).toMatchObject([{ path: "/v1/sessions", patienceMs: 30_000 }]);
  });
});
