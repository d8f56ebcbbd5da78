import { describe, expect, test } from "vitest";
import { problemBody } from "./problems.ts";

describe("a problem's detail", () => {
  const numbers = { asked: 2_000, guaranteed: 500, provisional: 1_000 };

  test("R577 says the amounts of money as money, in the caller's language", () => {
    const { detail } = problemBody("too-little", { ...numbers, currency: "EUR" });
    expect(detail).toContain("Asked 20.00, here guaranteed 5.00, provisional limit left 10.00.");
    const german = problemBody("too-little", { ...numbers, currency: "EUR" }, "de");
    expect(german["detail"]).toContain("Verlangt 20.00");
  });

  test("R577 says points and stamps as whole units", () => {
    expect(problemBody("too-little", numbers)["detail"]).toContain(
      "Asked 2000, here guaranteed 500",
    );
  });

  test("R577 leaves what a refusal says itself", () => {
    expect(problemBody("conflict", { detail: "own words" })["detail"]).toBe("own words");
    expect(problemBody("blocked", { detail: "own words" })["detail"]).toBe("own words");
  });
});
