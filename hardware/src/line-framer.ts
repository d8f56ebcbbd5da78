import { mediumOfScan } from "@cardweave/shared/domain/codes/aim";
import type { Framer } from "./framed-link.ts";
import type { Shown } from "./read-gate.ts";

/** Longer than any code on a card; what is longer is noise. Unit: characters. */
const longest = 512;
const carriageReturn = 13;
const lineFeed = 10;
const groupSeparator = 29;

/**
 * Lines of text from bytes that come in any portions. The separator of GS1 codes stays in; a line
 * with other control characters, or without an end, is dropped whole.
 */
export class LineCutter {
  #line = "";
  #isSpoilt = false;

  push(bytes: Uint8Array): readonly string[] {
    const lines: string[] = [];
    for (const byte of bytes) {
      if (byte === carriageReturn || byte === lineFeed) lines.push(...this.#end());
      else this.#add(byte);
    }
    return lines;
  }

  #add(byte: number): void {
    const isText = (byte >= 32 && byte < 127) || byte === groupSeparator;
    this.#isSpoilt ||= !isText || this.#line.length >= longest;
    if (!this.#isSpoilt) this.#line += String.fromCharCode(byte);
  }

  #end(): readonly string[] {
    const line = this.#line;
    const isWhole = !this.#isSpoilt && line !== "";
    this.#line = "";
    this.#isSpoilt = false;
    return isWhole ? [line] : [];
  }
}

/** A code scanner that ends each code with Enter. */
export class LineFramer implements Framer {
  readonly #cutter = new LineCutter();

  push(bytes: Uint8Array): readonly Shown[] {
    return this.#cutter.push(bytes).map((data) => ({ medium: mediumOfScan(data), data }));
  }
}
