import { emptyAccount } from "../../domain/account.ts";
import type { Receipt } from "../../domain/bodies.ts";
import { ownNumber } from "../../domain/card.ts";
import type { DocId } from "../../domain/ids.ts";
import { ok, type Result, refused } from "../../domain/result.ts";
import { dayIn } from "../../domain/time.ts";
import { makeWishes } from "../../domain/voucher/make-voucher.ts";
import { voidWishes, voucherWishes } from "../../domain/voucher/sell-voucher.ts";
import { inactivePurse, voucherOf, voucherPurse } from "../../domain/voucher/voucher.ts";
import { voucherQr } from "../../domain/voucher/voucher-code.ts";
import { branchReceiptsDocOf } from "../../entries/doc-ids.ts";
import type {
  ActivateVoucher,
  MadeVoucher,
  MakeVouchers,
  VoidVoucher,
} from "../../protocol/http/voucher.ts";
import { type Booked, viewAt, type Wish } from "../../replica/act.ts";
import type { Step } from "../../replica/replica.ts";
import { bookedEntry } from "../booked-entry.ts";
import { numberIsFree } from "../sale/numbered.ts";
import { perform, type SaleParts } from "../sale/sale-parts.ts";
import type { Answered, Command } from "../services.ts";
import { type ReplicaVouchers, voucherScheme } from "./replica-vouchers.ts";
import type { VoucherSales } from "./voucher-services.ts";
import type { NamedVoucher } from "./voucher-views.ts";

export type VoucherSaleParts = Pick<
  SaleParts,
  "replica" | "cards" | "people" | "rights" | "objection"
> & { readonly vouchers: ReplicaVouchers };

/** Makes vouchers at the till, and sells or voids those that stand in no basket. */
export class ReplicaVoucherSales implements VoucherSales {
  readonly #parts: VoucherSaleParts;

  constructor(parts: VoucherSaleParts) {
    this.#parts = parts;
  }

  async make(command: Command<MakeVouchers>): Promise<Result<Answered>> {
    const { request } = command;
    const currency = this.#currencyProblem(request.currency);
    if (currency !== null) return currency;
    let made: readonly NamedVoucher[] = [];
    return perform(this.#parts, command, {
      wishes: async () => {
        const one = makeWishes(request, this.#today());
        if (!one.ok) return one;
        made = Array.from({ length: request.count }, () => this.#fresh());
        return ok(made.flatMap(({ doc }) => one.value.map((wish) => ({ doc, command: wish }))));
      },
      answer: async ({ step }) => ({ vouchers: await this.#made(step, request, made) }),
    });
  }

  #currencyProblem(currency: string): Result<never> | null {
    const known = this.#parts.replica.directory.purses.get(voucherPurse)?.currency;
    if (known === currency) return null;
    const reason = `vouchers are in ${known ?? "no currency"}`;
    return refused("invalid", { fields: [{ field: "currency", reason }] });
  }

  #fresh(): NamedVoucher {
    const { cards, replica } = this.#parts;
    const number = ownNumber(replica.ports.random.bytes(10));
    const doc = cards.docOf({ scheme: voucherScheme, number });
    if (!doc.ok) throw new RangeError("the policy accepts no voucher numbers");
    return { number, doc: doc.value };
  }

  async #made(
    step: Step,
    { price, value, currency }: MakeVouchers,
    made: readonly NamedVoucher[],
  ): Promise<readonly MadeVoucher[]> {
    const { domain } = this.#parts.replica.directory.policy;
    const vouchers: MadeVoucher[] = [];
    for (const { number, doc } of made) {
      const account = await step.workspace.account(doc);
      const { expires } = voucherOf(account, viewAt(this.#parts.replica, account, step).time);
      const qr = voucherQr(domain, number);
      vouchers.push({ number, qr, price, value, currency, state: "inactive", expires });
    }
    return vouchers;
  }

  activate(number: string, command: Command<ActivateVoucher>): Promise<Result<Answered>> {
    const { request, action } = command;
    return this.#on(number, command, async (step, { doc }) => {
      const { store } = this.#parts.replica.ports;
      const receiptNumber = request.receiptNumber ?? null;
      const free = await numberIsFree({ store, step }, action.till, receiptNumber);
      if (!free.ok) return free;
      const account = await step.workspace.account(doc);
      const { time } = viewAt(this.#parts.replica, account, step);
      const { price } = voucherOf(account, time);
      const sale = voucherWishes(account, { amount: request.amount ?? price, time });
      if (!sale.ok) return sale;
      const receipt = saleReceipt({ doc, price, number: receiptNumber });
      const note = { doc: this.#receiptsDoc(), command: { type: "note", body: receipt } as const };
      return ok([...sale.value.map((one) => ({ doc, command: one })), note]);
    });
  }

  void(number: string, command: Command<VoidVoucher>): Promise<Result<Answered>> {
    return this.#on(number, command, async (step, { doc }) => {
      const account = await step.workspace.account(doc);
      const wishes = voidWishes(account, viewAt(this.#parts.replica, account, step).time);
      if (!wishes.ok) return wishes;
      return ok(wishes.value.map((one) => ({ doc, command: one })));
    });
  }

  /** Books on one voucher, with the right to its activation if that can be had. */
  #on(
    number: string,
    command: Command<VoidVoucher>,
    wishes: (step: Step, named: NamedVoucher) => Promise<Result<readonly Wish[]>>,
  ): Promise<Result<Answered>> {
    const { vouchers } = this.#parts;
    return vouchers.known(number, command.by, async (named) => {
      await this.#gather(named.doc);
      return perform(this.#parts, command, {
        wishes: (step) => wishes(step, named),
        answer: (booked) => this.#booked(booked, named),
      });
    });
  }

  async #gather(doc: DocId): Promise<void> {
    const { replica, rights } = this.#parts;
    const account = (await replica.ports.store.account(doc)) ?? emptyAccount(doc);
    const { value } = voucherOf(account, viewAt(replica, account, replica).time);
    if (value > 0) await rights.forSpend({ doc, purse: inactivePurse, amount: value });
  }

  async #booked(booked: Booked, named: NamedVoucher): Promise<object> {
    const { receipt, entries } = booked;
    const voucher = await this.#parts.vouchers.views.within(booked, named);
    return { receipt, entries: entries.map(bookedEntry), voucher };
  }

  #today(): string {
    const { directory, ports } = this.#parts.replica;
    return dayIn(directory.network?.zone ?? "UTC", ports.clock.now());
  }

  /** Where a sale without a card is written down. */
  #receiptsDoc(): DocId {
    const { directory, device } = this.#parts.replica;
    const branch = directory.branchOf(device) ?? "headquarters";
    return branchReceiptsDocOf(branch, this.#today().slice(0, 7));
  }
}

/** A receipt of one line, paid outside. */
function saleReceipt(sold: {
  readonly doc: DocId;
  readonly price: number;
  readonly number: string | null;
}): Receipt {
  const { doc, price, number } = sold;
  const unknown = { article: null, group: null, name: null, tax: null };
  const amounts = { quantity: "1", unitPrice: price, gross: price, net: price, discounts: [] };
  const outside = { purse: null, doc: null, units: 0, amount: price };
  return {
    kind: "receipt",
    number,
    at: null,
    hold: null,
    of: null,
    lines: [{ id: "1", kind: "voucher", ...unknown, ...amounts, filled: doc }],
    effects: [],
    costs: [],
    tenders: price === 0 ? [] : [outside],
    campaignSet: null,
  };
}
