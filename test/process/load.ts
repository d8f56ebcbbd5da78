import type { BookingAnswer } from "@cardweave/shared/protocol/http/booking";
import { expect } from "vitest";
import { type Booking, balanceOf, type CardNumber, type NodeClient, Refused } from "./client.ts";
import { pause } from "./wait-for.ts";

/** One booking that a till wants: under one key, sent until it is answered. */
export type Attempt = {
  readonly key: string;
  readonly till: NodeClient;
  readonly booking: Booking;
  answer: BookingAnswer | null;
};

/** Tills that book as fast as they are answered. Everything they tried is remembered. */
export class Load {
  readonly attempts: Attempt[] = [];
  readonly #cards: readonly CardNumber[];
  readonly #name: string;
  answered = 0;
  /** Answers to keys that had been booked before, though nobody had been told. */
  replayed = 0;
  #stopped = false;

  constructor(name: string, cards: readonly CardNumber[]) {
    this.#name = name;
    this.#cards = cards;
  }

  stop(): void {
    this.#stopped = true;
  }

  /** Books with `clients` at once until `stop`, or until nobody answers that client any more. */
  async run(till: NodeClient, clients: number): Promise<void> {
    this.#stopped = false;
    await Promise.all(Array.from({ length: clients }, () => this.#client(till)));
  }

  async #client(till: NodeClient): Promise<void> {
    while (!this.#stopped) {
      const attempt = this.#next(till);
      if (!(await this.#send(attempt))) return;
    }
  }

  #next(till: NodeClient): Attempt {
    const number = this.attempts.length;
    const card = this.#cards[number % this.#cards.length];
    if (card === undefined) throw new Error("a load needs cards");
    const booking: Booking = { card, type: "credit", purse: "points", amount: 1 + (number % 97) };
    const attempt = { key: `${this.#name}-${number}`, till, booking, answer: null };
    this.attempts.push(attempt);
    return attempt;
  }

  /** False when there was no answer; an answer that is none of a booking is thrown. */
  async #send(attempt: Attempt): Promise<boolean> {
    try {
      const answer = await attempt.till.bookRaw(attempt.key, attempt.booking);
      if (answer.status !== 201) throw new Refused(answer);
      attempt.answer = answer.body;
      this.answered += 1;
      if (answer.headers.has("Idempotent-Replayed")) this.replayed += 1;
      return true;
    } catch (fault) {
      if (fault instanceof Refused) throw fault;
      return false;
    }
  }

  async untilAnswered(count: number): Promise<void> {
    while (this.answered < count) await pause(2);
  }

  get unanswered(): readonly Attempt[] {
    return this.attempts.filter(({ answer }) => answer === null);
  }

  /** As a till does after a break: the same keys again. */
  async retry(): Promise<void> {
    for (const attempt of this.unanswered) expect(await this.#send(attempt)).toBe(true);
  }
}

/** Every attempt is there once, under the entry that was answered, and nothing else is. */
export async function expectOnce(reader: NodeClient, loads: readonly Load[]): Promise<void> {
  const attempts = loads.flatMap((load) => load.attempts);
  const byCard = groupByCard(attempts);
  for (const [number, wanted] of byCard) {
    const account = await reader.lookup({ scheme: "own", number });
    const answered = wanted.flatMap(({ answer }) => answer?.entries.map((one) => one.entry) ?? []);
    const held = (await reader.history(account.id)).map(({ entry }) => entry);
    expect(held.toSorted()).toStrictEqual(answered.toSorted());
    const sum = wanted.reduce((total, { booking }) => total + booking.amount, 0);
    expect(balanceOf(account, "points")).toBe(sum);
  }
}

function groupByCard(attempts: readonly Attempt[]): ReadonlyMap<string, Attempt[]> {
  const groups = new Map<string, Attempt[]>();
  for (const attempt of attempts) {
    const { number } = attempt.booking.card;
    groups.set(number, [...(groups.get(number) ?? []), attempt]);
  }
  return groups;
}
