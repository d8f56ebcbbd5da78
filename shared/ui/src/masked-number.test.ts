import { expect, test } from "vitest";
import { maskedNumber } from "./masked-number.ts";

test("a card shows its last four characters and no more", () => {
  expect(maskedNumber("7QK2M4XR8WPT5C7K2")).toBe("•••• C7K2");
});
