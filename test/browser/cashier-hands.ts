import type { TillPage } from "./till-page.ts";

/**
 * Somebody at a till who was shown nothing and goes by the labels on the screen; counts what they
 * do. What is scanned, or typed and ended by Enter, is one action; a press is one.
 */
export class CashierHands {
  readonly #till: TillPage;
  actions = 0;

  constructor(till: TillPage) {
    this.#till = till;
  }

  async press(name: string | RegExp): Promise<void> {
    this.actions += 1;
    const exact = typeof name === "string";
    await this.#till.page.getByRole("button", { name, exact }).first().click();
  }

  async enter(label: string, text: string): Promise<void> {
    this.actions += 1;
    const field = this.#till.page.getByLabel(label, { exact: true });
    await field.fill(text);
    await field.press("Enter");
  }
}
