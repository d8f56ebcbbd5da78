import type { DeviceId } from "../../domain/ids.ts";
import { fromHex } from "../../entries/hex.ts";
import type { Verifier } from "../../ports/keys.ts";
import { LineFault } from "../../ports/line.ts";
import type { Frame } from "../../protocol/frames.ts";
import type { Hello } from "../../protocol/frames-greeting.ts";
import { provenMessage } from "../../protocol/frames-signed.ts";
import type { Channel } from "./channel.ts";

/** The next frame must be of this type; anything else ends the line. */
export async function expectFrame<T extends Frame["type"]>(
  channel: Channel,
  type: T,
): Promise<Extract<Frame, { type: T }>> {
  const frame = await channel.inbox.next();
  if (frame?.type === type) return frame as Extract<Frame, { type: T }>;
  if (frame === undefined) throw new LineFault("ended while greeting");
  if (frame.type === "bye") throw new PeerRefused(frame.code, frame.detail, frame.retryAfterMs);
  channel.close("unexpected-frame", `${type} was expected, not ${frame.type}`);
  throw new LineFault(`unexpected ${frame.type}`);
}

/** The peer hung up with a reason. */
export class PeerRefused extends Error {
  override readonly name = "PeerRefused" as const;
  readonly code: string;
  readonly retryAfterMs: number | null;
  constructor(code: string, detail: string, retryAfterMs: number | null) {
    super(detail);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}

export type Proof = {
  readonly verifier: Verifier;
  /** Hex of the public key that the peer's device is certified with; undefined: not certified. */
  readonly keyOf: (device: DeviceId) => string | undefined;
};

/** True when the peer has signed both hellos with the key of the device it claims to be. */
export async function hasProven(
  { verifier, keyOf }: Proof,
  hellos: { readonly signer: Hello; readonly peer: Hello },
  signature: Uint8Array,
): Promise<boolean> {
  const key = keyOf(hellos.signer.device);
  if (key === undefined) return false;
  const message = provenMessage(hellos.signer, hellos.peer);
  return verifier.verify(fromHex(key), message, signature);
}
