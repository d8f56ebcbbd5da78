import { describe, expect, test } from "vitest";
import type { SessionView } from "../api/shapes.ts";
import { type Access, type AccessEvent, stepAccess } from "./access-session.ts";
import { pairingIn } from "./pairing.ts";

const pairing = { till: "t1", token: "secret" };
const who = { till: "t1" } as SessionView;

function after(...events: readonly AccessEvent[]): Access {
  return events.reduce(stepAccess, { step: "unpaired" } as Access);
}

describe("pairing", () => {
  test("is read from the address once", () => {
    expect(pairingIn("#till=t1&token=secret")).toEqual(pairing);
    expect(pairingIn("till=t1&token=a%2Bb")).toEqual({ till: "t1", token: "a+b" });
  });
  test.each(["", "#till=t1", "#token=x", "#till=&token=x"])("%j is none", (fragment) => {
    expect(pairingIn(fragment)).toBeNull();
  });
});

describe("coming in", () => {
  test("a paired browser with a living session goes straight to the till", () => {
    expect(after({ kind: "paired", pairing }, { kind: "welcome", who }).step).toBe("signed-in");
  });
  test("without one it asks who is there, and says why it said no", () => {
    const problem = { code: "unauthenticated", status: 401 };
    const access = after(
      { kind: "paired", pairing },
      { kind: "turned-away", problem: null },
      { kind: "try" },
      { kind: "turned-away", problem },
    );
    expect(access).toEqual({ step: "signed-out", pairing, problem });
  });
  test("a session of another till does not count for this one", () => {
    const other = { till: "t2" } as SessionView;
    expect(after({ kind: "paired", pairing }, { kind: "welcome", who: other }).step).toBe(
      "signed-out",
    );
  });
  test("a session that ended leads back to the sign-in, still paired", () => {
    const access = after(
      { kind: "paired", pairing },
      { kind: "welcome", who },
      { kind: "turned-away", problem: null },
    );
    expect(access).toEqual({ step: "signed-out", pairing, problem: null });
  });
  test("unpairing forgets the till", () => {
    expect(after({ kind: "paired", pairing }, { kind: "unpair" })).toEqual({ step: "unpaired" });
  });
});
