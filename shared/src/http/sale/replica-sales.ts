import { emptyAccount } from "../../domain/account.ts";
import type { DocId } from "../../domain/ids.ts";
import { ok, type Result, refused } from "../../domain/result.ts";
import type { Evaluation } from "../../domain/sale/evaluation.ts";
import { wantedUnits } from "../../domain/sale/payment.ts";
import { receiptBody } from "../../domain/sale/receipt-body.ts";
import { noteWish } from "../../domain/sale/sale-wishes.ts";
import { inactivePurse, voucherOf } from "../../domain/voucher/voucher.ts";
import { branchReceiptsDocOf } from "../../entries/doc-ids.ts";
import type { CardRef } from "../../protocol/http/card.ts";
import type { EvaluationRequest, EvaluationView, SaleRequest } from "../../protocol/http/sale.ts";
import type { TopUpRequest } from "../../protocol/http/top-up.ts";
import { type Booked, viewAt, type Wish } from "../../replica/act.ts";
import type { Step } from "../../replica/replica.ts";
import { bookedEntry } from "../booked-entry.ts";
import { aroundSale, Exchange, exchangeRefund } from "../returns/exchange.ts";
import type { PlannedReturn } from "../returns/return-planner.ts";
import type { Answered, Command } from "../services.ts";
import { couponWishes } from "./campaign-wishes.ts";
import { CapRights } from "./cap-rights.ts";
import { type Composed, SaleComposer, type Sight } from "./compose-sale.ts";
import { CouponGuesses } from "./coupon-guesses.ts";
import { numberIsFree } from "./numbered.ts";
import { orderOf, type SaleOrder } from "./sale-order.ts";
import { perform, type Said, type SaleParts } from "./sale-parts.ts";
import { topUp } from "./top-up.ts";

/** Prices and books baskets: everything that a sale moves, in one act. */
export class ReplicaSales {
  readonly #parts: SaleParts;
  readonly composer: SaleComposer;
  readonly #capRights: CapRights;
  readonly #exchange: Exchange;
  readonly #guesses: CouponGuesses;

  constructor(parts: SaleParts) {
    this.#parts = parts;
    this.composer = new SaleComposer(parts);
    this.#capRights = new CapRights({ ...parts, composer: this.composer });
    this.#exchange = new Exchange(parts);
    this.#guesses = new CouponGuesses(parts.replica);
  }

  /** Books nothing. */
  async evaluate(request: EvaluationRequest, till: string): Promise<Result<object>> {
    const { replica, cards, gate } = this.#parts;
    const look = (card: CardRef) => gate.look(card);
    const opening = { earn: look, spend: look };
    const read = await orderOf(request, { replica, cards, till, opening });
    const order = await this.#guesses.checked(till, read);
    if (!order.ok) return order;
    const sight = this.#here();
    await this.#capRights.gather(order.value, sight);
    const priced = await this.composer.price(order.value, sight);
    if (!priced.ok) return priced;
    const { evaluation, plan } = priced.value;
    return ok({ ...evaluationView(evaluation), payable: plan.payable, toPay: plan.toPay });
  }

  async sell(command: Command<SaleRequest>): Promise<Result<Answered>> {
    const order = await this.order(command.request, command);
    return order.ok ? this.book(command, order.value, saleView) : order;
  }

  topUp(command: Command<TopUpRequest>): Promise<Result<Answered>> {
    return topUp(this, command);
  }

  /** A sale that has happened is taken over whatever its cards are by now. */
  async order(request: SaleRequest, { action }: Command<Said>): Promise<Result<SaleOrder>> {
    const { replica, cards, gate } = this.#parts;
    const recorded = request.mode === "record";
    const opening = {
      earn: (card: CardRef) => (recorded ? gate.look(card) : gate.mayEarn(card, action)),
      spend: (card: CardRef) => (recorded ? gate.look(card) : gate.maySpend(card, action)),
    };
    const { till } = action;
    return this.#guesses.checked(till, await orderOf(request, { replica, cards, till, opening }));
  }

