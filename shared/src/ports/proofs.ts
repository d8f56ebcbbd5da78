import type { DocId } from "../domain/ids.ts";

/** A slow hash, so that whoever copies a verifier pays for every guess. */
export interface PinHash {
  /** `cost` is the power of two of scrypt's N. */
  derive(secret: Uint8Array, salt: Uint8Array, cost: number): Promise<Uint8Array>;
}

/** A proof that a medium makes anew at every read. */
export type MadeProof = {
  readonly doc: DocId;
  readonly scheme: string;
  readonly number: string;
  readonly proof: string;
};

/** Promise: a proof is good once, also after a restart. */
export interface ProofChecker {
  isGood(made: MadeProof): Promise<boolean>;
}
