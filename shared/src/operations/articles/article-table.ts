import type { Article } from "../../domain/articles/article.ts";
import type { ImportRow } from "../../domain/articles/plan-import.ts";
import { priceAt } from "../../domain/articles/prices.ts";
import type { Instant } from "../../domain/measure.ts";
import { type CsvLine, csvText } from "../balances/csv-lines.ts";
import { type Columns, columnsOf, wishOf } from "./article-columns.ts";

export type ArticleTable = {
  readonly rows: readonly ImportRow[];
  readonly unknownColumns: readonly string[];
};

/** The table cannot be read at all. */
export class NoArticles extends Error {
  override readonly name = "NoArticles" as const;
}

/** Twice what the article master has to stand. */
const mostRows = 100_000;

/**
 * Reads a table of articles, whatever its delimiter, quotes, line ends and encoding; each line that
 * is wrong stands for itself.
 * @throws NoArticles when there is no header that names an id.
 */
export async function readArticleTable(file: Uint8Array): Promise<ArticleTable> {
  const bytes = inUtf8(file);
  if (linesIn(bytes) > mostRows + 1) throw new NoArticles(`more than ${mostRows} rows`);
  const { lines } = await csvText(chunked(bytes));
  const rows: ImportRow[] = [];
  let columns: Columns | undefined;
  for await (const line of lines) {
    if (columns === undefined) columns = headerOf(line);
    else rows.push(rowOf(line, columns));
  }
  if (columns === undefined) throw new NoArticles("the table is empty");
  return { rows, unknownColumns: columns.unknown };
}

/** Spreadsheets call UTF-16 with its mark "Unicode text". */
function inUtf8(bytes: Uint8Array): Uint8Array {
  const [first, second] = bytes;
  const isLittle = first === 0xff && second === 0xfe;
  if (!isLittle && !(first === 0xfe && second === 0xff)) return bytes;
  const text = new TextDecoder(isLittle ? "utf-16le" : "utf-16be").decode(bytes);
  return new TextEncoder().encode(text);
}

function linesIn(bytes: Uint8Array): number {
  let lines = 0;
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) lines += 1;
  return lines;
}

const lineFeed = 0x0a;
const chunkBytes = 256 * 1024;

async function* chunked(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += chunkBytes) yield bytes.subarray(at, at + chunkBytes);
}

function headerOf({ cells }: CsvLine): Columns {
  const columns = typeof cells === "string" ? undefined : columnsOf(cells.map(unmarked));
  if (columns !== undefined) return columns;
  throw new NoArticles("the first line must name its columns, each once, among them id");
}

/** Without a byte order mark. */
function unmarked(cell: string): string {
  return cell.replace(/^\ufeff/, "");
}

function rowOf({ line, cells }: CsvLine, columns: Columns): ImportRow {
  if (typeof cells === "string") return { refused: { line, id: "", field: "", reason: cells } };
  const wish = wishOf(cells, columns);
  return "reason" in wish ? { refused: { line, ...wish } } : { line, wish };
}

/** The columns of a table that a shop's articles are written to; reading it changes nothing. */
export function articleHeader(priceGroups: readonly string[]): readonly string[] {
  const named = ["id", "name_de", "name_en", "group", "tax", "codes", "by_weight", "active"];
  return [...named, "unit_price", ...priceGroups.map((id) => `price:${id}`)];
}

export function articleCells(
  article: Article,
  priceGroups: readonly string[],
  at: Instant,
): readonly string[] {
  const { id, name, group, taxCode, codes, byWeight, active } = article;
  const { unitPrice, groups } = priceAt(article, at);
  const flags = [byWeight, active].map((flag) => (flag ? "yes" : "no"));
  const said = [id, name.de, name.en, group ?? "", taxCode ?? "", codes.join(" "), ...flags];
  return [...said, priceText(unitPrice), ...priceGroups.map((one) => priceText(groups[one]))];
}

function priceText(price: number | null | undefined): string {
  if (price === null || price === undefined) return "";
  return `${Math.floor(price / 100)},${String(price % 100).padStart(2, "0")}`;
}
