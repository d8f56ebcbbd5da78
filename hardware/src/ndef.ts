import { asciiOf, bytesOfAscii } from "./apdu.ts";

/** What a link may begin with, by its number in the record. Source: NFC Forum URI RTD. */
const beginnings = ["", "http://www.", "https://www.", "http://", "https://"] as const;
const https = 4;
const wellKnown = 1;
const isShort = 0x10;
const hasId = 0x08;
const isLast = 0x40;

type Piece = { readonly type: string; readonly payload: Uint8Array; readonly next: number };

/** The first link or text of an NDEF message; undefined when there is none or it breaks off. */
export function firstText(message: Uint8Array): string | undefined {
  let at = 0;
  while (at < message.length) {
    const piece = pieceAt(message, at);
    if (piece === undefined) return undefined;
    const text = textOf(piece);
    if (text !== undefined) return text;
    if (((message[at] ?? 0) & isLast) !== 0) return undefined;
    at = piece.next;
  }
  return undefined;
}

function pieceAt(message: Uint8Array, at: number): Piece | undefined {
  const view = new DataView(message.buffer, message.byteOffset, message.byteLength);
  const flags = message[at] ?? 0;
  const typeLength = message[at + 1] ?? 0;
  const wide = (flags & isShort) === 0;
  const idAt = at + 2 + (wide ? 4 : 1);
  const typeAt = idAt + ((flags & hasId) === 0 ? 0 : 1);
  if (typeAt > message.length) return undefined;
  const length = wide ? view.getUint32(at + 2) : view.getUint8(at + 2);
  const idLength = typeAt === idAt ? 0 : view.getUint8(idAt);
  const payloadAt = typeAt + typeLength + idLength;
  const next = payloadAt + length;
  if (next > message.length) return undefined;
  const type =
    (flags & 7) === wellKnown ? asciiOf(message.subarray(typeAt, typeAt + typeLength)) : "";
  return { type, payload: message.subarray(payloadAt, next), next };
}

function textOf({ type, payload }: Piece): string | undefined {
  const [first = 0] = payload;
  if (payload.length === 0) return undefined;
  if (type === "U") return `${beginnings[first] ?? ""}${utf8(payload.subarray(1))}`;
  if (type !== "T") return undefined;
  const isUtf16 = (first & 0x80) !== 0;
  const text = payload.subarray(1 + (first & 0x3f));
  return isUtf16 ? new TextDecoder("utf-16be").decode(text) : utf8(text);
}

function utf8(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

/** A message of one link in ASCII, of at most 250 characters behind "https://". */
export function linkMessage(link: string): Uint8Array {
  const rest = link.startsWith("https://") ? link.slice("https://".length) : link;
  const payload = Uint8Array.of(rest === link ? 0 : https, ...bytesOfAscii(rest));
  return Uint8Array.of(0xd1, 1, payload.length, 0x55, ...payload);
}
