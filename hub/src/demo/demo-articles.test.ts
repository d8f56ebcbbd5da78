import { readArticleTable } from "@cardweave/shared/operations/articles/article-table";
import { expect, test } from "vitest";
import { demoArticles } from "./demo-articles.ts";

test("R609 the demo's shop is a list that is read row by row, with a code for each article", async () => {
  const { rows, unknownColumns } = await readArticleTable(new TextEncoder().encode(demoArticles()));
  expect(unknownColumns).toEqual([]);
  expect(rows.flatMap((row) => ("refused" in row ? [row.refused] : []))).toEqual([]);
  const codes = rows.flatMap((row) => ("wish" in row ? (row.wish.codes ?? []) : []));
  expect(new Set(codes).size).toBe(rows.length);
  expect(rows.length).toBeGreaterThan(55);
});
