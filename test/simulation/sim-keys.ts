import { createHash, createHmac } from "node:crypto";
import { aSigner, aVerifier } from "@cardweave/shared/entries/entry-builders";
import { deviceIdOf } from "@cardweave/shared/entries/hash";
import { toHex } from "@cardweave/shared/entries/hex";
import type { Signer, Verifier } from "@cardweave/shared/ports/keys";

export type KeyRing = {
  /** A key that follows from a word. */
  readonly signer: (word: string) => Signer;
  readonly verifier: Verifier;
};

/** Real Ed25519 keys. */
export const realKeys: KeyRing = { signer: aSigner, verifier: aVerifier };

/**
 * Signatures that only the ring can check: an HMAC under the device's secret, which the ring
 * knows. A thirtieth of Ed25519's time; whoever lacks the secret can forge neither.
 */
export function quickKeys(): KeyRing {
  const secrets = new Map<string, string>();
  const mac = (secret: string, message: Uint8Array): Buffer =>
    createHmac("sha512", secret).update(message).digest();
  return {
    signer: (word) => {
      const publicKey = new Uint8Array(createHash("sha256").update(`public ${word}`).digest());
      secrets.set(toHex(publicKey), word);
      return {
        device: deviceIdOf(publicKey),
        publicKey,
        sign: async (message) => new Uint8Array(mac(word, message)),
      };
    },
    verifier: {
      verify: async (publicKey, message, signature) => {
        const secret = secrets.get(toHex(publicKey));
        return secret !== undefined && mac(secret, message).equals(signature);
      },
    },
  };
}
