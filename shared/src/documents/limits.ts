import { Malformed } from "../entries/wire.ts";

/** Longest file or message of Automerge that is looked at, in bytes. */
export const longestFile: number = 64 * 1024 * 1024;
/** Most bytes that one file or message may unfold to, all its chunks together. */
const mostUnfolded = 2 * longestFile;
/** Most rows of one column; a change or an operation is one row. */
export const mostRows = 200_000;
/** Most changes of one file or message. */
export const mostChanges = 100_000;

/**
 * What one file may still cost. Small files can claim to be huge, by compression and by runs,
 * and memory that Automerge's WASM once took is never given back.
 */
export class Budget {
  #left: number = mostUnfolded;

  get left(): number {
    return this.#left;
  }

  spend(bytes: number): void {
    this.#left -= bytes;
    if (this.#left < 0) throw new Malformed(`unfolds to more than ${mostUnfolded} bytes`);
  }
}
