import { createRequire } from "node:module";
import type PDFDocument from "pdfkit";

export type Pdf = InstanceType<typeof PDFDocument>;

/** A PDF that is being drawn, and all its bytes, once `pdf.end` was called. */
export type NewPdf = { readonly pdf: Pdf; readonly whole: Promise<Uint8Array> };

const load = createRequire(import.meta.url);

/**
 * A PDF without a page yet. Reading the library takes a fifth of a second: only who prints does
 * it, not every start of a program.
 */
export function newPdf(title: string, now: number): NewPdf {
  const Document: typeof PDFDocument = load("pdfkit");
  const at = new Date(now);
  const info = { Title: title, CreationDate: at, ModDate: at };
  const pdf = new Document({ autoFirstPage: false, info });
  const parts: Uint8Array[] = [];
  pdf.on("data", (part: Uint8Array) => parts.push(part));
  const whole = new Promise<Uint8Array>((resolve, reject) => {
    pdf.on("end", () => resolve(Buffer.concat(parts)));
    pdf.on("error", reject);
  });
  return { pdf, whole };
}
