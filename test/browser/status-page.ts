import type { Page } from "playwright-core";
import { expect } from "vitest";
import { patienceMs } from "./browser.ts";
import type { TillPage } from "./till-page.ts";

/** A node's status page as somebody in the shop reads it. */
export class StatusPage {
  readonly page: Page;
  readonly #faults: string[] = [];

  private constructor(page: Page) {
    this.page = page;
    page.setDefaultTimeout(patienceMs);
    page.on("pageerror", ({ message }) => this.#faults.push(message));
  }

  /** By the one press that a till has for it. */
  static async from(till: TillPage): Promise<StatusPage> {
    const [page] = await Promise.all([
      till.page.context().waitForEvent("page"),
      till.page.locator(".to-status:visible").first().click(),
    ]);
    return new StatusPage(page);
  }

  /** In the window of a till whose cashier has signed in. */
  static async at(till: TillPage): Promise<StatusPage> {
    await till.page.goto(`${till.address}/status/`);
    return new StatusPage(till.page);
  }

  get faults(): readonly string[] {
    return this.#faults;
  }

  async sees(selector: string): Promise<void> {
    await this.page.waitForSelector(selector);
  }

  async seesVerdict(tone: "good" | "warn" | "bad"): Promise<void> {
    await this.sees(`.verdict[data-tone="${tone}"]`);
  }

  async text(selector: string): Promise<string> {
    const text = await this.page.locator(selector).first().textContent();
    return (text ?? "").replaceAll(/\s/g, " ");
  }

  fact(name: string): Promise<string> {
    return this.text(`[data-fact="${name}"]`);
  }

  /** The codes of what needs somebody, the worst first. */
  findings(): Promise<readonly (string | null)[]> {
    return this.page
      .locator(".findings > li")
      .evaluateAll((items) => items.map((item) => item.getAttribute("data-code")));
  }

  async expectNoSideways(): Promise<void> {
    const over = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  }
}
