import { describe, expect, test } from "vitest";
import { changesAtTill } from "./cashier-words.ts";

const en = { language: "en", money: (minor: number) => `${minor / 100} EUR` } as const;
const limit = (perCard: number) => ({ mode: "limit", perEntry: null, perCard, perDevice: null });

describe("a rule that is being changed", () => {
  test("R770 says what becomes different at the till, and nothing of what stays", () => {
    const before = { money: limit(2000), points: { mode: "open" } };
    const after = { money: limit(5000), points: { mode: "open" } };
    expect(changesAtTill({ name: "limits", before, after }, en)).toEqual([
      {
        part: "money",
        before:
          "Prepaid money: at most 20 EUR a card without the network; above it the till refuses.",
        after:
          "Prepaid money: at most 50 EUR a card without the network; above it the till refuses.",
      },
    ]);
    expect(changesAtTill({ name: "limits", before, after: before }, en)).toEqual([]);
  });

  test("R770 says so where tills know nothing of it", () => {
    const change = { name: "campaignApproval", before: "one", after: "two" };
    expect(changesAtTill(change, en)).toBeNull();
  });
});
