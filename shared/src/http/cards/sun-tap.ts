import { createDecipheriv, timingSafeEqual } from "node:crypto";
import type { SunParts } from "../../domain/codes/sun-link.ts";
import { hmacSha256 } from "../../entries/hash.ts";
import { toHex } from "../../entries/hex.ts";
import { aesCmac } from "./aes-cmac.ts";

/** The two keys of a chip that signs its taps, 16 bytes each. */
export type SunKeys = {
  /** Hides number and counter in the link. */
  readonly meta: Uint8Array;
  /** Signs them. */
  readonly file: Uint8Array;
};

/** Which chip was tapped, upper-case hex, and how often it was tapped in its life. */
export type SunTap = { readonly uid: string; readonly counter: number };

/** Number of seven bytes and counter, both in it. */
const bothInIt = 0xc7;
const uidFrom = 1;
const counterFrom = 8;
const counterTo = 11;
/** What a session key is made of, in front of number and counter. Source: NXP AN12196, 3.3. */
const sessionWords = Uint8Array.of(0x3c, 0xc3, 0x00, 0x01, 0x00, 0x80);

/**
 * Reads and checks what an NTAG 424 DNA adds to its link; undefined when anything is wrong.
 * Source: NXP AN12196. The code covers no further text of the link.
 */
export function readSunTap({ counter, mac }: SunParts, keys: SunKeys): SunTap | undefined {
  const hidden = createDecipheriv("aes-128-cbc", keys.meta, new Uint8Array(16));
  const plain = new Uint8Array(hidden.setAutoPadding(false).update(Buffer.from(counter, "hex")));
  if (plain[0] !== bothInIt) return undefined;
  const session = aesCmac(
    keys.file,
    Uint8Array.of(...sessionWords, ...plain.subarray(uidFrom, counterTo)),
  );
  const made = aesCmac(session, new Uint8Array()).filter((_, at) => at % 2 === 1);
  if (!timingSafeEqual(made, Buffer.from(mac, "hex"))) return undefined;
  const [low = 0, middle = 0, high = 0] = plain.subarray(counterFrom, counterTo);
  return {
    uid: toHex(plain.subarray(uidFrom, counterFrom)).toUpperCase(),
    counter: low | (middle << 8) | (high << 16),
  };
}

/**
 * The keys that are written into a card's chip: made of the network's secret and the card's number,
 * so that a chip proves its own card and no other, and a chip that is broken open opens no other.
 */
export function sunKeys(secret: Uint8Array, scheme: string, number: string): SunKeys {
  const made = hmacSha256(secret, `sun\n${scheme}\n${number}`);
  return { meta: made.slice(0, 16), file: made.slice(16, 32) };
}
