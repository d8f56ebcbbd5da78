import { qrMatrix, qrRuns, quietModules } from "./qr-matrix.ts";
import { type Dedication, type SlipStyle, slipTexts, type VoucherSlip } from "./voucher-slip.ts";

const width = 480;
const qrWidth = 200;
const fonts = "Helvetica, Arial, sans-serif";
const lineHeight = 22;
const charactersInLine = 52;

/** A QR code alone, as an SVG of its own; nothing in it needs a reader to fetch anything. */
export function qrSvg(text: string): string {
  const { path, side } = qrPath(text);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" ` +
    `shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/>` +
    `<path d="${path}" fill="#000"/></svg>\n`
  );
}

function qrPath(text: string): { readonly path: string; readonly side: number } {
  const matrix = qrMatrix(text);
  const path = qrRuns(matrix)
    .map(({ x, y, length }) => `M${x + quietModules} ${y + quietModules}h${length}v1h-${length}z`)
    .join("");
  return { path, side: matrix.size + 2 * quietModules };
}

/** One voucher to send or to show on a phone. */
export function voucherSvg(
  slip: VoucherSlip,
  style: SlipStyle,
  dedication: Dedication = {},
): string {
  const texts = slipTexts(slip, style, dedication);
  const { path, side } = qrPath(slip.qr);
  const lines = texts.dedication.flatMap((line) => folded(line));
  const height = 330 + lines.length * lineHeight;
  const said = lines.map((line, at) => text(line, { y: 320 + at * lineHeight, size: 16 }));
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" ` +
      `aria-label="${escaped(`${texts.title}: ${texts.kind} ${texts.value}`)}">`,
    `<rect width="${width}" height="${height}" fill="#fff"/>`,
    text(texts.title, { y: 36, size: 16 }),
    text(texts.kind, { y: 66, size: 22 }),
    text(texts.value, { y: 150, size: 44, bold: true }),
    text(texts.until ?? "", { y: 190, size: 16 }),
    text(texts.number, { y: 280, size: 20, family: "monospace" }),
    `<svg x="${width - qrWidth - 12}" y="20" width="${qrWidth}" height="${qrWidth}" ` +
      `viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><path d="${path}"/></svg>`,
    ...said,
    "</svg>\n",
  ].join("\n");
}

type TextStyle = {
  readonly y: number;
  readonly size: number;
  readonly bold?: boolean;
  readonly family?: string;
};

function text(words: string, { y, size, bold = false, family = fonts }: TextStyle): string {
  const weight = bold ? ' font-weight="700"' : "";
  return `<text x="24" y="${y}" font-family="${family}" font-size="${size}"${weight}>${escaped(words)}</text>`;
}

/** Lines no longer than the picture is wide; a word that is longer itself is cut. */
export function folded(line: string): readonly string[] {
  const parts = line.split(/\s+/).flatMap((word) => word.match(/.{1,52}/gsu) ?? []);
  const lines: string[] = [];
  for (const part of parts) {
    const joined = `${lines.at(-1)} ${part}`;
    if (lines.length === 0 || joined.length > charactersInLine) lines.push(part);
    else lines[lines.length - 1] = joined;
  }
  return lines;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Control characters would make the file no XML. */
function escaped(words: string): string {
  return words.replace(/\p{Cc}/gu, " ").replace(/[&<>"]/g, (one) => entities[one] ?? "");
}
