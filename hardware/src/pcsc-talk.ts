import { bytesOfHex } from "./apdu.ts";
import type { ChipSeen } from "./read-chip.ts";
import type { Shown } from "./read-gate.ts";
import type { Written } from "./type4.ts";

/** What the child process that holds PC/SC tells. */
export type PcscNews =
  | { readonly kind: "readers"; readonly names: readonly string[] }
  | { readonly kind: "down"; readonly detail: string }
  | { readonly kind: "missing"; readonly detail: string }
  | ({ readonly kind: "chip"; readonly atr: string } & ChipSeen)
  | { readonly kind: "written"; readonly outcome: WriteOutcome };

/** What it is told. */
export type PcscOrder =
  | { readonly kind: "stop" }
  /** The next chip that is shown gets this link instead of being read. */
  | { readonly kind: "write"; readonly link: string };

export type WriteOutcome = Written | "not-writable" | "pulled-away" | "stopped";

/** Our own application before a message, a message before the bare number. */
export function shownByChip({ uid, own, text, atr }: ChipSeen & { atr: string }): Shown | null {
  const raw = bytesOfHex(atr);
  if (own !== null && own !== "") return { medium: "chip", data: own, raw };
  if (text !== null && text !== "") return { medium: "nfc", data: text, raw };
  return uid === null ? null : { medium: "rfid", data: uid, raw };
}

/** Errors after which the connection to the service is dead and has to be made anew. */
const dead =
  /not running|service stopped|not available|communication error|invalid handle|internal error|unknown pc/i;

export function isServiceDown(message: string): boolean {
  return dead.test(message);
}

export const pcscHelp: string = "start pcscd (Debian: apt-get install pcscd)";
export const libraryHelp: string =
  "the package smartcard does not load; Debian: apt-get install libpcsclite-dev g++ make pkg-config, " +
  "then npm rebuild smartcard, or npm install --include=optional";
