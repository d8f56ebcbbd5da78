import {
  ask,
  bytesOfHex,
  readBinary,
  selectApplication,
  selectFile,
  type Transmit,
  updateBinary,
} from "./apdu.ts";

const ndefApplication = bytesOfHex("D2760000850101");
const containerFile = 0xe103;
const containerBytes = 15;
/** Longer messages than this are none of ours. */
const mostBytes = 2_048;
const chunkMost = 250;
const freely = 0x00;

/** How a chip of NFC Forum type 4 keeps its message. */
type Container = {
  readonly readMost: number;
  readonly writeMost: number;
  readonly file: number;
  readonly size: number;
  readonly isWritable: boolean;
};

/** The message of a type 4 chip. @throws CardRefused when it is none. */
export async function readType4(transmit: Transmit): Promise<Uint8Array> {
  const container = await openContainer(transmit);
  await ask(transmit, selectFile(container.file));
  return readMessage(transmit, container);
}

export type Written = "written" | "not-empty" | "read-only" | "too-small" | "not-verified";

/** Writes a message to a chip that has none, and reads it back. @throws CardRefused */
export async function writeType4(transmit: Transmit, message: Uint8Array): Promise<Written> {
  const container = await openContainer(transmit);
  if (!container.isWritable) return "read-only";
  if (message.length + 2 > container.size) return "too-small";
  await ask(transmit, selectFile(container.file));
  const held = await readMessage(transmit, container);
  if (held.length > 0) return "not-empty";
  for (let at = 0; at < message.length; at += container.writeMost) {
    const part = message.subarray(at, at + container.writeMost);
    await ask(transmit, updateBinary(at + 2, part));
  }
  // The length last: a chip pulled before it holds no message instead of half a one.
  await ask(transmit, updateBinary(0, Uint8Array.of(message.length >> 8, message.length & 255)));
  const read = await readMessage(transmit, container);
  const isSame = read.length === message.length && read.every((byte, at) => byte === message[at]);
  return isSame ? "written" : "not-verified";
}

async function openContainer(transmit: Transmit): Promise<Container> {
  await ask(transmit, selectApplication(ndefApplication));
  await ask(transmit, selectFile(containerFile));
  const bytes = await ask(transmit, readBinary(0, containerBytes));
  const word = (at: number): number => ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0);
  return {
    readMost: Math.min(Math.max(word(3), 1), chunkMost),
    writeMost: Math.min(Math.max(word(5), 1), chunkMost),
    file: word(9),
    size: word(11),
    isWritable: bytes[14] === freely,
  };
}

async function readMessage(transmit: Transmit, { readMost }: Container): Promise<Uint8Array> {
  const [high = 0, low = 0] = await ask(transmit, readBinary(0, 2));
  const length = Math.min((high << 8) | low, mostBytes);
  const bytes: number[] = [];
  while (bytes.length < length) {
    const most = Math.min(readMost, length - bytes.length);
    const part = await ask(transmit, readBinary(2 + bytes.length, most));
    if (part.length === 0) break;
    bytes.push(...part);
  }
  return Uint8Array.from(bytes);
}
