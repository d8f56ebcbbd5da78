import { createRequire } from "node:module";
import type * as Receiptline from "receiptline";
import { type SlipRow, slipWidth } from "../../domain/sale/slip.ts";

export type ReceiptPrint = {
  readonly rows: readonly SlipRow[];
  /** In a QR code at the end; null for none. */
  readonly link: string | null;
};

const load = createRequire(import.meta.url);

/** Read when the first receipt is printed: it takes a tenth of a second of no other start. */
function transform(lines: string, printer: Receiptline.Printer): string {
  const { transform }: typeof Receiptline = load("receiptline");
  return transform(lines, printer);
}

/** `multilingual`: the printer changes its code page within a line, so that no letter is lost. */
const paper = { cpl: slipWidth, encoding: "multilingual", spacing: true } as const;

/** A picture of a receipt that needs nothing from elsewhere. */
export function receiptSvg(print: ReceiptPrint): string {
  const svg = transform(receiptLines(print), { ...paper, command: "svg" });
  // The library would have the reader fetch a font from a third party.
  return svg.replace(/@import url\([^)]*\);?/g, "");
}

/** What an ESC/POS printer is sent, the cut at its end included. */
export function receiptBytes(print: ReceiptPrint): Uint8Array {
  const bytes = transform(receiptLines(print), { ...paper, command: "escpos" });
  return new Uint8Array(Buffer.from(bytes, "latin1"));
}

/** Characters for sums on the right. */
const sumWidth = 12;

/** In the language of receiptline; sections with columns and without take turns. */
function receiptLines({ rows, link }: ReceiptPrint): string {
  const lines: string[] = ["{border:space; width:*}"];
  let hasColumns = false;
  for (const row of rows) {
    const wantsColumns = row.kind === "pair" || row.kind === "sum";
    if (row.kind !== "rule" && wantsColumns !== hasColumns) {
      lines.push(wantsColumns ? `{width:*,${sumWidth}}` : "{width:*}");
      hasColumns = wantsColumns;
    }
    lines.push(lineOf(row));
  }
  if (link !== null) lines.push("{width:*}", "", `{code:${written(link)}; option:qrcode,4,m}`);
  return `${lines.join("\n")}\n`;
}

function lineOf(row: SlipRow): string {
  if (row.kind === "rule") return "-";
  if (row.kind === "title") return `"${written(row.text)}`;
  if (row.kind === "line") return written(row.text);
  const mark = row.kind === "sum" ? '"' : "";
  return `${mark}${written(row.left)} | ${mark}${written(row.right)}`;
}

/**
 * A text that the library takes as nothing else. Its marks are escaped; a blank in front would be
 * an order to align, so it becomes one that is not.
 */
function written(text: string): string {
  return text
    .replace(/\p{Cc}/gu, " ")
    .replace(/[\\|{}\-=~_"`^;:]/g, (mark) => escapes[mark] ?? `\\${mark}`)
    .replace(/^ +/, (blanks) => "~".repeat(blanks.length));
}

/** Those that stand between properties are written as their code. */
const escapes: Readonly<Record<string, string>> = { ";": "\\x3b", ":": "\\x3a" };
