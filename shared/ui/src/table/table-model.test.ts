import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type ColumnModel, csvOf, filterRows, sliceAt, sortRows } from "./table-model.ts";

interface Row {
  readonly name: string;
  readonly count: number | null;
}

const name: ColumnModel<Row> = { id: "name", label: "Name", value: (row) => row.name };
const count: ColumnModel<Row> = { id: "count", label: "Count", value: (row) => row.count };
const columns = [name, count];

const rows: readonly Row[] = [
  { name: "Nord 10", count: 2 },
  { name: "nord 9", count: null },
  { name: "Über", count: 11 },
];

describe("a table", () => {
  test("R533 sorts texts as people do, numbers by size, and what is missing last both ways", () => {
    const byName = sortRows(rows, { column: name, isDown: false }, "de").map((row) => row.name);
    expect(byName).toEqual(["nord 9", "Nord 10", "Über"]);
    const up = sortRows(rows, { column: count, isDown: false }, "de").map((row) => row.count);
    const down = sortRows(rows, { column: count, isDown: true }, "de").map((row) => row.count);
    expect(up).toEqual([2, 11, null]);
    expect(down).toEqual([11, 2, null]);
  });

  test("R533 filters by all words, wherever in the row they stand", () => {
    expect(filterRows(rows, columns, "nord 2")).toEqual([rows[0]]);
    expect(filterRows(rows, columns, "  ")).toEqual(rows);
    expect(filterRows(rows, columns, "nowhere")).toEqual([]);
  });

  test("R733 finds umlauts however they are typed, and a sharp s as two", () => {
    const rows = ["Bäckerei Größe", "Cafe\u0301 Straße 9", "Brot"];
    const named = [{ id: "name", label: "Name", value: (row: string) => row }];
    const found = (filter: string) => filterRows(rows, named, filter);
    for (const typed of ["BÄCK", "backerei", "ba\u0308ck", "GRÖSSE"]) {
      expect(found(typed)).toEqual([rows[0]]);
    }
    for (const typed of ["café", "cafe", "STRASSE 9", "straße"]) {
      expect(found(typed)).toEqual([rows[1]]);
    }
    expect(found("xä")).toEqual([]);
  });

  test("R533 writes CSV that says no formula and loses no quote, whatever stands in it", () => {
    const text = csvOf([{ name: '=1+1;"x"', count: -3 }], columns);
    expect(text).toBe('\uFEFFName;Count\r\n"\'=1+1;""x""";-3\r\n');
    const anyName = fc.string({ unit: "grapheme", maxLength: 20 });
    fc.assert(
      fc.property(fc.array(anyName, { maxLength: 5 }), (names) => {
        const lines = csvOf(
          names.map((one) => ({ name: one, count: 1 })),
          [count],
        );
        expect(lines.split("\r\n")).toHaveLength(names.length + 2);
      }),
      { numRuns: 50 },
    );
  });

  test("R533 draws the rows that are seen, never one that is not there", () => {
    const height = fc.integer({ min: 1, max: 2_000 });
    const facts = fc.record({
      count: fc.integer({ min: 0, max: 100_000 }),
      rowHeight: fc.integer({ min: 20, max: 80 }),
      top: fc.integer({ min: 0, max: 5_000_000 }),
      height,
    });
    fc.assert(
      fc.property(facts, (one) => {
        const { from, until } = sliceAt(one);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(until).toBeLessThanOrEqual(Math.max(one.count, from));
        expect(until - from).toBeLessThanOrEqual(one.height / one.rowHeight + 20);
        const first = Math.floor(one.top / one.rowHeight);
        if (first < one.count) expect(from <= first && first < until).toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});
