import { docKinds } from "../../domain/ids.ts";
import { ok, type Refusal, type Result, refused } from "../../domain/result.ts";
import { linesBack } from "../../domain/returns/return-lines.ts";
import type { ReversalRequest } from "../../protocol/http/booking.ts";
import { act, type Booked, type Wish, type Wishing } from "../../replica/act.ts";
import type { RightsGatherer } from "../../replica/gather-rights.ts";
import type { Replica, Step } from "../../replica/replica.ts";
import type { AccountViews } from "../account-views.ts";
import { bookedEntry } from "../booked-entry.ts";
import type { People } from "../people.ts";
import type { Answered, Command } from "../services.ts";
import { returnWish } from "./exchange.ts";
import { type RefundView, refundView, wholeRefund } from "./refund-view.ts";
import { type PlannedReturn, ReturnPlanner } from "./return-planner.ts";
import { type FoundReceipt, findReceipt } from "./sold-receipts.ts";

export type ReversalParts = {
  readonly replica: Replica;
  readonly views: AccountViews;
  readonly people: People;
  readonly rights: RightsGatherer;
  /** Why this device must not book now; null when it may. */
  readonly objection: () => Refusal | null;
};

/** What is undone, as it was found and planned in the step that books it. */
type Undoing = { readonly found: FoundReceipt; readonly planned: PlannedReturn | null };

/** Undoes receipts: bookings by hand as a whole, sales by line and share. */
export class ReplicaReversals {
  readonly #parts: ReversalParts;
  readonly #planner: ReturnPlanner;

  constructor(parts: ReversalParts) {
    this.#parts = parts;
    this.#planner = new ReturnPlanner(parts);
  }

  async reverse(command: Command<ReversalRequest>): Promise<Result<Answered>> {
    const { by, request } = command;
    const { objection, people } = this.#parts;
    const why = objection();
    if (why !== null) return { ok: false, error: why };
    const operator = people.operatorFor(by, request);
    if (!operator.ok) return operator;
    if (request.spent === "waive" && !this.#mayWaive(command, operator.value)) {
      return refused("not-allowed", { detail: "Only a manager gives away what is spent." });
    }
    await this.#planner.gather(request.receipt);
    const done = await this.#act(command, operator.value);
    if (done.ok) return done;
    return { ok: false, error: await this.#planner.explained(done.error, request.receipt) };
  }

  #mayWaive({ by }: Command<ReversalRequest>, operator: string | null): boolean {
    const named = this.#parts.replica.directory.operators.get(operator ?? "");
    return (named?.role ?? by.role) === "manager";
  }

  async #act(
    { action, request }: Command<ReversalRequest>,
    operator: string | null,
  ): Promise<Result<Answered>> {
    let undoing: Undoing | undefined;
    const wishes: Wishing = async (step) => {
      const found = await this.#find(step, request);
      if (!found.ok) return found;
      undoing = found.value;
      return ok(wishesOf(undoing));
    };
    const outcome = await act(this.#parts.replica, {
      key: { till: action.till, id: action.key },
      by: operator,
      request: action.request,
      wishes,
      dryRun: request.dryRun === true,
      answer: async (booked) => ({
        status: 201,
        body: JSON.stringify(undoing === undefined ? {} : await this.#answer(booked, undoing)),
      }),
    });
    if (!outcome.ok) return outcome;
    const { answer: stored, replayed } = outcome.value;
    return ok({ status: stored.status, body: stored.body, replayed });
  }

  async #find(step: Step, request: ReversalRequest): Promise<Result<Undoing>> {
    const { store } = this.#parts.replica.ports;
    const found = await findReceipt({ store, step }, request.receipt);
    if (!found.ok) return found;
    const { note } = found.value;
    if (note === undefined) return wholeOnly(found.value, request);
    const planned = await this.#planner.plan(step, note, returnWish(request));
    return planned.ok ? ok({ found: found.value, planned: planned.value }) : planned;
  }

  async #answer(booked: Booked, { found, planned }: Undoing): Promise<object> {
    const { receipt, entries, step } = booked;
    const doc = planned?.sold.doc ?? found.entries.find(isBooking)?.entry.doc;
    const isCard = doc !== undefined && !doc.startsWith(docKinds.branchReceipts);
    const state = planned?.isProvisional === true ? { state: "provisional" } : {};
    return {
      receipt,
      entries: entries.map((one) => ({ ...bookedEntry(one), ...state })),
      refund: refundOf(booked, { found, planned }),
      lines: planned === null ? [] : linesView(planned),
      account: isCard ? await this.#parts.views.within(step, doc) : null,
    };
  }
}

type Found = FoundReceipt["entries"][number];

function isBooking({ entry, verdict }: Found): boolean {
  return verdict === "valid" && (entry.body.kind === "credit" || entry.body.kind === "debit");
}

/** Bookings by hand have no lines; they are undone as a whole. */
function wholeOnly(found: FoundReceipt, { lines }: ReversalRequest): Result<Undoing> {
  if (!found.entries.some(isBooking)) return refused("not-found");
  const reason = "this receipt has no lines";
  if (lines !== undefined) return refused("invalid", { fields: [{ field: "lines", reason }] });
  return ok({ found, planned: null });
}

function wishesOf({ found, planned }: Undoing): readonly Wish[] {
  if (planned !== null) return planned.plan.wishes;
  return found.entries.filter(isBooking).map(({ id, entry: { doc } }) => {
    return { doc, command: { type: "reverse", of: id } };
  });
}

function refundOf({ bodies }: Booked, { found, planned }: Undoing): RefundView {
  if (planned !== null) return refundView(planned);
  return wholeRefund(bodies, new Map(found.entries.map(({ id, entry }) => [id, entry.body])));
}

function linesView({ plan, sold }: PlannedReturn): readonly object[] {
  return linesBack(sold.body.lines, plan.change).map(({ id, quantity, net }) => {
    return { id, quantity, net };
  });
}
