import { fromHex } from "../entries/hex.ts";

/**
 * The first change of every document, `{ v: 1, entries: {} }` by actor 0 at time 0, as Automerge
 * saved it once. It is a constant because two documents share a map only if one change made it.
 */
export const genesisChange: Uint8Array = fromHex(
  "856f4a83a334fda3013900100000000000000000000000000000000001010000" +
    "0006150b340142035603570170027e017607656e7472696573027e01007e1400010200",
);

/** What a change rests on: its hash, and the number of its last operation. */
export type ChangePlace = { readonly hash: string; readonly op: number };

export const genesisPlace: ChangePlace = {
  hash: "a334fda3bfe73a8a6f072e4c3d811a7f4f2acf4b495c782d87d614f3f1d8cfcc",
  op: 2,
};

/** Automerge's name of the map that holds the entries: its operation and actor in the genesis. */
export const entriesMap: string = `2@${"0".repeat(32)}`;
