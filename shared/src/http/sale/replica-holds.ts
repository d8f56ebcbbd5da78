import { isReceiptId, type ReceiptId } from "../../domain/ids.ts";
import { instant } from "../../domain/measure.ts";
import { ok, type Result, refused } from "../../domain/result.ts";
import { receiptBody } from "../../domain/sale/receipt-body.ts";
import { heldWish, noteWish } from "../../domain/sale/sale-wishes.ts";
import { rfc3339 } from "../../domain/time.ts";
import { receiptIdOf } from "../../entries/hash.ts";
import type { HoldEnd } from "../../protocol/http/hold.ts";
import type { HoldRequest } from "../../protocol/http/sale.ts";
import type { Booked, Wish } from "../../replica/act.ts";
import type { Step } from "../../replica/replica.ts";
import { bookedEntry } from "../booked-entry.ts";
import { requestHash } from "../request-hash.ts";
import type { Answered, Command } from "../services.ts";
import type { Composed } from "./compose-sale.ts";
import type { HoldKeeper } from "./hold-keeper.ts";
import { numberIsFree, type ReceiptNote } from "./numbered.ts";
import {
  endingKey,
  endNote,
  type HoldRecord,
  holdNote,
  holdsIn,
  isMarkedVoid,
  markVoid,
  putHold,
  recordOf,
  releaseWishes,
} from "./open-holds.ts";
import { evaluationView, type ReplicaSales } from "./replica-sales.ts";
import type { SaleOrder } from "./sale-order.ts";
import { perform, type SaleParts } from "./sale-parts.ts";

type Kept = { readonly order: SaleOrder; readonly sold: Composed; readonly record: HoldRecord };

/** Sales that are priced and paid for in part, and wait for the rest. */
export class ReplicaHolds {
  readonly #parts: SaleParts;
  readonly #sales: ReplicaSales;
  readonly #keeper: Pick<HoldKeeper, "look">;

  constructor(parts: SaleParts, sales: ReplicaSales, keeper: Pick<HoldKeeper, "look">) {
    this.#parts = parts;
    this.#sales = sales;
    this.#keeper = keeper;
  }

