import { decode, encode } from "cborg";
import { Malformed } from "./wire.ts";

/** CBOR without any freedom of form that a decoder could notice; the rest is {@link assertCanonical}'s. */
export function decodeStrict(bytes: Uint8Array, what: string): unknown {
  try {
    return decode(bytes, {
      strict: true,
      allowIndefinite: false,
      allowUndefined: false,
      allowInfinity: false,
      allowNaN: false,
      allowBigInt: false,
      rejectDuplicateMapKeys: true,
    });
  } catch (fault) {
    throw new Malformed(`${what}: not CBOR (${fault instanceof Error ? fault.message : "?"})`);
  }
}

/** Two byte strings that decode alike would be two names for one thing. */
export function assertCanonical(value: unknown, bytes: Uint8Array, what: string): void {
  if (!sameBytes(encode(value), bytes)) throw new Malformed(`${what}: not canonical`);
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
