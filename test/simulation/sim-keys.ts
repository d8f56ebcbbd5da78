import { createHash, createHmac, createPublicKey, type KeyObject, verify } from "node:crypto";
import { aSigner } from "@cardweave/shared/entries/entry-builders";
import { deviceIdOf } from "@cardweave/shared/entries/hash";
import { toHex } from "@cardweave/shared/entries/hex";
import type { Signer, Verifier } from "@cardweave/shared/ports/keys";

export type KeyRing = {
  /** A key that follows from a word. */
  readonly signer: (word: string) => Signer;
  readonly verifier: Verifier;
};

/** Real Ed25519 keys; what has been made of a word or of a key is kept. */
export function realKeys(): KeyRing {
  const signers = new Map<string, Signer>();
  const keys = new Map<string, KeyObject | null>();
  return {
    signer: (word) => {
      const made = signers.get(word) ?? aSigner(word);
      signers.set(word, made);
      return made;
    },
    verifier: {
      verify: async (publicKey, message, signature) => {
        const name = toHex(publicKey);
        const key = keys.has(name) ? (keys.get(name) ?? null) : keyOf(publicKey);
        keys.set(name, key);
        return key !== null && verify(null, message, key, signature);
      },
    },
  };
}

/** The DER of an Ed25519 public key up to its 32 bytes. Source: RFC 8410, section 4. */
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

function keyOf(publicKey: Uint8Array): KeyObject | null {
  try {
    const der = Buffer.concat([spkiPrefix, publicKey]);
    return createPublicKey({ key: der, format: "der", type: "spki" });
  } catch {
    return null; // bytes that are no key
  }
}

/**
 * Signatures that only the ring can check: an HMAC under the device's secret. A
 * thirtieth of Ed25519's time; whoever lacks the secret can forge neither.
 */
export function quickKeys(): KeyRing {
  const secrets = new Map<string, string>();
  const mac = (secret: string, message: Uint8Array): Buffer =>
    createHmac("sha512", secret).update(message).digest();
  const signers = new Map<string, Signer>();
  return {
    signer: (word) => {
      const known = signers.get(word);
      if (known !== undefined) return known;
      const publicKey = new Uint8Array(createHash("sha256").update(`public ${word}`).digest());
      secrets.set(toHex(publicKey), word);
      const signer: Signer = {
        device: deviceIdOf(publicKey),
        publicKey,
        sign: async (message) => new Uint8Array(mac(word, message)),
      };
      signers.set(word, signer);
      return signer;
    },
    verifier: {
      verify: async (publicKey, message, signature) => {
        const secret = secrets.get(toHex(publicKey));
        return secret !== undefined && mac(secret, message).equals(signature);
      },
    },
  };
}
