import { type Errand, type ErrandDone, type ErrandState, isOnErrand } from "../till/errand.ts";
import type { TillRoom } from "../till/till-room.ts";
import type { SentSale } from "./kept-sale.ts";
import { parkedOf } from "./parked-sale.ts";
import { addedSince } from "./sale-draft.ts";

/**
 * What was booked or put into keeping leaves the basket, whichever part of the till is open then;
 * what was added while it was under way stays.
 * Source: SPEC R691.
 */
export function followSale(
  { errands, sale }: Pick<TillRoom, "errands" | "sale">,
  sent: SentSale,
): void {
  errands.onChange(() => {
    const state = errands.state();
    if (state.step === "sending" && leaves(state.errand)) {
      sent.change({ key: state.errand.key, draft: sale.value() });
    }
    const out = sent.value();
    if (out === null || isOnErrand(state) || answeredIn(state) !== out.key) return;
    const { done } = state;
    if (done !== null && hasLeft(done)) sale.change((now) => addedSince(now, out.draft));
    sent.change(null);
  });
}

function answeredIn(state: ErrandState): string | undefined {
  return "errand" in state ? state.errand.key : state.done?.errand.key;
}

function leaves({ kind }: Errand): boolean {
  return kind === "sale" || kind === "park";
}

/** What nobody could fetch back again stays. */
function hasLeft(done: ErrandDone): boolean {
  return done.errand.kind === "sale" || parkedOf(done) !== null;
}
