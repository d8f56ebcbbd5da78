import { expect, test } from "vitest";
import { typedCard } from "./typed-card.ts";

const schemes = ["own", "ean13", "uid"];

test.each([
  ["k7q2 m4x3 r5t5 w6zc 0", { kind: "card", scheme: "own", number: "K7Q2M4X3R5T5W6ZC0" }],
  ["4006381333931", { kind: "card", scheme: "ean13", number: "4006381333931" }],
  ["04-a2-b3-c4-d5-e6-f7", { kind: "card", scheme: "uid", number: "04A2B3C4D5E6F7" }],
  [
    "https://cards.example/c/K7Q2M4X3R5T5W6ZC0",
    { kind: "card", scheme: "own", number: "K7Q2M4X3R5T5W6ZC0" },
  ],
  [`01${"a".repeat(32)}`, { kind: "account", id: `01${"a".repeat(32)}` }],
  ["  Anna Bauer ", { kind: "name", name: "Anna Bauer" }],
])("R837 what is typed is an account, a card or a name: %s", (typed, meant) => {
  expect(typedCard(typed, schemes)).toEqual(meant);
});

test("R837 a number that fits none of the known forms is that of an old system, if there is one", () => {
  expect(typedCard("12-3456", [...schemes, "legacy"])).toEqual({
    kind: "card",
    scheme: "legacy",
    number: "123456",
  });
  expect(typedCard("12-3456", schemes)).toEqual({ kind: "name", name: "12-3456" });
});
