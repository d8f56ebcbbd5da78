/** How a table of text was written. */
export type CsvForm = {
  readonly encoding: "utf-8" | "windows-1252" | "utf-16";
  readonly delimiter: string;
  /** The byte that ends a line; a carriage return before it does not count. */
  readonly newline: number;
};

const lineFeed = 0x0a;
const carriageReturn = 0x0d;
const delimiters = [";", ",", "\t", "|"] as const;

/** What the beginning of a file tells; the header has the most of the delimiter. */
export function formOf(sample: Uint8Array): CsvForm {
  const newline = sample.includes(lineFeed) || !sample.includes(carriageReturn);
  const encoding = encodingOf(sample);
  const text = new TextDecoder(encoding === "utf-16" ? "utf-16le" : encoding).decode(sample);
  const [header = ""] = text.split(/[\r\n]/, 1);
  const bare = header.replace(/"[^"]*"/g, "");
  const counts = delimiters.map((one) => bare.split(one).length - 1);
  const delimiter = delimiters[counts.indexOf(Math.max(...counts))] ?? ";";
  return { encoding, delimiter, newline: newline ? lineFeed : carriageReturn };
}

/** What is no UTF-8 anywhere is what old tills write, unless some of it is UTF-8 beyond doubt. */
function encodingOf(sample: Uint8Array): CsvForm["encoding"] {
  const [first = 0, second = 0] = sample;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return "utf-16";
  if (isUtf8(sample, { isCut: true })) return "utf-8";
  const lines = splitAt(sample, lineFeed).filter((line) => line.some((byte) => byte > 0x7f));
  return lines.some((line) => isUtf8(line, { isCut: false })) ? "utf-8" : "windows-1252";
}

function isUtf8(bytes: Uint8Array, { isCut }: { readonly isCut: boolean }): boolean {
  try {
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: isCut });
    return true;
  } catch (fault) {
    if (fault instanceof TypeError) return false;
    throw fault;
  }
}

function splitAt(bytes: Uint8Array, mark: number): readonly Uint8Array[] {
  const parts: Uint8Array[] = [];
  for (let from = 0; from <= bytes.length; ) {
    const at = bytes.indexOf(mark, from);
    const end = at < 0 ? bytes.length : at;
    parts.push(bytes.subarray(from, end));
    from = end + 1;
  }
  return parts;
}
