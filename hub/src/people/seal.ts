import { createCipheriv, createDecipheriv } from "node:crypto";
import type { Random } from "@cardweave/shared/ports/clock";

const algorithm = "aes-256-gcm";
const ivLength = 12;
const tagLength = 16;

export type Sealing = {
  /** 32 bytes. */
  readonly key: Uint8Array;
  /** What the bytes are of: those of another row or version do not open. */
  readonly label: string;
};

/** AES-256-GCM: a fresh nonce of 12 bytes, what is hidden, the tag of 16 bytes. */
export function seal(plain: Uint8Array, { key, label }: Sealing, random: Random): Uint8Array {
  const iv = random.bytes(ivLength);
  const cipher = createCipheriv(algorithm, key, iv, { authTagLength: tagLength });
  cipher.setAAD(Buffer.from(label, "utf8"));
  const parts = [iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()];
  return new Uint8Array(Buffer.concat(parts));
}

/** Undefined when a bit was changed, or key or label are others. */
export function opened(sealed: Uint8Array, { key, label }: Sealing): Uint8Array | undefined {
  if (sealed.length < ivLength + tagLength) return undefined;
  const iv = sealed.subarray(0, ivLength);
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagLength });
  decipher.setAAD(Buffer.from(label, "utf8"));
  decipher.setAuthTag(sealed.subarray(-tagLength));
  const head = decipher.update(sealed.subarray(ivLength, -tagLength));
  try {
    return new Uint8Array(Buffer.concat([head, decipher.final()]));
  } catch (fault) {
    if (fault instanceof Error) return undefined; // the seal does not hold
    throw fault;
  }
}
