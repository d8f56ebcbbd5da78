import { createPublicKey, type KeyObject, verify } from "node:crypto";
import type { Verifier } from "../ports/keys.ts";

/** Devices whose keys stay ready; beyond it the one that was made first goes. */
const keysHeld = 4_096;

/** The DER of an Ed25519 public key up to its 32 bytes. Source: RFC 8410, section 4. */
const spkiPrefix = Buffer.from("302a300506032b6570032100", "hex");

/** Checks signatures in the thread pool, so that the entries of a batch are checked side by side. */
export function nodeVerifier(): Verifier {
  const keys = new Map<string, KeyObject>();
  return {
    verify: async (publicKey, message, signature) => {
      const key = publicKey.length === 32 ? heldKey(keys, publicKey) : null;
      if (key === null || signature.length !== 64) return false;
      return inPool(key, message, signature);
    },
  };
}

function inPool(key: KeyObject, message: Uint8Array, signature: Uint8Array): Promise<boolean> {
  return new Promise((resolve) => {
    verify(null, message, key, signature, (fault, good) => resolve(fault === null && good));
  });
}

function heldKey(keys: Map<string, KeyObject>, publicKey: Uint8Array): KeyObject | null {
  const name = Buffer.from(publicKey).toString("latin1");
  const held = keys.get(name);
  if (held !== undefined) return held;
  const key = importKey(publicKey);
  if (key === null) return null;
  const [oldest] = keys.keys();
  if (keys.size >= keysHeld && oldest !== undefined) keys.delete(oldest);
  keys.set(name, key);
  return key;
}

/** Null for 32 bytes that OpenSSL does not take as a key. */
function importKey(publicKey: Uint8Array): KeyObject | null {
  try {
    const der = Buffer.concat([spkiPrefix, publicKey]);
    return createPublicKey({ key: der, format: "der", type: "spki" });
  } catch (fault) {
    if (fault instanceof Error) return null;
    throw fault;
  }
}
