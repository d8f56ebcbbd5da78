import type { Instant } from "../measure.ts";

/**
 * What is shown to a reader. `rfid` stands for a radio chip's bare number, `nfc` for a text on it,
 * `chip` for our own application on a chip or a phone.
 */
export const media = ["barcode", "qr", "rfid", "nfc", "chip", "stripe"] as const;
export type Medium = (typeof media)[number];

/** One medium, shown once. */
export type CardRead = {
  readonly medium: Medium;
  /** The text of a code, the number of a chip in upper-case hex, or the tracks of a stripe. */
  readonly data: string;
  /** As the device sent it, when that is more than `data`. */
  readonly raw?: Uint8Array;
  /** The reader's name in the node's settings. */
  readonly reader: string;
  readonly at: Instant;
};
