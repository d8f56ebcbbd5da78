import { timingSafeEqual } from "node:crypto";
import type { DocId } from "../domain/ids.ts";
import { afterWrong, lockedFor, noTries, type PinTries, triesLeft } from "../domain/pin.ts";
import { type Refusal, refused } from "../domain/result.ts";
import { hmacSha256 } from "../entries/hash.ts";
import type { PinHash } from "../ports/proofs.ts";
import type { Replica, Step } from "../replica/replica.ts";

/** N = 2^13: some 20 ms and 8 MB a guess on a shop's machine. */
const cost = 13;
const saltBytes = 12;
const form = /^scrypt:([0-9]{1,2}):([\w-]{1,40}):([\w-]{1,60})$/;

export type PinParts = {
  readonly replica: Replica;
  /** The network's: a verifier alone, out of an exported document, cannot be guessed at. */
  readonly secret: Uint8Array;
  readonly hash: PinHash;
};

/**
 * PINs against the verifiers in accounts. Wrong tries are counted on this device's disk before the
 * PIN is looked at, one try of an account at a time.
 */
export class PinBook {
  readonly #parts: PinParts;
  readonly #turns = new Map<DocId, Promise<unknown>>();

  constructor(parts: PinParts) {
    this.#parts = parts;
  }

  /** What an account keeps of a PIN. */
  async verifierOf(doc: DocId, pin: string): Promise<string> {
    const { hash, replica } = this.#parts;
    const salt = replica.ports.random.bytes(saltBytes);
    const derived = await hash.derive(this.#keyed(doc, pin), salt, cost);
    return ["scrypt", cost, base64url(salt), base64url(derived)].join(":");
  }

  /** Null when the PIN is right. */
  async check(of: {
    readonly doc: DocId;
    readonly verifier: string;
    readonly pin: string;
  }): Promise<Refusal | null> {
    const before = this.#turns.get(of.doc) ?? Promise.resolve();
    const turn = before.then(() => this.#try(of));
    const settled = turn.catch(() => undefined);
    this.#turns.set(of.doc, settled);
    try {
      return await turn;
    } finally {
      if (this.#turns.get(of.doc) === settled) this.#turns.delete(of.doc);
    }
  }

  /** Forgets the wrong tries, as part of a step that somebody entitled has asked for. */
  async forgive({ workspace }: Step, doc: DocId): Promise<void> {
    if ((await workspace.meta(metaOf(doc))) === undefined) return;
    workspace.putMeta(metaOf(doc), JSON.stringify(noTries));
  }

  async #try({ doc, verifier, pin }: { doc: DocId; verifier: string; pin: string }) {
    const { replica } = this.#parts;
    const now = replica.ports.clock.now();
    const before = await this.#tries(doc);
    const locked = lockedFor(before, now);
    if (locked > 0) return lockedOut(locked);
    const after = afterWrong(before, now);
    await this.#note(doc, after);
    if (!(await this.#isRight(doc, verifier, pin))) return wrong(after, lockedFor(after, now));
    await this.#note(doc, noTries);
    return null;
  }

  async #isRight(doc: DocId, verifier: string, pin: string): Promise<boolean> {
    const parts = form.exec(verifier);
    if (parts === null) return false;
    const [, power = "0", salt = "", hash = ""] = parts;
    if (Number(power) > 20 || Number(power) < 1) return false;
    const key = this.#keyed(doc, pin);
    const derived = await this.#parts.hash.derive(key, fromBase64url(salt), Number(power));
    const expected = fromBase64url(hash);
    return expected.length === derived.length && timingSafeEqual(expected, derived);
  }

  #keyed(doc: DocId, pin: string): Uint8Array {
    return hmacSha256(this.#parts.secret, `pin\n${doc}\n${pin}`);
  }

  async #tries(doc: DocId): Promise<PinTries> {
    const text = await this.#parts.replica.ports.store.meta(metaOf(doc));
    return text === undefined ? noTries : (JSON.parse(text) as PinTries);
  }

  #note(doc: DocId, tries: PinTries): Promise<void> {
    return this.#parts.replica.step(async ({ workspace }) => {
      workspace.putMeta(metaOf(doc), JSON.stringify(tries));
    });
  }
}

function metaOf(doc: DocId): string {
  return `pin:${doc}`;
}

function wrong(tries: PinTries, locked: number): Refusal {
  const left = locked > 0 ? 0 : triesLeft(tries);
  const seconds = Math.ceil(locked / 1000);
  const until = locked > 0 ? { retryAfterSeconds: seconds } : {};
  return refused("pin-wrong", { triesLeft: left, ...until }).error;
}

function lockedOut(ms: number): Refusal {
  const retryAfterSeconds = Math.ceil(ms / 1000);
  return refused("too-many", { what: "pin", triesLeft: 0, retryAfterSeconds }).error;
}

function base64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64url");
}

function fromBase64url(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, "base64url"));
}
