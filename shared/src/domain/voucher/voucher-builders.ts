import { type AccountState, emptyAccount } from "../account.ts";
import type { Body } from "../bodies.ts";
import { type Command, decide, type View } from "../decide.ts";
import {
  aContext,
  aFact,
  aPurse,
  aView,
  foldOf,
  type LooseFact,
  money,
} from "../domain-builders.ts";
import { type DocId, docKinds } from "../ids.ts";
import { defaultPolicy } from "../policy.ts";
import type { Result } from "../result.ts";
import { inactivePurse } from "./voucher.ts";

const voucherDoc: DocId = `${docKinds.voucher}${"0".repeat(32)}` as DocId;
/** The day that views are of. */
export const today = "2026-06-01";

/** Where vouchers are decided on: money and activation are in euros. */
function aVoucherView(given: Partial<View> = {}): View {
  return aView({
    account: emptyAccount(voucherDoc),
    purses: new Map([
      [money, aPurse({ id: money, unit: "money", currency: "EUR" })],
      [inactivePurse, aPurse({ id: inactivePurse, unit: "activation", currency: "EUR" })],
    ]),
    policy: defaultPolicy,
    ...given,
  });
}

/** A voucher's account that acts one after the other change. */
export class VoucherWorld {
  readonly #facts: LooseFact[] = [];
  state: AccountState = emptyAccount(voucherDoc);

  view(given: Partial<View> = {}): View {
    return aVoucherView({ account: this.state, ...given });
  }

  /** Books what was wished for, or gives the code of the first refusal. */
  act(wishes: Result<readonly Command[]>, given: Partial<View> = {}): string {
    if (!wishes.ok) return wishes.error.code;
    for (const command of wishes.value) {
      const decision = decide(this.view(given), command);
      if (!decision.ok) return decision.error.code;
      for (const body of decision.value) this.#book(body, given);
    }
    return "booked";
  }

  #book(body: Body, { device }: Partial<View>): void {
    const by = device === undefined ? {} : { device };
    this.#facts.push(aFact(this.#facts.length + 1, body, { doc: voucherDoc, ...by }));
    const folded = foldOf(this.#facts, aContext()).at(-1);
    this.state = { ...(folded?.state ?? this.state), doc: voucherDoc };
  }
}
