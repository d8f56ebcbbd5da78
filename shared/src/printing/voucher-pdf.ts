import { newPdf, type Pdf } from "./new-pdf.ts";
import { qrMatrix, qrRuns, quietModules } from "./qr-matrix.ts";
import {
  type Dedication,
  type SlipStyle,
  type SlipTexts,
  slipTexts,
  type VoucherSlip,
} from "./voucher-slip.ts";

/** Millimetres to PDF points. */
const mm = 72 / 25.4;
const page = { width: 210 * mm, height: 297 * mm } as const;
/** Ten slips on an A4 sheet, two by five, without gaps: eleven cuts separate them. */
const slip = { width: 95 * mm, height: 55 * mm, across: 2, down: 5 } as const;
const margin = {
  left: (page.width - slip.across * slip.width) / 2,
  top: (page.height - slip.down * slip.height) / 2,
} as const;
export const slipsOnSheet: number = slip.across * slip.down;
const qrSide = 34 * mm;
const padding = 6 * mm;
/** Room for one line of text; what is longer ends in dots, and never runs into the code. */
const lineRoom = 1.3;

export type PrintTime = {
  readonly now: number;
  /** Between sheets, so that a long print leaves the process its other work. */
  readonly pause: () => Promise<void>;
};

/** Sheets of slips to print and cut. */
export async function voucherSheets(
  slips: Iterable<VoucherSlip>,
  style: SlipStyle,
  time: PrintTime,
): Promise<Uint8Array> {
  const { pdf, whole } = newPdf(printable(style.title), time.now);
  let at = 0;
  for (const one of slips) {
    const place = at % slipsOnSheet;
    if (place === 0) {
      pdf.addPage({ size: [page.width, page.height], margin: 0 });
      await time.pause();
    }
    const x = margin.left + (place % slip.across) * slip.width;
    const y = margin.top + Math.floor(place / slip.across) * slip.height;
    drawSlip(pdf, { x, y }, { qr: one.qr, texts: slipTexts(one, style) });
    at += 1;
  }
  if (at === 0) pdf.addPage({ size: [page.width, page.height], margin: 0 });
  pdf.end();
  return whole;
}

/** One voucher for somebody, in the middle of a page of A6. */
export async function voucherPage(
  one: VoucherSlip,
  style: SlipStyle,
  { dedication = {}, now }: { readonly dedication?: Dedication; readonly now: number },
): Promise<Uint8Array> {
  const { pdf, whole } = newPdf(printable(style.title), now);
  const texts = slipTexts(one, style, dedication);
  const [width, height] = [148 * mm, 105 * mm];
  pdf.addPage({ size: [width, height], margin: 0 });
  const isAlone = texts.dedication.length === 0;
  const x = (width - slip.width) / 2;
  const y = isAlone ? (height - slip.height) / 2 : 12 * mm;
  drawSlip(pdf, { x, y }, { qr: one.qr, texts });
  const said = texts.dedication.map(printable).join("\n");
  const room = { width: slip.width, height: 26 * mm, align: "center", lineGap: 3 } as const;
  pdf.font("Helvetica").fontSize(11);
  pdf.text(said, x, y + slip.height + 7 * mm, room);
  pdf.end();
  return whole;
}

type Place = { readonly x: number; readonly y: number };

function drawSlip(pdf: Pdf, { x, y }: Place, what: { qr: string; texts: SlipTexts }): void {
  const { texts } = what;
  pdf.lineWidth(0.3).rect(x, y, slip.width, slip.height).stroke("#b8b8b8");
  drawQr(pdf, what.qr, {
    x: x + slip.width - qrSide - 2 * mm,
    y: y + 2 * mm,
  });
  const left = x + padding;
  const width = slip.width - qrSide - padding - 4 * mm;
  const line = (words: string, size: number, top: number) => {
    const room = { width, height: size * lineRoom, ellipsis: true };
    pdf.fontSize(size).text(printable(words), left, y + top * mm, room);
  };
  pdf.fillColor("#000").font("Helvetica");
  line(texts.title, 9, 7);
  line(texts.kind, 12, 13);
  if (texts.until !== null) line(texts.until, 8, 33);
  pdf.font("Helvetica-Bold");
  line(texts.value, 22, 22);
  const wide = { width: slip.width - 2 * padding, lineBreak: false };
  pdf
    .font("Courier-Bold")
    .fontSize(12)
    .text(texts.number, left, y + 43 * mm, wide);
}

/** One filled path of whole modules under a scale: sharp at every size, small, and quick to make. */
function drawQr(pdf: Pdf, text: string, { x, y }: Place): void {
  const matrix = qrMatrix(text);
  const side = qrSide / (matrix.size + 2 * quietModules);
  const runs = qrRuns(matrix).map((run) => `${run.x} ${run.y} ${run.length} 1 re`);
  pdf.save();
  pdf.translate(x + quietModules * side, y + quietModules * side).scale(side);
  pdf.fillColor("#000").addContent(runs.join("\n"));
  pdf.fill();
  pdf.restore();
}

/** The characters of Windows-1252 beyond Latin-1, which the fonts of every PDF reader have. */
const further = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";

/**
 * The fonts that need no embedding know the letters of western Europe; others lose their accents,
 * and what is then left over becomes a question mark. The SVG has no such limit.
 */
export function printable(words: string): string {
  return [...words]
    .map((one) => {
      if (isKnown(one)) return one;
      const plain = one.normalize("NFD").replace(/\p{M}/gu, "");
      return [...plain].every(isKnown) ? plain : (letters[one] ?? "?");
    })
    .join("");
}

const letters: Readonly<Record<string, string>> = { ł: "l", Ł: "L", ı: "i", đ: "d", Đ: "D" };

function isKnown(one: string): boolean {
  return /^[\n\u0020-\u007e\u00a0-\u00ff]$/.test(one) || further.includes(one);
}
