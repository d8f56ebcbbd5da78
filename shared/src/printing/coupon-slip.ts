import { type CodeSymbol, codeSymbol } from "./cards/code-symbol.ts";
import { newPdf } from "./new-pdf.ts";
import { printable } from "./voucher-pdf.ts";

/** A coupon as it is printed in an advertisement or on a flyer. */
export type CouponSlip = {
  /** The operator's. */
  readonly title: string;
  readonly name: string;
  /** What people can type. */
  readonly code: string;
  /** What the code says to a scanner. */
  readonly symbol: { readonly kind: "qr" | "ean13" | "code128"; readonly text: string };
  /** "Valid until …" in the reader's language; null for no end. */
  readonly until: string | null;
};

/** Tenths of millimetres: a slip of 90 by 50 mm. */
const slip = { width: 900, height: 500 } as const;
const qrBox = { x: 560, y: 30, width: 310, height: 310 } as const;
const barBox = { x: 60, y: 230, width: 780, height: 160 } as const;
const tenth = 72 / 254;

type Line = {
  readonly words: string;
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly isBold: boolean;
};

/** `y` is the line's foot; lines are no longer than what is beside the code. */
function linesOf({ title, name, code, until, symbol }: CouponSlip): readonly Line[] {
  const isQr = symbol.kind === "qr";
  const x = 50;
  const lines = [
    { words: title, y: 70, size: 32, isBold: false },
    { words: name, y: 140, size: 48, isBold: true },
    { words: until ?? "", y: 200, size: 28, isBold: false },
    { words: code, y: isQr ? 430 : 450, size: 44, isBold: true },
  ];
  return lines.map((line) => ({ x, ...line })).filter(({ words }) => words !== "");
}

type Rect = {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
};

/** The dark parts in the slip's tenths of millimetres. */
function darkIn({ extent, dark }: CodeSymbol): readonly Rect[] {
  const isBars = extent.height === 0;
  const box = isBars ? barBox : qrBox;
  const module = box.width / extent.width;
  return dark.map(({ x, y, width, height }) => ({
    x: box.x + x * module,
    y: box.y + (isBars ? 0 : y * module),
    width: width * module,
    height: isBars ? box.height : height * module,
  }));
}

function symbolOf({ symbol }: CouponSlip): CodeSymbol {
  return codeSymbol(symbol.kind, symbol.text);
}

/** A picture that fetches nothing; it is as large as it is wanted. */
export function couponSvg(coupon: CouponSlip): string {
  const dark = darkIn(symbolOf(coupon)).map(
    ({ x, y, width, height }) =>
      `M${short(x)} ${short(y)}h${short(width)}v${short(height)}h${short(-width)}z`,
  );
  const texts = linesOf(coupon).map(({ words, x, y, size, isBold }) => {
    const weight = isBold ? ' font-weight="700"' : "";
    const fonts = "Helvetica, Arial, sans-serif";
    return `<text x="${x}" y="${y}" font-family="${fonts}" font-size="${size}"${weight}>${escaped(words)}</text>`;
  });
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${slip.width} ${slip.height}" ` +
      `width="90mm" height="50mm" role="img" aria-label="${escaped(coupon.name)}">`,
    `<rect width="${slip.width}" height="${slip.height}" fill="#fff"/>`,
    `<path d="${dark.join("")}" fill="#000"/>`,
    ...texts,
    "</svg>\n",
  ].join("\n");
}

/** One page of the slip's size. */
export async function couponPdf(coupon: CouponSlip, now: number): Promise<Uint8Array> {
  const { pdf, whole } = newPdf(printable(coupon.name), now);
  pdf.addPage({ size: [slip.width * tenth, slip.height * tenth], margin: 0 });
  pdf.scale(tenth);
  const dark = darkIn(symbolOf(coupon)).map(
    ({ x, y, width, height }) => `${short(x)} ${short(y)} ${short(width)} ${short(height)} re`,
  );
  pdf.fillColor("#000").addContent(dark.join("\n"));
  pdf.fill();
  for (const { words, x, y, size, isBold } of linesOf(coupon)) {
    pdf.font(isBold ? "Helvetica-Bold" : "Helvetica").fontSize(size);
    const width = coupon.symbol.kind === "qr" && y < qrBox.y + qrBox.height ? 500 : 800;
    const room = { width, height: size * 1.3, ellipsis: true };
    pdf.text(printable(words), x, y - size, room);
  }
  pdf.end();
  return whole;
}

function short(value: number): string {
  return String(Math.round(value * 1_000) / 1_000);
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

function escaped(words: string): string {
  return words.replace(/\p{Cc}/gu, " ").replace(/[&<>"]/g, (one) => entities[one] ?? "");
}
