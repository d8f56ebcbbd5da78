import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Article } from "../../domain/articles/article.ts";
import type { ImportRow } from "../../domain/articles/plan-import.ts";
import { planImport } from "../../domain/articles/plan-import.ts";
import { instant } from "../../domain/measure.ts";
import { csvRow } from "../csv-row.ts";
import { articleCells, articleHeader, NoArticles, readArticleTable } from "./article-table.ts";

const utf8 = new TextEncoder();

function read(text: string) {
  return readArticleTable(utf8.encode(text));
}

async function wishes(text: string) {
  const { rows } = await read(text);
  return rows.map((row) => ("wish" in row ? row.wish : row.refused));
}

const now = instant(Date.UTC(2026, 5, 1));
const words = fc.stringMatching(/^[=+@'";, ÄöüßA-Za-z0-9.-]{1,20}$/).map((text) => text.trim());
const texts = words.filter((text) => text !== "" && !/^'[=+@\t-]/.test(text));
const prices = fc.nat(9_999_999);

const articles: fc.Arbitrary<Article> = fc.record({
  id: fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,12}$/),
  name: fc.record({ de: texts, en: texts }),
  group: fc.constantFrom(null, "bread"),
  taxCode: fc.constantFrom(null, "7", "19"),
  codes: fc.uniqueArray(fc.stringMatching(/^[0-9]{8,13}$/), { maxLength: 3 }),
  byWeight: fc.boolean(),
  active: fc.boolean(),
  prices: fc
    .record({ unitPrice: fc.option(prices), groups: fc.dictionary(fc.constant("staff"), prices) })
    .map((row) => [{ from: instant(0), ...row }]),
});

const named = { nameDe: "a", nameEn: "a", active: true };
const bread = {
  kind: "articleGroup",
  id: "bread",
  ...named,
  parent: null,
  protectedBy: null,
} as const;
const staff = { kind: "priceGroup", id: "staff", ...named } as const;
const facts = {
  groups: new Map([["bread", bread]]),
  priceGroups: new Map([["staff", staff]]),
  now,
};

function planned(rows: readonly ImportRow[], held: readonly Article[] = []) {
  const byId = new Map(held.map((one) => [one.id, one]));
  return planImport({ rows, held: byId, facts, isWhole: true });
}

test("R609 a table that was written is read back, and changes nothing", async () => {
  const lists = fc.uniqueArray(articles, { maxLength: 8, selector: ({ id }) => id });
  const apart = lists.map((list) =>
    list.map((one, at) => ({ ...one, codes: one.codes.map((code) => `${at}${code}`) })),
  );
  await fc.assert(
    fc.asyncProperty(apart, async (list) => {
      const lines = list.map((one) => csvRow(articleCells(one, ["staff"], now)));
      const table = await read(`\ufeff${csvRow(articleHeader(["staff"]))}${lines.join("")}`);
      expect(planned(table.rows, list)).toMatchObject({ changed: [], refused: [] });
      const anew = planned(table.rows).changed;
      const said = (one: Article) => ({
        ...one,
        prices: one.prices.map(({ from: _, ...row }) => row),
      });
      expect(new Map(anew.map((one) => [one.id, said(one)]))).toEqual(
        new Map(list.map((one) => [one.id, said(one)])),
      );
    }),
    { numRuns: 60 },
  );
});

test("R609 prices are read with comma or point, in cells with quotes, with other delimiters", async () => {
  expect(await wishes("id;unit_price\r\na;2,50\r\nb;2.5\r\nc;3\r\nd;\r\n")).toEqual([
    { id: "a", unitPrice: 250 },
    { id: "b", unitPrice: 250 },
    { id: "c", unitPrice: 300 },
    { id: "d", unitPrice: null },
  ]);
  expect(await wishes('id,name,"Price:Staff",codes\n4,"Brot, groß","1,05",1|2 3\n')).toEqual([
    {
      id: "4",
      name: { de: "Brot, groß", en: "Brot, groß" },
      prices: { staff: 105 },
      codes: ["1", "2", "3"],
    },
  ]);
});

test.each([
  ["a;1.234,50;;", "unit_price", "not-a-price"],
  ["a;-2,50;;", "unit_price", "negative-price"],
  ["a;2,505;;", "unit_price", "not-a-price"],
  ["a;1e3;;", "unit_price", "not-a-price"],
  ["a;;maybe;", "active", "not-yes-or-no"],
  ["a;;;4,00638E+12", "codes", "not-a-code"],
  ["a;;", "", "wrong-columns"],
  ['a;"1;;', "", "broken-quotes"],
  [`a;${"1".repeat(20_000)};;`, "", "too-long"],
])(
  "R609 the line %s is refused for %s: %s, and the next one is read",
  async (line, field, reason) => {
    const [first, second] = await wishes(`id;unit_price;active;codes\n${line}\nb;1;;\n`);
    expect(first).toMatchObject({ line: 2, field, reason });
    expect(second).toMatchObject({ id: "b", unitPrice: 100 });
  },
);

test("R730 what spreadsheets call Unicode text is read, whichever byte comes first", async () => {
  const text = Buffer.from("\ufeffid\tname\tunit_price\r\n7\tBrötchen\t0,50\r\n", "utf16le");
  const told = { id: "7", name: { de: "Brötchen", en: "Brötchen" }, unitPrice: 50 };
  for (const bytes of [Buffer.from(text), Buffer.from(text).swap16()]) {
    const { rows } = await readArticleTable(bytes);
    expect(rows).toMatchObject([{ wish: told }]);
  }
});

test("R609 without a header that names an id, or with a column twice, nothing is read", async () => {
  for (const text of ["", "name;price\na;1\n", "id;group;group\n", "\0\0\0"]) {
    await expect(read(text)).rejects.toThrow(NoArticles);
  }
  const { unknownColumns } = await read("id;Regal;price:\n");
  expect(unknownColumns).toEqual(["Regal", "price:"]);
});
