import type { DeviceId } from "../domain/ids.ts";

/** A device's own Ed25519 key; the private half never leaves the adapter. */
export interface Signer {
  readonly device: DeviceId;
  readonly publicKey: Uint8Array;
  sign(message: Uint8Array): Promise<Uint8Array>;
}

export interface Verifier {
  /** False for a wrong signature and for anything that is no key or no signature. */
  verify(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): Promise<boolean>;
}