  async hold(command: Command<HoldRequest>): Promise<Result<Answered>> {
    const { till } = command.action;
    const order = await this.#sales.order(command.request, command);
    if (!order.ok) return order;
    await this.#sales.gather(order.value);
    let kept: Kept | undefined;
    const held = await perform(this.#parts, command, {
      wishes: async (step, hold) => {
        if (await isMarkedVoid(step, hold)) return refused("conflict", { hold, state: "void" });
        const sold = await this.#sales.compose(step, order.value, till);
        if (!sold.ok) return sold;
        const record = this.#record(command, { hold, step, order: order.value, sold: sold.value });
        kept = { order: order.value, sold: sold.value, record };
        return ok(wishesOf(kept));
      },
      answer: (booked) => this.#held(booked, kept),
    });
    this.#keeper.look();
    return held;
  }

  #record(
    { action }: Command<HoldRequest>,
    of: { hold: ReceiptId; step: Step; order: SaleOrder; sold: Composed },
  ): HoldRecord {
    const { replica } = this.#parts;
    const { hold, step, order, sold } = of;
    const { giving, getting, plan } = sold;
    return {
      hold,
      till: action.till,
      key: action.key,
      until: replica.ports.clock.now() + replica.directory.policy.holdMs,
      state: "open",
      card: order.card,
      doc: order.card ?? this.#sales.receiptsDoc(step),
      giving,
      getting,
      toPay: plan.toPay,
    };
  }

  async #held({ receipt, entries, step }: Booked, kept: Kept | undefined): Promise<object> {
    const { replica } = this.#parts;
    if (kept === undefined) return { hold: receipt };
    const { record, sold } = kept;
    await putHold(step, replica.ports.clock.now(), { hold: receipt, record });
    const zone = replica.directory.network?.zone ?? "UTC";
    return {
      hold: receipt,
      evaluation: evaluationView(sold.evaluation),
      validUntil: rfc3339(zone, instant(record.until)),
      entries: entries.map(bookedEntry),
      toPay: record.toPay,
      account: await this.#account(step, record),
    };
  }

  async #account(step: Step, { card }: Pick<HoldRecord, "card">): Promise<object | null> {
    return card === null ? null : this.#parts.views.within(step, card);
  }

  /** By the hold's id, or by the key under which it was asked for. */
  async #find(id: string, { action }: Command<HoldEnd>): Promise<ReceiptNote | undefined> {
    const { store } = this.#parts.replica.ports;
    const named = isReceiptId(id) ? await holdNote(store, id) : undefined;
    return named ?? (await holdNote(store, this.#idFor(action.till, id)));
  }

  #idFor(till: string, key: string): ReceiptId {
    return receiptIdOf(this.#parts.replica.device, { till, id: key });
  }

  async commit(id: string, command: Command<HoldEnd>): Promise<Result<Answered>> {
    const note = await this.#find(id, command);
    if (note === undefined) return refused("not-found");
    const { receipt: hold } = note;
    const till = note.entry.key?.till ?? "";
    let again = false;
    const done = await perform(this.#parts, ended(command, "commit", hold), {
      key: endingKey("commit", { till }, hold),
      wishes: async (step) => {
        const record = await this.#committable(step, note, till);
        if (!record.ok) return record;
        const number = command.request.receiptNumber ?? note.body.number;
        const { store } = this.#parts.replica.ports;
        const free = await numberIsFree({ store, step }, till, number);
        if (!free.ok) return free;
        again = record.value.state === "expired";
        return ok(commitWishes(record.value, note, number));
      },
      answer: (booked) => this.#committed(booked, hold),
    });
    return done.ok || !again ? done : refused("expired", { hold, because: done.error });
  }

  async #committable(step: Step, note: ReceiptNote, till: string): Promise<Result<HoldRecord>> {
    const { receipt: hold } = note;
    const voided = await step.workspace.answer(endingKey("void", { till }, hold));
    if (voided !== undefined) return refused("conflict", { hold, state: "void" });
    const record = await recordOf(step, hold);
    return record === undefined ? refused("expired", { hold }) : ok(record);
  }

  async #committed({ receipt, entries, step }: Booked, hold: ReceiptId): Promise<object> {
    const record = await recordOf(step, hold);
    if (record === undefined) return { receipt, hold };
    await putHold(step, this.#parts.replica.ports.clock.now(), { hold });
    const first = await step.workspace.answer({ till: record.till, id: record.key });
    const { evaluation } = JSON.parse(first?.body ?? "{}") as { evaluation?: object };
    return {
      receipt,
      hold,
      evaluation,
      entries: entries.map(bookedEntry),
      toPay: record.toPay,
      account: await this.#account(step, record),
    };
  }

  /** Of a hold that nobody knows it leaves a mark, so that it is refused when it comes late. */
  async void(id: string, command: Command<HoldEnd>): Promise<Result<Answered>> {
    const note = await this.#find(id, command);
    if (note === undefined) return this.#voidUnknown(id, command);
    const { receipt: hold } = note;
    const till = note.entry.key?.till ?? "";
    return perform(this.#parts, ended(command, "void", hold), {
      key: endingKey("void", { till }, hold),
      status: 200,
      wishes: async (step) => {
        const sold = await step.workspace.answer(endingKey("commit", { till }, hold));
        if (sold !== undefined) return refused("conflict", { hold, state: "committed" });
        const record = await recordOf(step, hold);
        const { store } = this.#parts.replica.ports;
        return ok(record?.state === "open" ? await releaseWishes(store, note) : [endNote(note)]);
      },
      answer: async ({ entries, step }) => {
        const record = await recordOf(step, hold);
        await putHold(step, this.#parts.replica.ports.clock.now(), { hold });
        const account = await this.#account(step, record ?? { card: null });
        return { hold, state: "void", entries: entries.map(bookedEntry), account };
      },
    });
  }

  async #voidUnknown(id: string, command: Command<HoldEnd>): Promise<Result<Answered>> {
    const { action } = command;
    const { replica, objection } = this.#parts;
    const why = objection();
    if (why !== null) return { ok: false, error: why };
    const names = [id, this.#idFor(action.till, id)];
    const late = await replica.step(async (step) => {
      const open = (await holdsIn(step.workspace)).find(({ hold }) => names.includes(hold));
      if (open === undefined) for (const name of names) markVoid(step, name);
      return open?.hold;
    });
    // It came while this void was looking for it.
    if (late !== undefined) return this.void(late, command);
    const body = JSON.stringify({ hold: id, state: "void", entries: [] });
    return ok({ status: 200, body, replayed: false });
  }
}

/** What ends a hold is the same wish, whoever says it and however often. */
function ended(
  command: Command<HoldEnd>,
  ending: "commit" | "void",
  hold: ReceiptId,
): Command<HoldEnd> {
  return { ...command, action: { ...command.action, request: requestHash(ending, { hold }) } };
}

function wishesOf({ order, sold, record }: Kept): readonly Wish[] {
  const { number, at, basket } = order;
  const { doc, hold } = record;
  const note = receiptBody({ ...sold, doc, number, at, basket, hold });
  return [...sold.giving.map(heldWish), noteWish(doc, note)];
}

/** After the hold has expired, what it took is taken anew. */
function commitWishes(
  record: HoldRecord,
  { body }: ReceiptNote,
  number: string | null,
): readonly Wish[] {
  const { doc, hold, giving, getting } = record;
  const isOpen = record.state === "open";
  const note = noteWish(doc, { ...body, number, hold: isOpen ? hold : null });
  return [...(isOpen ? [] : giving), ...getting, note];
}
