import { randomBytes } from "node:crypto";
import type { Random } from "../ports/clock.ts";

export const systemRandom: Random = {
  bytes: (length) => new Uint8Array(randomBytes(length)),
  // The upper 52 of 64 bits: every value equally often, and never 1.
  fraction: () => Number(randomBytes(8).readBigUInt64BE() >> 12n) / 2 ** 52,
};
