import {
  asciiOf,
  ask,
  bytesOfHex,
  CardRefused,
  getUid,
  hexOf,
  readBinary,
  selectApplication,
  type Transmit,
} from "./apdu.ts";
import { firstText } from "./ndef.ts";
import { readType2 } from "./type2.ts";
import { readType4 } from "./type4.ts";

/** Everything that a chip tells without a key. */
export type ChipSeen = {
  /** Upper-case hex; null for a chip with contacts. */
  readonly uid: string | null;
  /** What our own application says: a card's number or code. */
  readonly own: string | null;
  /** The link or text of its NDEF message. */
  readonly text: string | null;
};

/** Our application on chips and phones: F0 for "not registered", and a word. */
const ownApplication: Uint8Array = bytesOfHex("F043415244574541564531");

/** Short file 1 of the selected application, and how much of it is read. */
const ownFile = 0x8100;
const ownMost = 200;

/** What a chip refuses is left out. Anything else that fails, as a chip pulled away, is thrown. */
export async function readChip(transmit: Transmit): Promise<ChipSeen> {
  const uid = await unlessRefused(async () => hexOf(await ask(transmit, getUid)));
  const own = await unlessRefused(() => readOwn(transmit));
  const message = own === null ? await readMessage(transmit) : null;
  return { uid, own, text: message === null ? null : (firstText(message) ?? null) };
}

/** An application answers at once, as on a phone, or has a file. */
async function readOwn(transmit: Transmit): Promise<string> {
  const answer = await ask(transmit, selectApplication(ownApplication));
  const bytes = answer.length > 0 ? answer : await ask(transmit, readBinary(ownFile, ownMost));
  const end = bytes.indexOf(0);
  return asciiOf(end < 0 ? bytes : bytes.subarray(0, end));
}

async function readMessage(transmit: Transmit): Promise<Uint8Array | null> {
  const kept = await unlessRefused(() => readType4(transmit));
  return kept ?? (await unlessRefused(() => readType2(transmit)));
}

async function unlessRefused<T>(read: () => Promise<T>): Promise<T | null> {
  try {
    return await read();
  } catch (fault) {
    if (fault instanceof CardRefused) return null;
    throw fault;
  }
}
