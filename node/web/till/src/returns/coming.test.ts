import { describe, expect, test } from "vitest";
import type { ReceiptView } from "../api/sale-shapes.ts";
import { openLines, partOf, stepped, wholeOf } from "./coming.ts";

function aReceipt(returned: ReceiptView["returned"] = []): ReceiptView {
  const line = { kind: "goods", name: null } as const;
  return {
    receipt: "r1",
    kind: "sale",
    number: null,
    till: "t1",
    branchName: "Nord",
    at: 0,
    state: "booked",
    net: 1000,
    lines: [
      { ...line, id: "1", quantity: "3", net: 600 },
      { ...line, id: "2", quantity: "0.250", net: 400 },
    ],
    tenders: [],
    returned,
    provisional: false,
  };
}

describe("what comes back", () => {
  test("R508 is never more than is left of a line", () => {
    const receipt = aReceipt([{ id: "1", quantity: "2" }]);
    const [first] = openLines(receipt);
    expect(first).toEqual({ id: "1", sold: 3, left: 1 });
    if (first === undefined) return;
    const chosen = stepped(stepped({}, first, 1), first, 1);
    expect(partOf(receipt, chosen)).toEqual({
      receipt: "r1",
      lines: [{ id: "1", quantity: "1" }],
    });
    expect(partOf(receipt, stepped(chosen, first, -5))).toBeNull();
  });

  test("R508 all of an untouched receipt is the whole receipt", () => {
    const receipt = aReceipt();
    expect(partOf(receipt, wholeOf(openLines(receipt)))).toEqual({ receipt: "r1" });
    expect(partOf(receipt, {})).toBeNull();
    const rest = aReceipt([{ id: "2", quantity: "0.1" }]);
    expect(partOf(rest, wholeOf(openLines(rest)))?.lines).toEqual([
      { id: "1", quantity: "3" },
      { id: "2", quantity: "0.15" },
    ]);
  });
});
