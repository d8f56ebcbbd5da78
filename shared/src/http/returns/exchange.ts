import { ok, type Result, refused } from "../../domain/result.ts";
import type { SaleWish } from "../../domain/sale/sale-wishes.ts";
import type { ReturnRequest } from "../../protocol/http/booking.ts";
import type { Step } from "../../replica/replica.ts";
import type { Gathering } from "./gather-undo.ts";
import { joinedRefunds, type RefundView, refundView } from "./refund-view.ts";
import { type PlannedReturn, ReturnPlanner, type ReturnWish } from "./return-planner.ts";
import { findReceipt } from "./sold-receipts.ts";

/** Reads what a till wants to take back in the words of the planner. */
export function returnWish({ receipt, lines, spent }: ReturnRequest): ReturnWish {
  const wanted = lines?.map(({ id, quantity }) => ({ id, quantity: quantity ?? null })) ?? null;
  return { receipt, lines: wanted, spent: spent ?? "deduct" };
}

/** The returns that are booked together with a sale. */
export class Exchange {
  readonly #parts: Gathering;
  readonly #planner: ReturnPlanner;

  constructor(parts: Gathering) {
    this.#parts = parts;
    this.#planner = new ReturnPlanner(parts);
  }

  async gather(returns: readonly ReturnWish[]): Promise<void> {
    await Promise.all(returns.map(({ receipt }) => this.#planner.gather(receipt)));
  }

  /** In the step that books it. One receipt comes once, so that all is computed on what is there. */
  async plan(
    step: Step,
    returns: readonly ReturnWish[],
  ): Promise<Result<readonly PlannedReturn[]>> {
    const planned: PlannedReturn[] = [];
    for (const [at, wish] of returns.entries()) {
      const one = await this.#one(step, wish);
      if (!one.ok) {
        const error = await this.#planner.explained(one.error, wish.receipt);
        return { ok: false, error: { ...error, return: at } };
      }
      const isSame = ({ sold }: PlannedReturn) => sold.entry === one.value.sold.entry;
      if (planned.some(isSame)) {
        const reason = "this receipt is named twice; name all of its lines at once";
        return refused("invalid", { fields: [{ field: `returns.${at}.receipt`, reason }] });
      }
      planned.push(one.value);
    }
    return ok(planned);
  }

  async #one(step: Step, wish: ReturnWish): Promise<Result<PlannedReturn>> {
    const { store } = this.#parts.replica.ports;
    const found = await findReceipt({ store, step }, wish.receipt);
    if (!found.ok) return found;
    const { note } = found.value;
    return note === undefined ? refused("not-found") : this.#planner.plan(step, note, wish);
  }
}

/** What the returns move comes before the sale, their notes after it: the sale names the receipt. */
export function aroundSale(
  planned: readonly PlannedReturn[],
  sale: readonly SaleWish[],
): readonly SaleWish[] {
  const all = planned.flatMap(({ plan }) => plan.wishes);
  const isNote = ({ command }: SaleWish) => command.type === "note";
  return [...all.filter((wish) => !isNote(wish)), ...sale, ...all.filter(isNote)];
}

export function exchangeRefund(planned: readonly PlannedReturn[]): RefundView {
  return joinedRefunds(planned.map(refundView));
}
