import { CsvError, parse } from "csv-parse/sync";
import type { CsvForm } from "./csv-form.ts";
import { formOf } from "./csv-form.ts";

export type CsvLine = {
  /** From 1, as an editor counts. */
  readonly line: number;
  readonly cells: readonly string[] | BrokenLine;
  /** How much of the file has been read up to here. */
  readonly bytes: number;
};

export type BrokenLine = "broken-encoding" | "broken-quotes" | "too-long";

export type CsvText = { readonly form: CsvForm; readonly lines: AsyncIterable<CsvLine> };

const sampleBytes = 64 * 1024;
const longestLine = 16 * 1024;

/**
 * Reads a table of text line by line, whatever its delimiter, quotes, line ends and encoding. A
 * line that is broken harms no other, so no cell goes over several lines.
 */
export async function csvText(chunks: AsyncIterable<Uint8Array>): Promise<CsvText> {
  const source = chunks[Symbol.asyncIterator]();
  const first: Uint8Array[] = [];
  for (let length = 0; length < sampleBytes; ) {
    const next = await source.next();
    if (next.done === true) break;
    first.push(next.value);
    length += next.value.length;
  }
  const form = formOf(new Uint8Array(Buffer.concat(first).subarray(0, sampleBytes)));
  return { form, lines: cellsOf(linesOf(rejoined(first, source), form), form) };
}

async function* rejoined(
  first: readonly Uint8Array[],
  rest: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  yield* first;
  for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
    yield next.value;
  }
}

type RawLine = { readonly line: number; readonly raw: Uint8Array | null; readonly bytes: number };

/** `raw` is null for a line longer than any that has a meaning; no more than that is kept of it. */
async function* linesOf(
  chunks: AsyncIterable<Uint8Array>,
  { newline }: CsvForm,
): AsyncGenerator<RawLine> {
  let open: Uint8Array = new Uint8Array();
  let isTooLong = false;
  let line = 0;
  let bytes = 0;
  const closed = (tail: Uint8Array): RawLine => {
    line += 1;
    const whole = isTooLong || open.length + tail.length > longestLine ? null : joined(open, tail);
    open = new Uint8Array();
    isTooLong = false;
    return { line, raw: whole, bytes };
  };
  for await (const chunk of chunks) {
    let from = 0;
    for (let at = chunk.indexOf(newline); at >= 0; at = chunk.indexOf(newline, from)) {
      bytes += at + 1 - from;
      yield closed(chunk.subarray(from, at));
      from = at + 1;
    }
    bytes += chunk.length - from;
    isTooLong ||= open.length + chunk.length - from > longestLine;
    open = isTooLong ? new Uint8Array() : joined(open, chunk.subarray(from));
  }
  if (open.length > 0 || isTooLong) yield closed(new Uint8Array());
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.length === 0 ? b : new Uint8Array(Buffer.concat([a, b]));
}

async function* cellsOf(
  lines: AsyncIterable<RawLine>,
  { encoding, delimiter }: CsvForm,
): AsyncGenerator<CsvLine> {
  const decoder = new TextDecoder(encoding === "utf-16" ? "utf-8" : encoding, { fatal: true });
  for await (const { line, raw, bytes } of lines) {
    const text = raw === null ? null : decoded(decoder, raw);
    if (text?.trim() === "") continue;
    const broken = raw === null ? "too-long" : "broken-encoding";
    yield { line, cells: text === null ? broken : cellsIn(text, delimiter), bytes };
  }
}

function decoded(decoder: InstanceType<typeof TextDecoder>, raw: Uint8Array): string | null {
  try {
    return decoder.decode(raw).replace(/\r$/, "");
  } catch (fault) {
    if (fault instanceof TypeError) return null;
    throw fault;
  }
}

function cellsIn(text: string, delimiter: string): readonly string[] | BrokenLine {
  // Most lines have no quotes, and the parser takes fifty times as long.
  if (!text.includes('"')) return text.split(delimiter).map((cell) => cell.trim());
  try {
    const [cells = []] = parse(text, { delimiter, relax_column_count: true }) as string[][];
    return cells.map((cell) => cell.trim());
  } catch (fault) {
    if (fault instanceof CsvError) return "broken-quotes";
    throw fault;
  }
}
