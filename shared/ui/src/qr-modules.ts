import qrcode from "qrcode-generator";

/** A QR code's squares, without the quiet zone around them. */
export interface QrModules {
  readonly size: number;
  readonly isDark: (x: number, y: number) => boolean;
}

/** The letters that a QR code packs two in eleven bits. Source: ISO/IEC 18004, 7.4.4. */
const isAlphanumeric = /^[0-9A-Z $%*+\-./:]+$/;

/** As large as it is printed: error correction M, packed where its letters allow it. */
export function qrModules(text: string): QrModules {
  const code = qrcode(0, "M");
  code.addData(text, isAlphanumeric.test(text) ? "Alphanumeric" : "Byte");
  code.make();
  return { size: code.getModuleCount(), isDark: (x, y) => code.isDark(y, x) };
}
