/**
 * When a replica is asked how far it holds the feed. What went out on a page is held once the next
 * pull is behind it; under steady bookings every answer has something new behind it, so that an
 * answer alone is no reason to ask again.
 */
export class HeldProof {
  #isAsked = false;
  #asksAgain = false;

  /** Whether to ask now: while an answer is on its way, the next question waits for it. */
  ask(): boolean {
    this.#asksAgain = this.#isAsked;
    const asks = !this.#isAsked;
    this.#isAsked = true;
    return asks;
  }

  /** The replica has pulled what there was; whether to ask once more. */
  given(hasNews: boolean): boolean {
    const asks = this.#asksAgain || (hasNews && !this.#isAsked);
    this.#isAsked = false;
    this.#asksAgain = false;
    return asks;
  }
}
