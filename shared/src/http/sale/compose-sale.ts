import type { AccountState } from "../../domain/account.ts";
import { decide, type View } from "../../domain/decide.ts";
import { type DocId, isVoucher, type PurseId } from "../../domain/ids.ts";
import type { Instant } from "../../domain/measure.ts";
import { ok, type Refusal, type Result } from "../../domain/result.ts";
import type { Evaluate, Evaluation } from "../../domain/sale/evaluation.ts";
import { type PaymentPlan, planPayment, type Tender } from "../../domain/sale/payment.ts";
import { gettingWishes, givingWishes, type SaleWish } from "../../domain/sale/sale-wishes.ts";
import { spendableOver } from "../../domain/split-spend.ts";
import { voucherWishes } from "../../domain/voucher/sell-voucher.ts";
import { voucherObjection, voucherOf } from "../../domain/voucher/voucher.ts";
import type { Unsettled } from "../../protocol/http/sale.ts";
import { viewAt } from "../../replica/act.ts";
import type { OwnChain } from "../../replica/own-chain.ts";
import type { Replica, Step } from "../../replica/replica.ts";
import type { CardGate } from "../card-gate.ts";
import { type CampaignFacts, campaignFacts } from "./campaign-facts.ts";
import { dayAt, unboundedRooms } from "./campaign-rooms.ts";
import { capWishes, couponWishes } from "./campaign-wishes.ts";
import { keptCapWishes } from "./kept-cap-wishes.ts";
import type { SaleOrder } from "./sale-order.ts";
import type { SaleParts } from "./sale-parts.ts";

/** Where accounts are read: the store, or a step that is under way. */
export type Sight = {
  readonly account: (doc: DocId) => Promise<AccountState>;
  readonly chain: OwnChain;
};

export type Priced = { readonly evaluation: Evaluation; readonly plan: PaymentPlan };

/** What a sale books, but for its receipt. */
export type Composed = Priced & {
  readonly giving: readonly SaleWish[];
  readonly getting: readonly SaleWish[];
  readonly filled: ReadonlyMap<string, DocId>;
  readonly unsettled: readonly Unsettled[];
};

/** Makes a sale of an order and of what the accounts hold at that moment. */
export class SaleComposer {
  readonly #replica: Replica;
  readonly #gate: CardGate;
  readonly #evaluate: Evaluate;

  constructor({ replica, gate, evaluate }: Pick<SaleParts, "replica" | "gate" | "evaluate">) {
    this.#replica = replica;
    this.#gate = gate;
    this.#evaluate = evaluate;
  }

  async price(order: SaleOrder, sight: Sight): Promise<Result<Priced>> {
    const objection = await this.#voucherObjection(order, sight);
    return objection === null
      ? this.expect(order, sight)
      : { ok: false, error: { ...objection.refusal, tender: objection.tender } };
  }

  /** What it comes to if vouchers pay of which nothing good is known here yet. */
  async expect(order: SaleOrder, sight: Sight): Promise<Result<Priced>> {
    const { basket, currency, recorded } = order;
    const evaluation = this.#evaluated(order, await this.#facts(order, sight));
    this.#replica.campaigns.faults.note(evaluation.campaigns);
    const available = await this.#available(order, { evaluation, sight });
    const { purses } = this.#replica.directory;
    const { tenders } = order;
    const paying = { basket, evaluation, currency, tenders, purses, recorded };
    const plan = planPayment({ ...paying, available });
    return plan.ok ? ok({ evaluation, plan: plan.value }) : plan;
  }

  /** What it would come to if no budget and no cap of the branch were used up. */
  async unbounded(order: SaleOrder, sight: Sight): Promise<Evaluation> {
    const facts = await this.#facts(order, sight);
    return this.#evaluated(order, { ...facts, rooms: unboundedRooms(facts.rooms) });
  }

  #facts(order: SaleOrder, sight: Sight): Promise<CampaignFacts> {
    return campaignFacts({ replica: this.#replica, order, sight, branch: this.branch });
  }

  #evaluated(order: SaleOrder, facts: CampaignFacts): Evaluation {
    const { basket, rewards, acceptLoss, pricedFor, currency, recorded } = order;
    const said = { basket, rewards, acceptLoss, pricedFor, currency, recorded };
    return this.#evaluate({ ...facts, ...said, at: this.#at(order) });
  }

