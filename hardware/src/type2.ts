import { ask, type Transmit } from "./apdu.ts";

/** Four pages at a time. Unit: bytes. */
const readAtOnce = 16;
const pageBytes = 4;
const firstPage = 4;
/** NTAG216 is the largest of its kind. Unit: bytes. */
const mostBytes = 888;
const nothing = 0x00;
const message = 0x03;
const end = 0xfe;
const longForm = 0xff;

/** The message of a type 2 chip (NTAG21x, Ultralight). @throws CardRefused when it is none. */
export async function readType2(transmit: Transmit): Promise<Uint8Array> {
  const bytes: number[] = [];
  while (bytes.length < mostBytes) {
    bytes.push(...(await ask(transmit, readPages(firstPage + bytes.length / pageBytes))));
    const found = messageIn(bytes);
    if (found !== "more") return found;
  }
  return new Uint8Array();
}

/** PC/SC part 3: the reader reads four pages from a chip of this kind. */
function readPages(page: number): Uint8Array {
  return Uint8Array.of(0xff, 0xb0, 0x00, page, readAtOnce);
}

/** Goes through the blocks "kind, length, content" up to the message. */
function messageIn(bytes: readonly number[]): Uint8Array | "more" {
  let at = 0;
  while (at < bytes.length) {
    const block = blockAt(bytes, at);
    if (block.kind === end) return new Uint8Array();
    if (block.kind === message) {
      return block.to > bytes.length ? "more" : Uint8Array.from(bytes.slice(block.from, block.to));
    }
    at = block.to;
  }
  return "more";
}

type Block = { readonly kind: number; readonly from: number; readonly to: number };

function blockAt(bytes: readonly number[], at: number): Block {
  const [kind = nothing, short = 0, high = 0, low = 0] = bytes.slice(at, at + 4);
  if (kind === nothing) return { kind, from: at + 1, to: at + 1 };
  const isLong = short === longForm;
  const from = at + (isLong ? 4 : 2);
  return { kind, from, to: from + (isLong ? (high << 8) | low : short) };
}
