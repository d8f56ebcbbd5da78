import { Malformed } from "../entries/wire.ts";

/** Reads Automerge's binary layout from bytes that nobody has checked yet. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  get at(): number {
    return this.#at;
  }

  get atEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  byte(): number {
    const byte = this.#bytes[this.#at];
    if (byte === undefined) throw new Malformed("ends too early");
    this.#at += 1;
    return byte;
  }

  take(length: number): Uint8Array {
    const end = this.#at + length;
    if (end > this.#bytes.length) throw new Malformed("ends too early");
    const part = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return part;
  }

  rest(): Uint8Array {
    return this.take(this.#bytes.length - this.#at);
  }

  /** ULEB128, up to 2^53. */
  whole(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte < 128 && Number.isSafeInteger(value)) return value;
    }
    throw new Malformed("a number is too large");
  }

  /** LEB128 with a sign, up to 2^53 either way. */
  signed(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 49; scale *= 128) {
      const byte = this.byte();
      value += (byte & 127) * scale;
      if (byte >= 128) continue;
      const result = byte & 64 ? value - scale * 128 : value;
      if (Number.isSafeInteger(result)) return result;
    }
    throw new Malformed("a number is too large");
  }

  /** Steps over a LEB128 number of any size. */
  skipNumber(): void {
    for (let length = 0; length < 10; length++) {
      if (this.byte() < 128) return;
    }
    throw new Malformed("a number is too long");
  }

  prefixed(): Uint8Array {
    return this.take(this.whole());
  }

  hashes(most: number): readonly Uint8Array[] {
    const count = this.whole();
    if (count > most) throw new Malformed(`more than ${most} hashes`);
    return Array.from({ length: count }, () => this.take(32));
  }
}
