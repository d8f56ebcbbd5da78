import { generateKeyPairSync } from "node:crypto";
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { deviceIdOf } from "../entries/hash.ts";
import { createKeyFile, openKeyFile } from "./file-keys.ts";
import { nodeVerifier } from "./node-crypto.ts";

let folder = "";
let path = "";
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "cardweave-keys-"));
  path = join(folder, "device.pem");
});
afterEach(() => rmSync(folder, { recursive: true }));

const message = new TextEncoder().encode("12 points");

describe("a key file", () => {
  test("is for its owner alone, and signs the same after a restart", async () => {
    const made = createKeyFile(path);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toStrictEqual(["device.pem"]);
    const opened = openKeyFile(path);
    expect(opened.device).toBe(deviceIdOf(made.publicKey));
    expect(opened.publicKey).toStrictEqual(made.publicKey);
    expect(opened.publicKey).toHaveLength(32);
    expect(await opened.sign(message)).toStrictEqual(await made.sign(message));
  });

  test("is never replaced", () => {
    const { device } = createKeyFile(path);
    expect(() => createKeyFile(path)).toThrow(/EEXIST/);
    expect(openKeyFile(path).device).toBe(device);
    expect(readdirSync(folder)).toStrictEqual(["device.pem"]);
  });

  test("is refused when others may read it", () => {
    createKeyFile(path);
    chmodSync(path, 0o640);
    expect(() => openKeyFile(path)).toThrow("set its mode to 0600");
  });

  test("is refused when it is no Ed25519 key", () => {
    const { privateKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    writeFileSync(path, privateKey.export({ type: "pkcs8", format: "pem" }), { mode: 0o600 });
    expect(() => openKeyFile(path)).toThrow("no Ed25519 key");
    writeFileSync(path, "rubbish");
    expect(() => openKeyFile(path)).toThrow("no private key");
  });
});

describe("verify", () => {
  test("takes its own signature and nothing else", async () => {
    const signer = createKeyFile(path);
    const other = createKeyFile(join(folder, "other.pem"));
    const signature = await signer.sign(message);
    const { verify } = nodeVerifier();
    expect(signature).toHaveLength(64);
    expect(await verify(signer.publicKey, message, signature)).toBe(true);
    expect(await verify(other.publicKey, message, signature)).toBe(false);
    expect(await verify(signer.publicKey, message.slice(1), signature)).toBe(false);
    const bent = signature.with(5, ((signature[5] ?? 0) + 1) % 256);
    expect(await verify(signer.publicKey, message, bent)).toBe(false);
  });

  test("says no to what is no key or no signature", async () => {
    const signer = createKeyFile(path);
    const signature = await signer.sign(message);
    const { verify } = nodeVerifier();
    expect(await verify(new Uint8Array(31), message, signature)).toBe(false);
    expect(await verify(new Uint8Array(32).fill(255), message, signature)).toBe(false);
    expect(await verify(signer.publicKey, message, new Uint8Array(0))).toBe(false);
    expect(await verify(signer.publicKey, message, signature.slice(1))).toBe(false);
  });

  test("checks many side by side, each with its own answer", async () => {
    const signer = createKeyFile(path);
    const { verify } = nodeVerifier();
    const texts = Array.from({ length: 100 }, (_, at) => Uint8Array.of(at));
    const signatures = await Promise.all(texts.map((text) => signer.sign(text)));
    const answers = await Promise.all(
      texts.map((text, at) =>
        verify(signer.publicKey, text, signatures[at - (at % 10)] ?? new Uint8Array()),
      ),
    );
    expect(answers).toStrictEqual(texts.map((_, at) => at % 10 === 0));
  });
});
