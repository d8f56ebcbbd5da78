import { encode } from "cborg";

/** A CBOR sequence of byte strings, as exports write what still waits. */
export function sequenceFile(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => encode(part))));
}
