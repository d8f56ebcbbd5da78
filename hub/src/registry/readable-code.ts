/** No 0, O, 1, I or L: a code is read out over the telephone. */
const letters = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/** Twelve letters in groups of four, some 59 bits of chance. */
export function readableCode(random: Uint8Array): string {
  const text = [...random.subarray(0, 12)].map((byte) => letters.charAt(byte % letters.length));
  return [text.slice(0, 4), text.slice(4, 8), text.slice(8)].map((part) => part.join("")).join("-");
}
