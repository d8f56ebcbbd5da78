import { inflateRawSync } from "node:zlib";
import { Malformed } from "../entries/wire.ts";
import { ByteReader } from "./byte-reader.ts";
import { type Budget, mostRows } from "./limits.ts";

/** Low three bits of a column's specification. Source: Automerge's binary format, "Columns". */
const columnType = { group: 0, actor: 1, whole: 2, delta: 3, flag: 4, text: 5, meta: 6, raw: 7 };
const deflated = 8;

export type ColumnHead = { readonly spec: number; readonly length: number };

export function readColumnHeads(reader: ByteReader): readonly ColumnHead[] {
  const count = reader.whole();
  if (count > 256) throw new Malformed("too many columns");
  return Array.from({ length: count }, () => ({ spec: reader.whole(), length: reader.whole() }));
}

/** Walks over the columns' bytes and refuses those that unfold to more than they may. */
export function checkColumns(
  reader: ByteReader,
  heads: readonly ColumnHead[],
  options: { readonly budget: Budget; readonly mayDeflate: boolean },
): void {
  for (const { spec, length } of heads) {
    const bytes = reader.take(length);
    const isDeflated = (spec & deflated) !== 0;
    if (isDeflated && !options.mayDeflate) throw new Malformed("a compressed column in a change");
    const column = isDeflated ? inflate(bytes, options.budget) : bytes;
    measureColumn(spec & 7, column, options.budget);
  }
}

/** @throws Malformed for what is no deflate stream, or a longer one than the budget allows. */
export function inflate(bytes: Uint8Array, budget: Budget): Uint8Array {
  const unfolded = inflateOrRefuse(bytes, Math.max(1, budget.left));
  budget.spend(unfolded.length);
  return unfolded;
}

function inflateOrRefuse(bytes: Uint8Array, maxOutputLength: number): Uint8Array {
  try {
    return inflateRawSync(bytes, { maxOutputLength });
  } catch (fault) {
    throw new Malformed(`not a deflate stream: ${fault instanceof Error ? fault.message : "?"}`);
  }
}

function measureColumn(type: number, column: Uint8Array, budget: Budget): void {
  if (type === columnType.raw) return;
  const measure = type === columnType.flag ? measureFlags : measureRun;
  const reader = new ByteReader(column);
  let rows = 0;
  while (!reader.atEnd) {
    rows += measure(reader, budget, type);
    if (rows > mostRows) throw new Malformed(`more than ${mostRows} rows`);
  }
}

/** Flags are stored as the lengths of alternating runs. */
function measureFlags(reader: ByteReader): number {
  return reader.whole();
}

/** One run: n times a value (n > 0), -n values (n < 0), or a count of nulls (n = 0). */
function measureRun(reader: ByteReader, budget: Budget, type: number): number {
  const n = reader.signed();
  if (n === 0) return reader.whole();
  const rows = Math.abs(n);
  if (rows > mostRows) throw new Malformed(`more than ${mostRows} rows`);
  if (n > 0) budget.spend(rows * weightOfValue(type, reader));
  else for (let row = 0; row < rows; row++) budget.spend(weightOfValue(type, reader));
  return rows;
}

/** Bytes that a value stands for: a text's length, a group's members, a raw value's length. */
function weightOfValue(type: number, reader: ByteReader): number {
  if (type === columnType.text) return reader.prefixed().length;
  if (type === columnType.group) return reader.whole();
  if (type === columnType.meta) return Math.floor(reader.whole() / 16);
  reader.skipNumber();
  return 0;
}
