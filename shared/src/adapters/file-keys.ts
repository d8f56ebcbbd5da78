import {
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
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
