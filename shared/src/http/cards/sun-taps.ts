import { sunParts } from "../../domain/codes/sun-link.ts";
import type { MadeProof, ProofChecker } from "../../ports/proofs.ts";
import type { Replica } from "../../replica/replica.ts";
import { readSunTap, sunKeys } from "./sun-tap.ts";

export type SunTapsParts = {
  readonly replica: Replica;
  /** The network's. */
  readonly secret: Uint8Array;
};

/**
 * Taps of chips that sign them. A tap is good once: the chip's counter rises, and the last one is
 * kept on this device's disk. Source: SPEC R864.
 */
export class SunTaps implements ProofChecker {
  readonly #parts: SunTapsParts;

  constructor(parts: SunTapsParts) {
    this.#parts = parts;
  }

  isGood({ doc, scheme, number, proof }: MadeProof): Promise<boolean> {
    const { replica, secret } = this.#parts;
    const parts = sunParts(proof);
    if (parts === undefined) return Promise.resolve(false);
    const tap = readSunTap(parts, sunKeys(secret, scheme, number));
    if (tap === undefined) return Promise.resolve(false);
    const name = `sun:${doc}`;
    return replica.step(async ({ workspace }) => {
      const last = await workspace.meta(name);
      if (last !== undefined && tap.counter <= Number(last)) return false;
      workspace.putMeta(name, String(tap.counter));
      return true;
    });
  }
}
