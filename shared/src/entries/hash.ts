import { hmac } from "@noble/hashes/hmac.js";
import { sha256 } from "@noble/hashes/sha2.js";
import { encode } from "cborg";
import type { ActionKey } from "../domain/entry.ts";
import type { DeviceId, EntryId, LotId, ReceiptId } from "../domain/ids.ts";
import type { LotAttributes } from "../domain/lot.ts";
import { lotAttributes } from "./body-formats.ts";
import { toHex } from "./hex.ts";

const utf8 = new TextEncoder();

export function sha256Of(bytes: Uint8Array): Uint8Array {
  return sha256(bytes);
}

export function entryIdOf(bytes: Uint8Array): EntryId {
  return toHex(sha256(bytes)) as EntryId;
}

/** Half the hash of the public key: a device's name proves its key. */
export function deviceIdOf(publicKey: Uint8Array): DeviceId {
  return toHex(sha256(publicKey).subarray(0, 16)) as DeviceId;
}

export function lotIdOf(attributes: LotAttributes): LotId {
  return toHex(sha256(encode(lotAttributes.write(attributes))).subarray(0, 16)) as LotId;
}

/** All entries that one till action made have the same receipt id; a reversal has its own. */
export function receiptIdOf(device: DeviceId, key: ActionKey): ReceiptId {
  const bytes = encode(["receipt", device, key.till, key.id]);
  return toHex(sha256(bytes).subarray(0, 16)) as ReceiptId;
}

export function hmacSha256(secret: Uint8Array, text: string): Uint8Array {
  return hmac(sha256, secret, utf8.encode(text));
}
