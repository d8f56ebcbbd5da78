import type { CardNumber } from "../domain/card.ts";
import type { ProofDemand } from "../domain/card-policy.ts";
import type { DocId } from "../domain/ids.ts";
import { ok, type Refusal, type Result, refused } from "../domain/result.ts";
import { saidOf } from "../domain/status.ts";
import {
  isOfNow,
  isRightCode,
  parseRotating,
  type RotatingCode,
  rotatingKey,
} from "../entries/rotating-code.ts";
import type { ProofChecker } from "../ports/proofs.ts";
import type { CardRef } from "../protocol/http/card.ts";
import type { Family } from "../replica/card-family.ts";
import type { Replica } from "../replica/replica.ts";
import type { PinBook } from "./pin-book.ts";

export type ProofParts = {
  readonly replica: Replica;
  readonly secret: Uint8Array;
  readonly pins: PinBook;
  /** For taps of a chip that signs; null where this node reads none. */
  readonly taps: ProofChecker | null;
};

type Shown = Family & { readonly number: CardNumber; readonly demand: ProofDemand };
type Action = { readonly till: string; readonly key: string };
type Given = "pin" | "rotating" | "sun";

/** Long enough for a basket: a code that was scanned at its beginning pays at its end. */
const basketMs = 10 * 60_000;
const mostShown = 10_000;

/** What is enough of what was given. */
const enough: Readonly<Record<ProofDemand, readonly Given[]>> = {
  static: [],
  pin: ["pin", "rotating", "sun"],
  rotating: ["rotating"],
  sun: ["sun"],
};

/** Whether what is shown beside a card's number is enough to spend. Source: SPEC R786. */
export class CardProofs {
  readonly #parts: ProofParts;
  /** Rotating codes that were shown here in their time. */
  readonly #shown = new Map<DocId, { readonly step: number; readonly at: number }>();

  constructor(parts: ProofParts) {
    this.#parts = parts;
  }

  /** Null when the card may spend. Everything that was given must be right, needed or not. */
  async objection(shown: Shown, card: CardRef, action: Action): Promise<Refusal | null> {
    const { pin, proof } = card;
    const wrongPin = pin === undefined ? null : await this.#pinObjection(shown, pin);
    if (wrongPin !== null) return wrongPin;
    const { sun, rotating } = proof ?? {};
    if (sun !== undefined && !(await this.#isGoodTap(shown, sun))) return wrongProof("sun");
    const code = rotating === undefined ? ok(null) : this.#code(shown, rotating);
    if (!code.ok) return code.error;
    if (!isEnough(shown.demand, { pin, sun, rotating })) {
      return refused("pin-required", { demand: shown.demand }).error;
    }
    return code.value === null ? null : this.#spendCode(shown.shown, code.value, action);
  }

  noteShown({
    doc,
    number,
    card,
  }: {
    readonly doc: DocId;
    readonly number: CardNumber;
    readonly card: CardRef;
  }): void {
    const text = card.proof?.rotating;
    const code = text === undefined ? undefined : this.#rightCode(number, text);
    const now = this.#parts.replica.ports.clock.now();
    if (code === undefined || !isOfNow(code, now)) return;
    this.#shown.delete(doc);
    this.#shown.set(doc, { step: code.step, at: now });
    const oldest = this.#shown.keys().next();
    if (this.#shown.size > mostShown && oldest.done !== true) this.#shown.delete(oldest.value);
  }

  /** A PIN that nobody has set proves nothing, and is no harm where none is needed. */
  async #pinObjection({ shown, account, states, demand }: Shown, pin: string) {
    for (const doc of [shown, account]) {
      const verifier = saidOf(states.get(doc)?.status ?? {}, "pin");
      if (verifier !== null) return this.#parts.pins.check({ doc, verifier, pin });
    }
    return demand === "static" ? null : refused("pin-required", { demand, isSet: false }).error;
  }

  async #isGoodTap({ shown: doc, number }: Shown, proof: string): Promise<boolean> {
    const { taps } = this.#parts;
    return taps !== null && (await taps.isGood({ doc, ...number, proof }));
  }

  #rightCode({ scheme, number }: CardNumber, text: string): RotatingCode | undefined {
    const code = parseRotating(text);
    if (code?.number !== number) return undefined;
    return isRightCode(rotatingKey(this.#parts.secret, scheme, number), code) ? code : undefined;
  }

  #code({ shown, number }: Shown, text: string): Result<RotatingCode> {
    const code = this.#rightCode(number, text);
    if (code === undefined) return { ok: false, error: wrongProof("rotating") };
    const now = this.#parts.replica.ports.clock.now();
    const seen = this.#shown.get(shown);
    const wasSeen = seen?.step === code.step && now - seen.at <= basketMs;
    return isOfNow(code, now) || wasSeen ? ok(code) : refused("expired", { what: "rotating" });
  }

  /** Codes are used in rising order, so none is good twice; the same action may ask again. */
  #spendCode(doc: DocId, { step: codeStep }: RotatingCode, { till, key }: Action) {
    const name = `rotating:${doc}`;
    return this.#parts.replica.step(async ({ workspace }): Promise<Refusal | null> => {
      const text = await workspace.meta(name);
      const last = text === undefined ? null : (JSON.parse(text) as Used);
      const isSame = last?.step === codeStep && last.till === till && last.key === key;
      if (isSame) return null;
      if (last !== null && codeStep <= last.step) {
        return refused("already-used", { what: "rotating" }).error;
      }
      workspace.putMeta(name, JSON.stringify({ step: codeStep, till, key } satisfies Used));
      return null;
    });
  }
}

type Used = { readonly step: number; readonly till: string; readonly key: string };

function isEnough(
  demand: ProofDemand,
  given: Readonly<Record<Given, string | undefined>>,
): boolean {
  const accepted = enough[demand];
  return accepted.length === 0 || accepted.some((one) => given[one] !== undefined);
}

function wrongProof(what: "rotating" | "sun"): Refusal {
  return refused("not-allowed", { what }).error;
}
