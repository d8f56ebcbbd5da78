import { maskedNumber } from "@cardweave/shared/ui/masked-number";

/** What people know a card by; the hub keeps no numbers, and names only of those who gave one. */
export interface SeenCard {
  readonly name: string | null;
  /** Its last four characters. */
  readonly number: string | null;
}

const unseen: SeenCard = { name: null, number: null };

/** The cards that somebody looked for or looked at, until they sign out or load the page anew. */
export class SeenCards {
  readonly #cards = new Map<string, SeenCard>();

  of(account: string): SeenCard {
    return this.#cards.get(account) ?? unseen;
  }

  /** By a whole number, as it was typed or scanned; no more of it is kept than may be shown. */
  typed(account: string, number: string): void {
    this.see(account, { number: maskedNumber(number) });
  }

  see(account: string, seen: Partial<SeenCard>): void {
    this.#cards.set(account, { ...this.of(account), ...seen });
  }

  /** A person who was erased is not named any more. */
  forgetName(name: string): void {
    for (const [account, card] of this.#cards) {
      if (card.name === name) this.#cards.set(account, { ...card, name: null });
    }
  }
}
