import { encode } from "cborg";
import type { EntryId } from "../domain/ids.ts";
import { deviceId, entryId } from "../entries/body-formats.ts";
import { sha256Of } from "../entries/hash.ts";
import { toHex } from "../entries/hex.ts";
import type { Wire } from "../entries/wire.ts";
import { encodeFrame } from "./frames.ts";
import type { Hello } from "./frames-greeting.ts";
import type { Taken } from "./frames-state.ts";

/** What a `taken` says without its signature. */
export type Checkpoint = Pick<Taken, "device" | "seq" | "head" | "hub">;

/**
 * What `prove` signs: both hellos whole, the signer's first, and with them protocol, roles,
 * devices, network and both nonces. A peer can neither reflect it nor use it on another line.
 */
export function provenMessage(signer: Hello, peer: Hello): Uint8Array {
  return behind("cardweave prove 1\n", [encodeFrame(signer), encodeFrame(peer)]);
}

/** What the hub signs in `taken`. */
export function takenMessage(checkpoint: Checkpoint): Uint8Array {
  return behind("cardweave taken 1\n", [
    deviceId.write(checkpoint.device),
    checkpoint.seq,
    entryId.write(checkpoint.head),
    deviceId.write(checkpoint.hub),
  ]);
}

/** The name by which an entry cites a checkpoint; two signatures under it change nothing. */
export function checkpointIdOf(checkpoint: Checkpoint): EntryId {
  return toHex(sha256Of(takenMessage(checkpoint))) as EntryId;
}

function behind(prefix: string, wire: Wire): Uint8Array {
  const start = new TextEncoder().encode(prefix);
  const rest = encode(wire);
  const message = new Uint8Array(start.length + rest.length);
  message.set(start);
  message.set(rest, start.length);
  return message;
}
