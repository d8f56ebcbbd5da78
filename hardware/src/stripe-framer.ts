import { readStripe } from "@cardweave/shared/domain/codes/tracks";
import type { Framer } from "./framed-link.ts";
import { LineCutter } from "./line-framer.ts";
import type { Shown } from "./read-gate.ts";

/**
 * Swipes of a magnetic stripe reader, each ended with Enter.
 * Promise: of a bank's card nothing leaves this place, also not as raw bytes.
 */
export class StripeFramer implements Framer {
  readonly #cutter = new LineCutter();

  push(bytes: Uint8Array): readonly Shown[] {
    return this.#cutter
      .push(bytes)
      .filter((swiped) => readStripe(swiped).kind === "card")
      .map((data) => ({ medium: "stripe", data }));
  }
}
