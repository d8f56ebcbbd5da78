import type { PictureId } from "../../domain/card-design/design.ts";
import type { PrintFonts } from "../../ports/print-fonts.ts";
import { newPdf, type Pdf as PlainPdf } from "../new-pdf.ts";

/** Millimetres to PDF points. */
export const mm: number = 72 / 25.4;

/** What the library has made of a picture's bytes; its own types do not know of it. */
export type Picture = { readonly width: number; readonly height: number };

export type Pdf = PlainPdf & {
  openImage(bytes: Buffer): Picture;
};

export type CanvasParts = {
  readonly title: string;
  readonly now: number;
  readonly fonts: PrintFonts;
  readonly pictures: ReadonlyMap<PictureId, Uint8Array>;
};

/** A PDF that is being drawn; each picture lies in it once, however often it is shown. */
export type Canvas = {
  readonly pdf: Pdf;
  readonly pictures: ReadonlyMap<PictureId, Picture>;
  /** All its bytes, once `pdf.end` was called. */
  readonly whole: Promise<Uint8Array>;
};

export function newCanvas({ title, now, fonts, pictures }: CanvasParts): Canvas {
  const begun = newPdf(title, now);
  const pdf = begun.pdf as Pdf;
  for (const [name, bytes] of Object.entries(fonts)) pdf.registerFont(name, Buffer.from(bytes));
  const opened = [...pictures].map(
    ([id, bytes]) => [id, pdf.openImage(Buffer.from(bytes))] as const,
  );
  return { pdf, pictures: new Map(opened), whole: begun.whole };
}
