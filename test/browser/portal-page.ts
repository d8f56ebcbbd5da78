import type { Page } from "playwright-core";
import { expect } from "vitest";
import { patienceMs } from "./browser.ts";

export type PortalUser = { readonly login: string; readonly password: string };

/** One window at the portal as somebody at a desk uses it. What should be there is waited for. */
export class PortalPage {
  readonly page: Page;
  readonly #address: () => string;
  readonly #faults: string[] = [];

  private constructor(page: Page, address: () => string) {
    this.page = page;
    this.#address = address;
    page.setDefaultTimeout(patienceMs);
    page.on("pageerror", ({ message }) => this.#faults.push(message));
  }

  static at(page: Page, address: () => string): PortalPage {
    return new PortalPage(page, address);
  }

  /** Errors that no code of the page has caught. */
  get faults(): readonly string[] {
    return this.#faults;
  }

  /** Opens an address as a bookmark does. */
  async open(path: string): Promise<void> {
    await this.page.goto(`${this.#address()}${path}`);
    await this.sees("h1");
  }

  /** Opens an address; signs in first where the hub asks for it, and comes to the same address. */
  async openAs(user: PortalUser, path: string): Promise<void> {
    await this.open(path);
    await this.sees(".door input[name=login], .shell h1");
    if (await this.page.isVisible(".door input[name=login]")) await this.signIn(user);
    await this.sees(".shell h1");
  }

  async signIn(user: PortalUser): Promise<void> {
    await this.page.fill(".door input[name=login]", user.login);
    await this.page.fill(".door input[name=password]", user.password);
    await this.press("Enter");
  }

  /** Presses the button, link or choice that says so, as a person finds it: by what it says. */
  async click(name: string | RegExp, within = "body"): Promise<void> {
    const place = this.page.locator(within);
    const exact = typeof name === "string";
    const button = place.getByRole("button", { name, exact });
    const link = place.getByRole("link", { name, exact });
    await button.or(link).first().click();
  }

  /** Types into the field of that label. */
  async fill(label: string, value: string, within = "body"): Promise<void> {
    await this.page.locator(within).getByLabel(label).first().fill(value);
  }

  /** Chooses from the list of that label. */
  async choose(label: string, option: string, within = "body"): Promise<void> {
    await this.page.locator(within).getByLabel(label).first().selectOption({ label: option });
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text);
  }

  async sees(selector: string): Promise<void> {
    await this.page.locator(selector).first().waitFor();
  }

  async seesNo(selector: string): Promise<void> {
    await this.page.locator(selector).first().waitFor({ state: "detached" });
  }

  async seesText(text: string | RegExp, within = "body"): Promise<void> {
    await this.page.locator(within).getByText(text).first().waitFor();
  }

  /** The toast that says so, and no longer where it stood before. */
  async seesToast(text: string | RegExp): Promise<void> {
    await this.seesText(text, ".toasts");
  }

  async text(selector: string): Promise<string> {
    const text = await this.page.locator(selector).first().textContent();
    return (text ?? "").replaceAll("\u00a0", " ");
  }

  /** What the lines of the navigation say. */
  async areas(): Promise<readonly string[]> {
    const names = await this.page.locator(".areas a").allTextContents();
    return names.map((name) => name.trim());
  }

  /** What the cursor stands on. */
  focused(): Promise<string> {
    return this.page.evaluate(() => {
      const here = document.activeElement;
      return here?.getAttribute("name") ?? here?.textContent?.trim() ?? "";
    });
  }

  async expectNoSideways(): Promise<void> {
    const over = await this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(over).toBe(0);
  }
}
