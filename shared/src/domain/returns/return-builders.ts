import { balanceOf, emptyPurse } from "../account.ts";
import { assert } from "../assert.ts";
import type {
  Body,
  Credit,
  Debit,
  Receipt,
  ReceiptEffect,
  ReceiptLine,
  ReceiptTender,
} from "../bodies.ts";
import { type Command, decide, type View } from "../decide.ts";
import {
  aFact,
  anAccountOf,
  anId,
  aPurse,
  aView,
  doc as card,
  type LooseFact,
  money,
  points,
} from "../domain-builders.ts";
import {
  type DocId,
  docKinds,
  type EntryId,
  isBudget,
  type PurseId,
  type ReceiptId,
} from "../ids.ts";
import { defaultPolicy, type Policy } from "../policy.ts";
import type { RefusalCode } from "../result.ts";
import type { SaleWish } from "../sale/sale-wishes.ts";
import { planReturn, type Returning, type ReturnPlan } from "./plan-return.ts";
import type { Booking, SoldReceipt } from "./sold-receipt.ts";

export { card };

export const voucher: DocId = `${docKinds.voucher}${"1".repeat(32)}` as DocId;
export const inactive: PurseId = "inactive" as PurseId;
const receipt = "cd".repeat(16) as ReceiptId;

export function aLine(id: string, net: number, given: Partial<ReceiptLine> = {}): ReceiptLine {
  const nothing = { article: null, group: null, name: null, tax: null, filled: null };
  const rest = { kind: "goods", quantity: "1", unitPrice: null, discounts: [] } as const;
  return { ...nothing, ...rest, id, net, gross: net, ...given };
}

export function paidBy(
  purse: PurseId | null,
  amount: number,
  given: Partial<ReceiptTender> = {},
): ReceiptTender {
  return { purse, doc: null, units: purse === null ? 0 : amount, amount, ...given };
}

export function earned(
  amount: number,
  given: { readonly purse?: PurseId; readonly campaign?: string } = {},
): Command {
  const campaign = "base";
  return { type: "credit", purse: points, amount, reason: "earned", campaign, ...given };
}

export function spent(amount: number, purse: PurseId = money): Command {
  return { type: "debit", purse, amount, reason: "spend" };
}

export function loaded(amount: number): Command {
  return { type: "credit", purse: money, amount, reason: "top-up" };
}

export function onCard(...commands: readonly Command[]): readonly SaleWish[] {
  return commands.map((command) => ({ doc: card, command }));
}

/** An earning effect that gave so much. */
export function anEffect(gave: number, given: Partial<ReceiptEffect> = {}): ReceiptEffect {
  const base = { campaign: "base", version: 1, parameters: "{}", purse: points };
  return { ...base, gave, ...given };
}

export function isRefused(booked: unknown): boolean {
  return typeof booked === "string";
}

const purses = new Map([
  [points, aPurse({ unitValue: 2 })],
  [money, aPurse({ id: money, unit: "money", currency: "EUR" })],
  [inactive, aPurse({ id: inactive, unit: "activation" })],
]);

/** One device's accounts, on which sales and returns are decided and folded. */
export class Shop {
  readonly #facts = new Map<DocId, readonly LooseFact[]>();
  #count = 0;
  policy: Policy = defaultPolicy;
  purses: View["purses"] = purses;

  viewOf(doc: DocId): View {
    const account = { ...anAccountOf(...(this.#facts.get(doc) ?? [])), doc };
    return aView({ account, policy: this.policy, purses: this.purses });
  }

  balance(purse: PurseId, doc: DocId = card): number {
    return balanceOf(this.viewOf(doc).account.purses[purse] ?? emptyPurse);
  }

  /** Books a wish; gives the entries, or the refusal's code. */
  book(doc: DocId, command: Command): readonly EntryId[] | RefusalCode {
    const of = command.type === "reverse" ? command.of : undefined;
    const facts = this.#facts.get(doc) ?? [];
    const target = facts.find(({ id }) => id === of)?.entry;
    const decided = decide({ ...this.viewOf(doc), target }, command);
    if (!decided.ok) return decided.error.code;
    return decided.value.map((body) => this.#add(doc, body));
  }

  #add(doc: DocId, body: Body): EntryId {
    this.#count += 1;
    const fact = aFact(this.#count, body, { doc });
    this.#facts.set(doc, [...(this.#facts.get(doc) ?? []), fact]);
    return anId(this.#count);
  }

  /** A sale that is booked with these wishes. */
  sell(body: Partial<Receipt>, wishes: readonly SaleWish[] = []): SoldReceipt {
    const all = wishes.flatMap(({ doc, command }): Booking[] => {
      const ids = this.book(doc, command);
      assert(typeof ids !== "string", `the sale is booked: ${String(ids)}`);
      return ids.map((id) => ({ id, doc, body: this.#bodyOf(doc, id) as Credit | Debit }));
    });
    const nothing = { number: null, at: null, hold: null, of: null, campaignSet: null };
    const lists = { lines: [], effects: [], costs: [], tenders: [] };
    const whole: Receipt = { kind: "receipt", ...nothing, ...lists, ...body };
    const entry = this.#add(card, whole);
    const bookings = all.filter((one) => !isBudget(one.doc));
    const used = all.filter((one) => isBudget(one.doc));
    return { entry, doc: card, receipt, body: whole, bookings, used, returned: [] };
  }

  #bodyOf(doc: DocId, id: EntryId): Body {
    const fact = this.#facts.get(doc)?.find((one) => one.id === id);
    assert(fact, "what was booked is there");
    return fact.entry.body;
  }

  plan(
    sold: SoldReceipt,
    lines: Returning["lines"],
    given: Partial<Returning> = {},
  ): ReturnType<typeof planReturn> {
    const viewOf = (doc: DocId) => this.viewOf(doc);
    return planReturn({ sold, lines, spent: "deduct", viewOf, ...given });
  }

  /** Plans and books a return; gives the receipt as it stands then. */
  takeBack(
    sold: SoldReceipt,
    lines: Returning["lines"],
    given: Partial<Returning> = {},
  ): { readonly sold: SoldReceipt; readonly plan: ReturnPlan } {
    const plan = this.plan(sold, lines, given);
    assert(plan.ok, `it is returned: ${plan.ok ? "" : JSON.stringify(plan.error)}`);
    for (const { doc, command } of plan.value.wishes) {
      const booked = this.book(doc, command);
      assert(typeof booked !== "string", `the return is booked: ${String(booked)}`);
    }
    const returned = [...sold.returned, plan.value.note];
    return { sold: { ...sold, returned }, plan: plan.value };
  }
}

/** Minor units or units that come back, by purse; `outside` for the rest. */
export function refundsIn({ refunds }: ReturnPlan): Readonly<Record<string, number>> {
  return Object.fromEntries(
    refunds.map(({ place, units, amount }) =>
      place.kind === "purse" ? [place.purse, units] : [place.kind, amount],
    ),
  );
}
