import { createCipheriv, createDecipheriv, scrypt } from "node:crypto";
import { ok, type Result, refused } from "../domain/result.ts";
import { fromHex, toHex } from "../entries/hex.ts";
import type { Random } from "../ports/clock.ts";
import { fieldOf, parsedJson } from "./parsed-json.ts";

/** Key files by name. */
export type KeyFiles = Readonly<Record<string, string>>;

/** 64 MiB and about 0.2 s a try. Source: RFC 7914; OWASP's recommendation is at least N = 2^16. */
const cost = { N: 2 ** 16, r: 8, p: 1, maxmem: 128 * 1024 * 1024 };
const algorithm = "aes-256-gcm";
const tagLength = 16;
export const shortestPassphrase = 12;

/** Keys under a passphrase: scrypt makes the key, AES-256-GCM hides and seals them. */
export async function sealKeys(
  files: KeyFiles,
  { passphrase, random }: { readonly passphrase: string; readonly random: Random },
): Promise<string> {
  const salt = random.bytes(16);
  const iv = random.bytes(12);
  const cipher = createCipheriv(algorithm, await keyFrom(passphrase, salt), iv);
  const hidden = Buffer.concat([cipher.update(JSON.stringify(files), "utf8"), cipher.final()]);
  const data = Buffer.concat([hidden, cipher.getAuthTag()]);
  const sealed = { v: 1, kdf: "scrypt-65536-8-1", cipher: algorithm };
  return JSON.stringify({ ...sealed, salt: toHex(salt), iv: toHex(iv), data: toHex(data) });
}

/** Refused when the passphrase is another, or anything was changed. */
export async function openKeys(sealed: string, passphrase: string): Promise<Result<KeyFiles>> {
  const value = parsedJson(sealed);
  const [salt, iv, data] = ["salt", "iv", "data"].map((name) => hexField(value, name));
  if (!salt || iv?.length !== 12 || !data || data.length < tagLength) return wrong();
  const key = await keyFrom(passphrase, salt);
  const files = decrypted({ key, iv, data });
  return files === undefined ? wrong() : ok(files as KeyFiles);
}

function wrong(): Result<never> {
  return refused("not-allowed", { reason: "another passphrase, or the keys were changed" });
}

function hexField(value: unknown, name: string): Uint8Array | undefined {
  const text = fieldOf(value, name);
  return typeof text === "string" && /^([0-9a-f]{2})*$/.test(text) ? fromHex(text) : undefined;
}

type Hidden = { readonly key: Uint8Array; readonly iv: Uint8Array; readonly data: Uint8Array };

function decrypted({ key, iv, data }: Hidden): unknown {
  const decipher = createDecipheriv(algorithm, key, iv, { authTagLength: tagLength });
  decipher.setAuthTag(data.subarray(-tagLength));
  const head = decipher.update(data.subarray(0, -tagLength));
  try {
    return parsedJson(Buffer.concat([head, decipher.final()]).toString("utf8"));
  } catch (fault) {
    if (fault instanceof Error) return undefined; // the seal does not hold
    throw fault;
  }
}

function keyFrom(passphrase: string, salt: Uint8Array): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const plain = passphrase.normalize("NFKC");
    scrypt(plain, salt, 32, cost, (fault, key) => (fault ? reject(fault) : resolve(key)));
  });
}