  /** Books an order; `tell` says of the sale what the caller wants to know. */
  async book(
    command: Command<Said>,
    order: SaleOrder,
    tell: (sold: Composed) => object,
  ): Promise<Result<Answered>> {
    await Promise.all([this.gather(order), this.#exchange.gather(order.returns)]);
    let sold: Composed | undefined;
    let back: readonly PlannedReturn[] = [];
    return perform(this.#parts, command, {
      wishes: async (step) => {
        const returned = await this.#exchange.plan(step, order.returns);
        if (!returned.ok) return returned;
        const composed = await this.compose(step, order, command.action.till);
        if (!composed.ok) return composed;
        sold = composed.value;
        back = returned.value;
        return ok(aroundSale(back, this.#wishes(step, order, sold)));
      },
      answer: async (booked) => ({
        receipt: booked.receipt,
        ...(sold === undefined ? {} : exchanged(tell(sold), sold, back)),
        ...(await this.#booked(booked, order)),
      }),
    });
  }

  /** What the sale comes to in this step; refuses a number that is taken and another net. */
  async compose(step: Step, order: SaleOrder, till: string): Promise<Result<Composed>> {
    const { store } = this.#parts.replica.ports;
    const free = await numberIsFree({ store, step }, till, order.number);
    if (!free.ok) return free;
    const composed = await this.composer.compose(order, step);
    if (!composed.ok) return composed;
    const { evaluation } = composed.value;
    return evaluation.net === (order.expectNet ?? evaluation.net)
      ? composed
      : refused("changed", { expected: order.expectNet, evaluation: evaluationView(evaluation) });
  }

  #wishes(step: Step, order: SaleOrder, sold: Composed): readonly Wish[] {
    const doc = order.card ?? this.receiptsDoc(step);
    const { number, at, basket } = order;
    const note = receiptBody({ ...sold, doc, number, at, basket, hold: null });
    return [...sold.giving, ...sold.getting, noteWish(doc, note)];
  }

  /** Where a sale without a card is written down. */
  receiptsDoc({ chain }: Pick<Step, "chain">): DocId {
    const { branch } = this.composer;
    const { time } = viewAt(this.#parts.replica, emptyAccount("" as DocId), { chain });
    return branchReceiptsDocOf(branch, time.day().slice(0, 7));
  }

  async #booked({ entries, step }: Booked, { card }: SaleOrder): Promise<object> {
    const account = card === null ? null : await this.#parts.views.within(step, card);
    return { entries: entries.map(bookedEntry), account };
  }

  /** Asks for the rights that the sale will need, all at once; what comes too late is not waited for. */
  async gather(order: SaleOrder): Promise<void> {
    const sight = this.#here();
    await this.#capRights.gather(order, sight);
    const priced = await this.composer.expect(order, sight);
    if (!priced.ok) return;
    const { evaluation } = priced.value;
    const { purses } = this.#parts.replica.directory;
    const wanted = wantedUnits({ ...order, evaluation, purses, available: [] });
    const tenders = order.tenders.map(({ doc, purse }, at) => {
      return { doc, purse, amount: wanted[at] ?? 0 };
    });
    const { card } = order;
    const costs = evaluation.costs.flatMap(({ purse, amount }) =>
      card === null ? [] : [{ doc: card, purse, amount }],
    );
    const { rights, gate } = this.#parts;
    const asked = [...tenders, ...costs].map((needed) => {
      const shown = order.shown.get(needed.doc);
      return shown === undefined ? rights.forSpend(needed) : gate.gather(shown, needed);
    });
    const used = couponWishes(order, evaluation).flatMap(({ doc, command }) =>
      command.type === "debit" ? [rights.forSpend({ doc, purse: command.purse, amount: 1 })] : [],
    );
    const sold = [...order.vouchers.values()].map((doc) => this.#gatherSold(doc, sight));
    await Promise.all([...asked, ...used, ...sold]);
  }

  async #gatherSold(doc: DocId, sight: Sight): Promise<void> {
    const account = await sight.account(doc);
    const { time } = viewAt(this.#parts.replica, account, sight);
    const { value: amount } = voucherOf(account, time);
    if (amount > 0) await this.#parts.rights.forSpend({ doc, purse: inactivePurse, amount });
  }

  #here(): Sight {
    const { chain, ports } = this.#parts.replica;
    return {
      chain,
      account: async (doc) => (await ports.store.account(doc)) ?? emptyAccount(doc),
    };
  }
}

function saleView({ evaluation, plan, unsettled }: Composed): object {
  return {
    evaluation: evaluationView(evaluation),
    toPay: plan.toPay,
    ...(unsettled.length === 0 ? {} : { unsettled }),
  };
}

/** With returns, `toPay` is what is left after what goes back outside; below 0 it is paid out. */
function exchanged(told: object, { plan }: Composed, back: readonly PlannedReturn[]): object {
  if (back.length === 0) return told;
  const refund = exchangeRefund(back);
  return { ...told, toPay: plan.toPay - refund.outside, refund };
}

/** Without what only returns need. */
export function evaluationView({
  effects: _,
  caps: _caps,
  coupons: _coupons,
  ...evaluation
}: Evaluation): EvaluationView {
  return {
    ...evaluation,
    earns: evaluation.earns.map(({ purse, amount, campaign }) => ({ purse, amount, campaign })),
  };
}
