import { scrypt } from "node:crypto";
import type { PinHash } from "../ports/proofs.ts";

const blockSize = 8;
const hashLength = 24;

/** In the thread pool, so that a till's other calls go on meanwhile. */
export const scryptPins: PinHash = {
  derive: (secret, salt, cost) =>
    new Promise((resolve, reject) => {
      const options = { N: 2 ** cost, r: blockSize, p: 1, maxmem: 2 ** (cost + 8) * blockSize };
      scrypt(secret, salt, hashLength, options, (fault, hash) => {
        if (fault === null) resolve(new Uint8Array(hash));
        else reject(fault);
      });
    }),
};
