/** Sends a command to the card and answers with its data and the two status bytes. */
export type Transmit = (command: Uint8Array) => Promise<Uint8Array>;

/** The card answered with another status than "done". */
export class CardRefused extends Error {
  override readonly name = "CardRefused" as const;
}

/** The card was taken away in the middle. */
class CardGone extends Error {
  override readonly name = "CardGone" as const;
}

const done = 0x9000;

/** @throws CardRefused with the status; CardGone when there is none. */
export async function ask(transmit: Transmit, command: Uint8Array): Promise<Uint8Array> {
  const answer = await transmit(command);
  if (answer.length < 2) throw new CardGone("no answer");
  const status = ((answer.at(-2) ?? 0) << 8) | (answer.at(-1) ?? 0);
  if (status !== done) {
    throw new CardRefused(`status ${status.toString(16).padStart(4, "0")}`);
  }
  return answer.slice(0, -2);
}

/** ISO/IEC 7816-4: an application by its name. */
export function selectApplication(aid: Uint8Array): Uint8Array {
  return Uint8Array.of(0x00, 0xa4, 0x04, 0x00, aid.length, ...aid, 0x00);
}

export function selectFile(id: number): Uint8Array {
  return Uint8Array.of(0x00, 0xa4, 0x00, 0x0c, 2, id >> 8, id & 255);
}

export function readBinary(offset: number, length: number): Uint8Array {
  return Uint8Array.of(0x00, 0xb0, offset >> 8, offset & 255, length);
}

export function updateBinary(offset: number, data: Uint8Array): Uint8Array {
  return Uint8Array.of(0x00, 0xd6, offset >> 8, offset & 255, data.length, ...data);
}

/** PC/SC part 3: the number of a contactless chip, answered by the reader. */
export const getUid: Uint8Array = Uint8Array.of(0xff, 0xca, 0x00, 0x00, 0x00);

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0").toUpperCase()).join("");
}

export function bytesOfHex(hex: string): Uint8Array {
  return Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function asciiOf(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}

export function bytesOfAscii(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0) & 255);
}
