import { basketAt } from "../bakery/basket.ts";
import { below, type Dice, weighted } from "../bakery/seeded.ts";
import type { TillCaller, Told } from "./till-caller.ts";

export type TrafficCard = { readonly number: string; readonly pin: string | null };

/** A branch that trades: one till of it, and the way to cut its line; null where there is none. */
export type TrafficBranch = {
  readonly id: string;
  readonly till: string;
  readonly call: TillCaller;
  readonly cut: ((isCut: boolean) => void) | null;
};

export type TrafficParts = {
  readonly branches: readonly TrafficBranch[];
  readonly cards: readonly TrafficCard[];
  readonly dice: Dice;
  /** Keys and receipt numbers begin with it, so that no two runs meet. */
  readonly run: string;
  /** The hour of the day that is played. */
  readonly hour: () => number;
};

const acts = [
  { name: "sale", weight: 74 },
  { name: "top-up", weight: 9 },
  { name: "reward", weight: 8 },
  { name: "paid by card", weight: 5 },
  { name: "return", weight: 4 },
] as const;

type ActName = (typeof acts)[number]["name"];

/** One of so many acts cuts a branch that can be cut; it comes back after as many of its own. */
const cutEvery = 45;
const cutFor = 25;
const mostKept = 40;

/** A day's customers, one act after the other, at the branches' own nodes. */
export class Traffic {
  readonly #parts: TrafficParts;
  readonly #done: Partial<Record<ActName | "refused" | "no answer", number>> = {};
  readonly #sold = new Map<string, string[]>();
  #number = 0;
  #cut: { readonly branch: TrafficBranch; readonly until: number } | null = null;

  constructor(parts: TrafficParts) {
    this.#parts = parts;
  }

  /** One customer; what a branch refuses is counted, as in life. */
  async step(): Promise<void> {
    this.#number += 1;
    this.#turnLines();
    const { branches, dice } = this.#parts;
    const branch = weighted(dice, branches, () => 1);
    const { name } = weighted(dice, acts, ({ weight }) => weight);
    const told = await this.#act(name, branch);
    const what = told.status === 0 ? "no answer" : told.status < 300 ? name : "refused";
    this.#done[what] = (this.#done[what] ?? 0) + 1;
  }

  /** "12 sale, 3 top-up, 1 refused; markt is cut off" */
  line(): string {
    const counts = Object.entries(this.#done).map(([name, count]) => `${count} ${name}`);
    const cut = this.#cut === null ? "" : `; ${this.#cut.branch.id} is cut off`;
    return `${counts.join(", ") || "nobody yet"}${cut}`;
  }

  /** Lines that were cut come back. */
  stop(): void {
    this.#cut?.branch.cut?.(false);
    this.#cut = null;
  }

  #turnLines(): void {
    const { branches, dice } = this.#parts;
    if (this.#cut !== null && this.#number >= this.#cut.until) this.stop();
    const able = branches.filter(({ cut }) => cut !== null);
    if (this.#cut !== null || able.length === 0 || below(dice, cutEvery) > 0) return;
    const branch = weighted(dice, able, () => 1);
    branch.cut?.(true);
    this.#cut = { branch, until: this.#number + cutFor };
  }

  #act(name: ActName, branch: TrafficBranch): Promise<Told> {
    const act: Readonly<Record<ActName, () => Promise<Told>>> = {
      sale: () => this.#sale(branch, {}),
      "top-up": () => this.#topUp(branch),
      reward: () => this.#reward(branch),
      "paid by card": () => this.#sale(branch, { pay: [{ purse: "money", amount: "all" }] }, true),
      return: () => this.#return(branch),
    };
    return act[name]();
  }

  #card(withPin: boolean): object | null {
    const { cards, dice } = this.#parts;
    const known = withPin ? cards.filter(({ pin }) => pin !== null) : cards;
    const card = known[below(dice, known.length)];
    if (card === undefined || (!withPin && dice() < 0.35)) return null;
    return { scheme: "own", number: card.number, ...(withPin ? { pin: card.pin } : {}) };
  }

  async #sale(branch: TrafficBranch, more: object, isSpent = false): Promise<Told> {
    const receiptNumber = `${this.#parts.run}-${this.#number}`;
    const body = { ...this.#basket(branch), card: this.#card(isSpent), receiptNumber, ...more };
    const told = await branch.call("/v1/sales", { key: receiptNumber, body });
    const { receipt } = told.body;
    if (told.status === 201 && typeof receipt === "string") this.#keep(branch, receipt);
    return told;
  }

  #basket({ till }: TrafficBranch): object {
    const lines = basketAt(this.#parts.dice, this.#parts.hour());
    return {
      currency: "EUR",
      till,
      basket: {
        lines: lines.map(({ article, quantity, amount }, at) => ({
          id: String(at + 1),
          article: article.id,
          group: article.group,
          name: article.de,
          quantity: String(quantity),
          unitPrice: article.price,
          amount,
          taxCode: article.taxCode,
        })),
      },
    };
  }

  #keep({ id }: TrafficBranch, receipt: string): void {
    this.#sold.set(id, [...(this.#sold.get(id) ?? []), receipt].slice(-mostKept));
  }

  #topUp(branch: TrafficBranch): Promise<Told> {
    const amount = 500 * (1 + below(this.#parts.dice, 8));
    const body = { card: this.#card(true), amount, currency: "EUR", till: branch.till };
    return branch.call("/v1/top-ups", { key: this.#key(), body });
  }

  /** Takes what the till offers; who has nothing to take buys as usual. */
  async #reward(branch: TrafficBranch): Promise<Told> {
    const card = this.#card(true);
    const basket = this.#basket(branch);
    const told = await branch.call("/v1/evaluations", { body: { ...basket, card } });
    const offers = (told.body["offers"] ?? []) as readonly { readonly campaign: string }[];
    const rewards = offers.slice(0, 1).map(({ campaign }) => campaign);
    return branch.call("/v1/sales", {
      key: this.#key(),
      body: { ...basket, card, rewards, acceptLoss: true },
    });
  }

  async #return(branch: TrafficBranch): Promise<Told> {
    const receipt = this.#sold.get(branch.id)?.shift();
    if (receipt === undefined) return this.#sale(branch, {});
    const body = { receipt, reason: "return", till: branch.till };
    return branch.call("/v1/reversals", { key: this.#key(), body });
  }

  #key(): string {
    return `${this.#parts.run}-${this.#number}`;
  }
}
