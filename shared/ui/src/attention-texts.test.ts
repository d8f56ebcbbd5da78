import { expect, test } from "vitest";
import { attentionText } from "./attention-texts.ts";

test("a known code speaks the reader's language", () => {
  const item = { code: "clock-off", detail: "The hub's clock is 90 s from ours." };
  expect(attentionText(item, "de")).toContain("Uhr");
  expect(attentionText(item, "en")).toContain("clock");
});

test("an unknown code is told in the node's words, or by its name", () => {
  expect(attentionText({ code: "new", detail: "Look." }, "de")).toBe("Look.");
  expect(attentionText({ code: "new", detail: "" }, "de")).toBe("new");
});
