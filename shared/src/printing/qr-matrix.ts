import qrcode from "qrcode-generator";

/** A QR code's modules: `rows[y][x]` is true where it is dark. Without the quiet zone around it. */
export type QrMatrix = { readonly size: number; readonly rows: readonly (readonly boolean[])[] };

/** Four modules of white belong around the code. Source: ISO/IEC 18004, 9.1. */
export const quietModules = 4;

/** The letters that a QR code packs two in eleven bits. Source: ISO/IEC 18004, 7.4.4. */
const isAlphanumeric = /^[0-9A-Z $%*+\-./:]+$/;

/** Error correction M: 15 % of the code may be dirty. */
export function qrMatrix(text: string): QrMatrix {
  const code = qrcode(0, "M");
  code.addData(text, isAlphanumeric.test(text) ? "Alphanumeric" : "Byte");
  code.make();
  const size = code.getModuleCount();
  const places = Array.from({ length: size }, (_, at) => at);
  return { size, rows: places.map((y) => places.map((x) => code.isDark(y, x))) };
}

/** Dark modules side by side, in one rectangle each. */
export type QrRun = { readonly x: number; readonly y: number; readonly length: number };

export function qrRuns({ rows }: QrMatrix): readonly QrRun[] {
  return rows.flatMap((row, y) => {
    const runs: QrRun[] = [];
    for (let x = 0; x < row.length; x++) {
      if (row[x] !== true) continue;
      const from = x;
      while (row[x + 1] === true) x++;
      runs.push({ x: from, y, length: x + 1 - from });
    }
    return runs;
  });
}
