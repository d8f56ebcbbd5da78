import { isGoodwill } from "../domain/goodwill.ts";
import type { DocId } from "../domain/ids.ts";
import { ok, type Refusal, type Result, refused } from "../domain/result.ts";
import type { BookingRequest, ReversalRequest } from "../protocol/http/booking.ts";
import { act, type Booked, type Wishing } from "../replica/act.ts";
import type { RightsGatherer } from "../replica/gather-rights.ts";
import type { Replica } from "../replica/replica.ts";
import type { AccountViews } from "./account-views.ts";
import { bookedEntry } from "./booked-entry.ts";
import type { CardGate } from "./card-gate.ts";
import { GoodwillBook } from "./goodwill-book.ts";
import type { People } from "./people.ts";
import { ReplicaReversals } from "./returns/replica-reversals.ts";
import type { Answered, Bookings, Command } from "./services.ts";

export type BookingParts = {
  readonly replica: Replica;
  readonly gate: CardGate;
  readonly views: AccountViews;
  readonly people: People;
  readonly rights: RightsGatherer;
  /** Why this device must not book now; null when it may. */
  readonly objection: () => Refusal | null;
};

/** Books by hand and undoes, through the replica's one decider. */
export class ReplicaBookings implements Bookings {
  readonly #parts: BookingParts;
  readonly #reversals: ReplicaReversals;
  readonly #goodwill: GoodwillBook;

  constructor(parts: BookingParts) {
    this.#parts = parts;
    this.#reversals = new ReplicaReversals(parts);
    this.#goodwill = new GoodwillBook(parts.replica);
  }

  async book(command: Command<BookingRequest>): Promise<Result<Answered>> {
    const { request } = command;
    const currency = this.#wrongCurrency(request);
    if (currency !== null) return currency;
    const { gate } = this.#parts;
    const { type, purse, amount, reason, card } = request;
    const isDebit = type === "debit";
    const may = isDebit ? gate.maySpend(card, command.action) : gate.mayEarn(card, command.action);
    const shown = await may;
    if (!shown.ok) return shown;
    const { account } = shown.value;
    if (isDebit) await gate.gather(shown.value, { purse, amount });
    const wishes: Wishing = (step) =>
      isDebit
        ? gate.spend(shown.value, step, { purse, amount, reason })
        : Promise.resolve(ok([{ doc: account, command: { type, purse, amount, reason } }]));
    const limited = isGoodwill(reason) ? await this.#limited(command, wishes) : wishes;
    return this.#act(command, limited, (booked) => this.#booked(booked, account));
  }

  /** Wishes that are refused when the operator's goodwill limit has no room for them. */
  async #limited(
    { by, action, request }: Command<BookingRequest>,
    wishes: Wishing,
  ): Promise<Wishing> {
    await this.#goodwill.catchUp();
    return async (step, receipt) => {
      const operator = this.#parts.people.operatorFor(by, request);
      if (!operator.ok) return operator;
      const ask = { ...request, operator: operator.value, till: action.till };
      const why = await this.#goodwill.objection(step, ask);
      return why === null ? wishes(step, receipt) : { ok: false, error: why };
    };
  }

  #wrongCurrency({ purse, currency }: BookingRequest): Result<never> | null {
    const known = this.#parts.replica.directory.purses.get(purse);
    if (known === undefined || known.currency === null || known.currency === currency) return null;
    const fields = [{ field: "currency", reason: `this purse is in ${known.currency}` }];
    return refused("invalid", { fields });
  }

  reverse(command: Command<ReversalRequest>): Promise<Result<Answered>> {
    return this.#reversals.reverse(command);
  }

  async #act(
    { by, action, request }: Command<BookingRequest>,
    wishes: Wishing,
    answer: (booked: Booked) => Promise<object>,
  ): Promise<Result<Answered>> {
    const { replica, people, objection } = this.#parts;
    const why = objection();
    if (why !== null) return { ok: false, error: why };
    const operator = people.operatorFor(by, request);
    if (!operator.ok) return operator;
    const outcome = await act(replica, {
      key: { till: action.till, id: action.key },
      by: operator.value,
      request: action.request,
      wishes,
      answer: async (booked) => ({ status: 201, body: JSON.stringify(await answer(booked)) }),
    });
    if (!outcome.ok) return outcome;
    const { answer: stored, replayed } = outcome.value;
    return ok({ status: stored.status, body: stored.body, replayed });
  }

  async #booked({ receipt, entries, step }: Booked, doc: DocId): Promise<object> {
    const account = await this.#parts.views.within(step, doc);
    return { receipt, entries: entries.map(bookedEntry), account };
  }
}