  #at({ at }: SaleOrder): Instant {
    return at ?? this.#replica.ports.clock.now();
  }

  get branch(): string {
    return this.#replica.directory.branchOf(this.#replica.device) ?? "headquarters";
  }

  async compose(order: SaleOrder, step: Step): Promise<Result<Composed>> {
    const sight = sightOf(step);
    const priced = await this.price(order, sight);
    if (!priced.ok) return priced;
    const { evaluation, plan } = priced.value;
    const { card, basket } = order;
    const { purses } = this.#replica.directory;
    const given = await this.#overMembers(givingWishes({ card, evaluation, plan, purses }), {
      order,
      step,
    });
    if (!given.ok) return given;
    const sold = await this.#voucherLines(order, sight);
    if (!sold.ok) return sold;
    const money = this.moneyPurse(order.currency);
    const got = gettingWishes({ card, evaluation, basket, money });
    const all = {
      giving: [
        ...given.value,
        ...couponWishes(order, evaluation),
        ...(await this.#used(order, evaluation, sight)),
        ...sold.value.filter(isTaken),
      ],
      getting: [
        ...got,
        ...this.#capped(order, evaluation),
        ...sold.value.filter((wish) => !isTaken(wish)),
      ],
    };
    const possible = order.recorded ? await this.#possible(all, sight) : all;
    const filled = filledBy(possible.getting);
    const unsettled = [...openTenders(plan), ...openLines(order, filled)];
    return ok({ ...priced.value, ...possible, filled, unsettled });
  }

  #capped(order: SaleOrder, evaluation: Evaluation): readonly SaleWish[] {
    const day = dayAt(this.#replica, this.branch, this.#at(order));
    return capWishes({ card: order.card, evaluation, day });
  }

  #used(order: SaleOrder, evaluation: Evaluation, sight: Sight): Promise<readonly SaleWish[]> {
    const { recorded } = order;
    const here = { replica: this.#replica, branch: this.branch, sight };
    return keptCapWishes({ ...here, at: this.#at(order), recorded }, evaluation);
  }

  /** A card that others were linked to pays from all of them. */
  async #overMembers(
    giving: readonly SaleWish[],
    { order, step }: { readonly order: SaleOrder; readonly step: Step },
  ): Promise<Result<readonly SaleWish[]>> {
    const wishes: SaleWish[] = [];
    for (const wish of giving) {
      const { doc, command, about = {} } = wish;
      const shown = order.shown.get(doc);
      if (shown === undefined || shown.members.length === 0 || command.type !== "debit") {
        wishes.push(wish);
        continue;
      }
      const parts = await this.#gate.spend(shown, step, command);
      if (!parts.ok) return { ok: false, error: { ...parts.error, ...about } };
      wishes.push(...parts.value.map((part) => ({ ...part, about })));
    }
    return ok(wishes);
  }

  /** The purse that loads go to; `money` where there are several in the currency. */
  moneyPurse(currency: string): PurseId | null {
    const good = [...this.#replica.directory.purses.values()].filter(
      (purse) => purse.active && purse.unit === "money" && purse.currency === currency,
    );
    return (good.find(({ id }) => id === "money") ?? good[0])?.id ?? null;
  }

  /** The first voucher that cannot pay; a recorded sale has happened all the same. */
  async #voucherObjection(
    { tenders, recorded }: SaleOrder,
    sight: Sight,
  ): Promise<{ readonly refusal: Refusal; readonly tender: number } | null> {
    if (recorded) return null;
    for (const [tender, { doc }] of tenders.entries()) {
      const refusal = voucherProblem(viewAt(this.#replica, await sight.account(doc), sight));
      if (refusal !== null) return { refusal, tender };
    }
    return null;
  }

  /** Of each tender the units that may be taken. */
  async #available(
    order: SaleOrder,
    { evaluation, sight }: { readonly evaluation: Evaluation; readonly sight: Sight },
  ): Promise<readonly number[]> {
    const available: number[] = [];
    for (const tender of order.tenders) {
      const docs = [tender.doc, ...(order.shown.get(tender.doc)?.members ?? [])];
      const accounts = await Promise.all(docs.map((doc) => sight.account(doc)));
      const views = accounts.map((account) => viewAt(this.#replica, account, sight));
      const definition = this.#replica.directory.purses.get(tender.purse);
      const room = definition === undefined ? nothing : spendableOver(views, definition);
      const costs = costsOn(order, evaluation, tender);
      available.push(Math.max(0, room.guaranteed + room.provisional - costs));
    }
    return available;
  }

  /** What is booked so that the vouchers sold here become active. */
  async #voucherLines(order: SaleOrder, sight: Sight): Promise<Result<readonly SaleWish[]>> {
    const wishes: SaleWish[] = [];
    for (const { id: line, amount } of order.basket.lines) {
      const doc = order.vouchers.get(line);
      if (doc === undefined) continue;
      const account = await sight.account(doc);
      const { time } = viewAt(this.#replica, account, sight);
      const commands = voucherWishes(account, { amount, time });
      if (commands.ok) {
        wishes.push(...commands.value.map((command) => ({ doc, command, about: { line } })));
      } else if (!order.recorded) return { ok: false, error: { ...commands.error, line } };
    }
    return ok(wishes);
  }

  /**
   * Of a recorded sale, what can be booked: it is not refused for a block, its tenders are bounded
   * already, and a line whose voucher cannot be had is left out whole.
   */
  async #possible(wishes: Wishes, sight: Sight): Promise<Wishes> {
    const barred = new Set<string>();
    const recorded = {
      giving: wishes.giving.map(asRecorded),
      getting: wishes.getting.map(asRecorded),
    };
    for (const { doc, command, about = {} } of [...recorded.giving, ...recorded.getting]) {
      if ("tender" in about) continue;
      const view = viewAt(this.#replica, await sight.account(doc), sight);
      if (!decide(view, command).ok) barred.add(JSON.stringify(about));
    }
    const isFree = ({ about = {} }: SaleWish) => !barred.has(JSON.stringify(about));
    return { giving: recorded.giving.filter(isFree), getting: recorded.getting.filter(isFree) };
  }
}

function asRecorded(wish: SaleWish): SaleWish {
  const { command } = wish;
  if (command.type !== "debit" && command.type !== "credit") return wish;
  return { ...wish, command: { despite: "recorded", ...command } };
}

type Wishes = { readonly giving: readonly SaleWish[]; readonly getting: readonly SaleWish[] };

const nothing = { guaranteed: 0, provisional: 0 };

function isTaken({ command }: SaleWish): boolean {
  return command.type === "debit";
}

function sightOf({ workspace, chain }: Step): Sight {
  return { chain, account: (doc) => workspace.account(doc) };
}

function voucherProblem(view: View): Refusal | null {
  if (!isVoucher(view.account.doc)) return null;
  return voucherObjection(voucherOf(view.account, view.time));
}

/** Rewards are paid for first. */
function costsOn({ card }: SaleOrder, { costs }: Evaluation, { doc, purse }: Tender): number {
  const here = costs.filter((cost) => doc === card && cost.purse === purse);
  return here.reduce((sum, cost) => sum + cost.amount, 0);
}

function filledBy(getting: readonly SaleWish[]): ReadonlyMap<string, DocId> {
  const filled = new Map<string, DocId>();
  for (const { doc, about } of getting) {
    const line = about?.["line"];
    if (typeof line === "string") filled.set(line, doc);
  }
  return filled;
}

function openTenders({ payments }: PaymentPlan): readonly Unsettled[] {
  return payments.flatMap(({ purse, openUnits, open }, tender) =>
    openUnits === 0 ? [] : [{ tender, purse, units: openUnits, amount: open }],
  );
}

/** Lines of a recorded sale whose value nobody got. */
function openLines(
  { basket, recorded }: SaleOrder,
  filled: ReadonlyMap<string, DocId>,
): readonly Unsettled[] {
  if (!recorded) return [];
  return basket.lines.flatMap(({ id: line, kind, amount }) => {
    const fills = kind === "voucher" || kind === "load";
    return fills && !filled.has(line) ? [{ line, amount }] : [];
  });
}
