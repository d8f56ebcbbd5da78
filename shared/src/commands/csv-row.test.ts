import { expect, test } from "vitest";
import { csvRow } from "../operations/csv-row.ts";
import { progressBar } from "./progress-bar.ts";

test("R791 what a spreadsheet would take for a formula is text in the list of refused rows", () => {
  const cells = ["7", "=cmd()", "+1", "@x", "-1", "-x", 'a"b', "c;d"];
  expect(csvRow(cells)).toBe(`7;'=cmd();'+1;'@x;-1;'-x;"a""b";"c;d"\r\n`);
});

test("R790 shows how far it has come, where somebody watches", () => {
  const said: string[] = [];
  const terminal = { isTTY: true, write: (text: string) => said.push(text) };
  const show = progressBar<number>(terminal, 200, (rows) => `${rows} rows`);
  show(5, 100);
  show(9, 200);
  expect(said[0]).toContain(`[${"#".repeat(15)}${".".repeat(15)}]  50 %  5 rows`);
  expect(said[1]).toMatch(/100 % {2}9 rows\n$/);
  progressBar<number>({ ...terminal, isTTY: false }, 200, String)(1, 1);
  expect(said).toHaveLength(2);
});
