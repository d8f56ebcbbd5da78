import { describe, expect, test } from "vitest";
import { csvRow } from "../operations/csv-row.ts";
import { sheetText } from "./sheet-text.ts";

describe("a cell for a spreadsheet", () => {
  test.each([
    "=1+1",
    "+1",
    "@SUM(A1)",
    "-2+3+cmd|' /C calc'!A0",
    "-x",
    "-",
    "\t=1",
    "\r=1",
    "-1%0",
  ])("R727 %j is told that it is text", (cell) => {
    expect(sheetText(cell)).toBe(`'${cell}`);
  });

  test.each(["", "Nord", "-3", "-3,50", "-1.234,50\u00a0€", "-€3.50", "-12.00 EUR", "-5 %", "1-2"])(
    "R727 %j stays as it is",
    (cell) => {
      expect(sheetText(cell)).toBe(cell);
    },
  );

  test("R727 a branch that is called like a sum stands as text in a file", () => {
    expect(csvRow(["-2+3", "7"])).toBe("'-2+3;7\r\n");
  });
});
