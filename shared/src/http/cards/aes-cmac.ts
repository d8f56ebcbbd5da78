import { createCipheriv } from "node:crypto";

const blockBytes = 16;

/** The code of a message under an AES-128 key. Source: RFC 4493. */
export function aesCmac(key: Uint8Array, message: Uint8Array): Uint8Array {
  const blocks = Math.max(1, Math.ceil(message.length / blockBytes));
  const lastAt = (blocks - 1) * blockBytes;
  const isWhole = message.length === blocks * blockBytes;
  const once = doubled(encrypted(key, new Uint8Array(blockBytes)));
  const mask = isWhole ? once : doubled(once);
  const padded = new Uint8Array(blocks * blockBytes);
  padded.set(message);
  if (!isWhole) padded[message.length] = 0x80;
  for (const [at, byte] of mask.entries()) padded[lastAt + at] = (padded[lastAt + at] ?? 0) ^ byte;
  const chained = createCipheriv("aes-128-cbc", key, new Uint8Array(blockBytes));
  chained.setAutoPadding(false);
  return new Uint8Array(chained.update(padded).subarray(-blockBytes));
}

function encrypted(key: Uint8Array, block: Uint8Array): Uint8Array {
  const cipher = createCipheriv("aes-128-ecb", key, null).setAutoPadding(false);
  return new Uint8Array(cipher.update(block));
}

/** Times two in the field of 2 to the 128. */
function doubled(block: Uint8Array): Uint8Array {
  const twice = block.map((byte, at) => ((byte << 1) | ((block[at + 1] ?? 0) >> 7)) & 255);
  if (((block[0] ?? 0) & 0x80) !== 0) twice[blockBytes - 1] = (twice[blockBytes - 1] ?? 0) ^ 0x87;
  return twice;
}
