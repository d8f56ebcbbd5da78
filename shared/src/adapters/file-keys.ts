import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
} from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import { deviceIdOf } from "../entries/hash.ts";
import type { Signer } from "../ports/keys.ts";
import { createFile } from "./durable-file.ts";

/** A key file that is no Ed25519 key, or that others may read. */
class KeyFault extends Error {
  override readonly name = "KeyFault" as const;
}

/**
 * Makes a device's key: an Ed25519 key in a PKCS #8 PEM file of mode 0600.
 * A key is never replaced: throws EEXIST when the file is there.
 */
export function createKeyFile(path: string): Signer {
  const { privateKey } = generateKeyPairSync("ed25519");
  createFile(path, privateKey.export({ type: "pkcs8", format: "pem" }));
  return signerOf(privateKey);
}

/** @throws KeyFault when it is no Ed25519 key or not its owner's alone. */
export function openKeyFile(path: string): Signer {
  const others = statSync(path).mode & 0o077;
  if (others !== 0 && process.platform !== "win32") {
    throw new KeyFault(`${path} can be used by others: set its mode to 0600`);
  }
  return signerOf(parseKey(path, readFileSync(path)));
}

/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. Source: RFC 8410, section 7. */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

/** A key made from a secret and a label, the same each time. Source: RFC 5869 (HKDF-SHA-256). */
export function derivedSigner(secret: Uint8Array, label: string): Signer {
  const seed = Buffer.from(hkdfSync("sha256", secret, new Uint8Array(), label, 32));
  const der = Buffer.concat([pkcs8Head, seed]);
  return signerOf(createPrivateKey({ key: der, format: "der", type: "pkcs8" }));
}

function parseKey(path: string, pem: Buffer): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === "ed25519") return key;
  } catch (cause) {
    throw new KeyFault(`${path} is no private key in PEM`, { cause });
  }
  throw new KeyFault(`${path} is no Ed25519 key`);
}

function signerOf(key: KeyObject): Signer {
  const { x } = createPublicKey(key).export({ format: "jwk" });
  const publicKey = new Uint8Array(Buffer.from(x ?? "", "base64url"));
  return {
    device: deviceIdOf(publicKey),
    publicKey,
    // On this thread: 40 us against 90 us by the pool, and a chain is signed one by one anyway.
    sign: async (message) => new Uint8Array(sign(null, message, key)),
  };
}
