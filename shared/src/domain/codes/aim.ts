/** A code as a scanner tells it, without the identifier that some put in front. */
export type Scan = {
  readonly text: string;
  /** Null when the scanner does not say. */
  readonly symbology: Symbology | null;
  /** The content is a GS1 element string. */
  readonly isGs1: boolean;
};

export type Symbology =
  | "code39"
  | "code128"
  | "code93"
  | "codabar"
  | "interleaved"
  | "ean"
  | "databar"
  | "pdf417"
  | "qr"
  | "data-matrix"
  | "aztec";

const kinds: Readonly<Record<string, Symbology>> = {
  A: "code39",
  C: "code128",
  E: "ean",
  F: "codabar",
  G: "code93",
  I: "interleaved",
  L: "pdf417",
  Q: "qr",
  d: "data-matrix",
  e: "databar",
  z: "aztec",
};

const gs1Kinds: readonly string[] = ["C1", "e0", "d2", "Q3", "J1"];
const flat: readonly Symbology[] = ["qr", "data-matrix", "aztec"];

/** Source: ISO/IEC 15424, "]" with the kind and its variant, as in "]Q3". */
export function readAim(scanned: string): Scan {
  const [mark = "", kind = ""] = /^\]([A-Za-z])[0-9A-Za-z]/.exec(scanned) ?? [];
  if (mark === "") return { text: scanned, symbology: null, isGs1: false };
  return {
    text: scanned.slice(mark.length),
    symbology: Object.hasOwn(kinds, kind) ? (kinds[kind] ?? null) : null,
    isGs1: gs1Kinds.includes(mark.slice(1)),
  };
}

/** Whether a scan came from a printed line or a square; links are printed as squares alone. */
export function mediumOfScan(scanned: string): "barcode" | "qr" {
  const { text, symbology } = readAim(scanned);
  if (symbology !== null) return flat.includes(symbology) ? "qr" : "barcode";
  return /^(https?:\/\/|L1\.)/i.test(text) ? "qr" : "barcode";
}
