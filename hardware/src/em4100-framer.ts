import type { Framer } from "./framed-link.ts";
import type { Shown } from "./read-gate.ts";

const start = 2;
const end = 3;
/** Start, ten characters of number, two of checksum, end. */
const frameBytes = 14;

/**
 * The number in a frame of RDM6300 and its like, as ten hex characters; undefined when the checksum
 * is wrong: the five bytes of the number, each added without carry, make the sixth.
 */
export function em4100In(frame: Uint8Array): string | undefined {
  if (frame.length !== frameBytes || frame[0] !== start || frame.at(-1) !== end) return undefined;
  const text = String.fromCharCode(...frame.subarray(1, -1)).toUpperCase();
  if (!/^[0-9A-F]{12}$/.test(text)) return undefined;
  const bytes = Array.from({ length: 6 }, (_, at) =>
    Number.parseInt(text.slice(at * 2, at * 2 + 2), 16),
  );
  return bytes.reduce((sum, byte) => sum ^ byte, 0) === 0 ? text.slice(0, 10) : undefined;
}

/** Finds frames in noise: after a bad one it looks on behind its first byte. */
export class Em4100Framer implements Framer {
  #held: number[] = [];

  push(bytes: Uint8Array): readonly Shown[] {
    const found: Shown[] = [];
    this.#held.push(...bytes);
    while (this.#seek()) {
      const raw = Uint8Array.from(this.#held.slice(0, frameBytes));
      const data = em4100In(raw);
      this.#held.splice(0, data === undefined ? 1 : frameBytes);
      if (data !== undefined) found.push({ medium: "rfid", data, raw });
    }
    return found;
  }

  /** True when a frame's length lies there from its start on. */
  #seek(): boolean {
    const at = this.#held.indexOf(start);
    this.#held = at < 0 ? [] : this.#held.slice(at);
    return this.#held.length >= frameBytes;
  }
}
