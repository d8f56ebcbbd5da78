import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { CardNumber } from "../process/client.ts";
import type { Network } from "../process/network.ts";
import { patienceMs } from "./browser.ts";

export type Place = {
  readonly network: Network;
  readonly branch: number;
  readonly till: number;
};

const actionKeys = { earn: "F4", redeem: "Shift+F4", debit: "F6", topUp: "F7" } as const;

/** Between two keys of a person; what comes faster is a scanner. */
const handMs = 120;

/** No scanner sends a code this short: an amount may come as fast as it likes. */
const shortText = 7;

/** One till's page as a cashier uses it. What should be there is waited for, never slept for. */
export class TillPage {
  readonly page: Page;
  readonly #place: Place;
  readonly #faults: string[] = [];

  private constructor(page: Page, place: Place) {
    this.page = page;
    this.#place = place;
    page.setDefaultTimeout(patienceMs);
    page.on("pageerror", ({ message }) => this.#faults.push(message));
  }

  static at(page: Page, place: Place): TillPage {
    return new TillPage(page, place);
  }

  get address(): string {
    return this.#place.network.branch(this.#place.branch).site.address;
  }

  /** Errors that no code of the page has caught. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  async pair(): Promise<void> {
    const { network, branch, till } = this.#place;
    const { id = "", token = "" } = network.plan.branches[branch]?.tills[till] ?? {};
    await this.page.goto(`${this.address}/#${new URLSearchParams({ till: id, token })}`);
  }

  /** Signs in, unless the node still knows this browser. */
  async enter(): Promise<void> {
    await this.sees("input[name=login], main.desk");
    if (await this.page.isVisible("input[name=login]")) await this.signIn();
  }

  async signIn(password: string = this.#place.network.plan.cashierPassword): Promise<void> {
    await this.trySignIn(password);
    await this.sees("main.desk");
  }

  async trySignIn(password: string): Promise<void> {
    const { network, branch } = this.#place;
    await this.page.fill("input[name=login]", `${network.branch(branch).id}-cashier`);
    await this.page.fill("input[name=password]", password);
    await this.press("Enter");
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  /** Key by key, as a person types. */
  async hand(text: string): Promise<void> {
    const isShort = text.length <= shortText;
    await this.page.keyboard.type(text, { delay: isShort ? 0 : handMs });
    if (!isShort) await this.page.waitForTimeout(handMs);
  }

  /** Anything that is no card: the code of a voucher, a receipt's id. */
  async scanText(text: string): Promise<void> {
    await this.press("F2");
    await this.type(text);
    await this.press("Enter");
  }

  /** A number as a scanner sends it, wherever the cursor stands. */
  async scan(card: CardNumber): Promise<void> {
    await this.press("F2");
    await this.type(card.number);
    await this.press("Enter");
    await this.sees(".tile");
  }

  /** Chooses what to book and types the amount, as `12` or `3.50`. */
  async draft(action: keyof typeof actionKeys, amount: string): Promise<void> {
    await this.press(actionKeys[action]);
    await this.page.fill("input[name=amount]", "");
    await this.page.focus("input[name=amount]");
    await this.hand(amount);
  }

  /** Books and waits for what the till says about it. */
  async book(action: keyof typeof actionKeys, amount: string): Promise<string> {
    const before = await this.page.textContent(".outcome");
    await this.draft(action, amount);
    await this.press("Enter");
    await this.sees("main.desk[data-step=card-on] .outcome-line");
    await this.page.waitForFunction(
      (was) => document.querySelector(".outcome")?.textContent !== was,
      before,
    );
    return this.outcome();
  }

  async outcome(): Promise<string> {
    return this.text(".outcome");
  }

  async sees(selector: string): Promise<void> {
    await this.page.waitForSelector(selector);
  }

  async seesNo(selector: string): Promise<void> {
    await this.page.waitForSelector(selector, { state: "detached" });
  }

  /** In points, or in cents. */
  async seesBalance(purse: "points" | "money", amount: number): Promise<void> {
    await this.sees(`[data-purse="${purse}"] [data-balance="${amount}"]`);
  }

  async seesChip(state: string, unsent: number): Promise<void> {
    await this.sees(`.chip[data-state="${state}"][data-unsent="${unsent}"]`);
  }

  async text(selector: string): Promise<string> {
    const text = await this.page.locator(selector).first().textContent();
    return (text ?? "").replaceAll("\u00a0", " ");
  }

  /** Bookings that were sent and not answered, as the page keeps them on the browser's disk. */
  attempts(): Promise<number> {
    return this.page.evaluate(
      () => Object.keys(localStorage).filter((name) => name.startsWith("cardweave.attempt")).length,
    );
  }

  async expectNoSideways(): Promise<void> {
    const over = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  }
}
