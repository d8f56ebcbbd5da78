import type { Command as Wished } from "../domain/decide.ts";
import type { SignedEntry } from "../domain/entry.ts";
import type { DocId } from "../domain/ids.ts";
import { sumOf } from "../domain/lines.ts";
import { ok, type Refusal, type Result, refused } from "../domain/result.ts";
import type { StoredEntry } from "../ports/entry-store.ts";
import type { BookedEntry, BookingRequest, ReversalRequest } from "../protocol/http/booking.ts";
import { act, type Booked, type Wish } from "../replica/act.ts";
import type { RightsGatherer } from "../replica/gather-rights.ts";
import type { Replica } from "../replica/replica.ts";
import type { AccountViews } from "./account-views.ts";
import type { People } from "./people.ts";
import type { CardBook } from "./replica-accounts.ts";
import type { Answered, Bookings, Command } from "./services.ts";

export type BookingParts = {
  readonly replica: Replica;
  readonly cards: CardBook;
  readonly views: AccountViews;
  readonly people: People;
  readonly rights: RightsGatherer;
  /** Why this device must not book now; null when it may. */
  readonly objection: () => Refusal | null;
};

/** Books by hand and undoes, through the replica's one decider. */
export class ReplicaBookings implements Bookings {
  readonly #parts: BookingParts;

  constructor(parts: BookingParts) {
    this.#parts = parts;
  }

  async book(command: Command<BookingRequest>): Promise<Result<Answered>> {
    const { request } = command;
    const doc = this.#parts.cards.docOf(request.card);
    if (!doc.ok) return doc;
    const currency = this.#wrongCurrency(request);
    if (currency !== null) return currency;
    const { type, purse, amount, reason } = request;
    if (type === "debit") await this.#parts.rights.forSpend({ doc: doc.value, purse, amount });
    const wish = { doc: doc.value, command: { type, purse, amount, reason } };
    return this.#act(command, [wish], (booked) => this.#booked(booked, doc.value));
  }

  #wrongCurrency({ purse, currency }: BookingRequest): Result<never> | null {
    const known = this.#parts.replica.directory.purses.get(purse);
    if (known === undefined || known.currency === null || known.currency === currency) return null;
    const fields = [{ field: "currency", reason: `this purse is in ${known.currency}` }];
    return refused("invalid", { fields });
  }

  async reverse(command: Command<ReversalRequest>): Promise<Result<Answered>> {
    const { receipt, lines } = command.request;
    if (typeof receipt !== "string") return refused("not-found");
    if (lines !== undefined) return refused("invalid", { fields: [{ field: "lines" }] });
    const stored = await this.#parts.replica.ports.store.receipt(receipt);
    const bookings = stored.filter((one) => isBooking(one));
    const doc = bookings[0]?.entry.doc;
    if (doc === undefined) return refused("not-found");
    await this.#gatherForUndo(bookings);
    const wishes = bookings.map((one) => undo(one));
    return this.#act(command, wishes, async (booked) => ({
      ...(await this.#booked(booked, doc)),
      refund: refundOf(booked, bookings),
    }));
  }

  /** What was booked elsewhere can be undone here once the right to it has come. */
  async #gatherForUndo(bookings: readonly StoredEntry[]): Promise<void> {
    const { rights, replica } = this.#parts;
    for (const { id, entry } of bookings) {
      const { body, doc, device } = entry;
      if (device !== replica.device) await rights.forUndo(doc, id);
      if (body.kind === "credit") await rights.forSpend({ doc, ...body });
    }
  }

  async #act<T extends BookingRequest | ReversalRequest>(
    { by, action, request }: Command<T>,
    wishes: readonly Wish[],
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
      dryRun: "dryRun" in request && request.dryRun === true,
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

function isBooking({ entry, verdict }: StoredEntry): boolean {
  return verdict === "valid" && (entry.body.kind === "credit" || entry.body.kind === "debit");
}

function undo({ id, entry }: StoredEntry): Wish {
  const command: Wished = { type: "reverse", of: id };
  return { doc: entry.doc, command };
}

function bookedEntry({ id, entry }: SignedEntry): BookedEntry {
  const isBeyond = entry.body.kind === "debit" && entry.body.beyond > 0;
  return { entry: id, state: isBeyond ? "provisional" : "guaranteed" };
}

/** What goes back onto the card, and what was paid for it and goes back outside. */
function refundOf({ bodies }: Booked, bookings: readonly StoredEntry[]): object {
  const byId = new Map(bookings.map((one) => [one.id, one.entry.body]));
  const purses: { purse: string; amount: number }[] = [];
  let outside = 0;
  for (const { body } of bodies) {
    if (body.kind !== "reverse") continue;
    const of = byId.get(body.of);
    if (of?.kind === "debit") {
      purses.push({ purse: of.purse, amount: sumOf(body.lines) + body.beyond });
    } else if (of?.kind === "credit" && of.lot.paid) outside += of.amount;
  }
  return { purses, outside };
}
