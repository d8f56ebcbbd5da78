import type { PortalPage } from "./portal-page.ts";

/** Somebody who makes a campaign and goes by what the page says; counts what they do. */
export class CampaignHands {
  readonly #portal: PortalPage;
  actions = 0;

  constructor(portal: PortalPage) {
    this.#portal = portal;
  }

  async press(name: string | RegExp): Promise<void> {
    this.actions += 1;
    await this.#portal.page.getByRole("button", { name }).first().click();
  }

  async pressInDialog(name: string): Promise<void> {
    this.actions += 1;
    await this.#portal.page.getByRole("dialog").getByRole("button", { name, exact: true }).click();
  }

  /** Opens what few campaigns need, in the section of that id. */
  async unfolds(section: string): Promise<void> {
    this.actions += 1;
    const more = this.#portal.page.locator(`#${section} > .further`);
    if ((await more.getAttribute("open")) === null) await more.locator("> summary").click();
    await this.#portal.sees(`#${section} > .further[open]`);
  }

  async fill(label: string, value: string): Promise<void> {
    this.actions += 1;
    await this.#portal.page.getByLabel(label, { exact: true }).first().fill(value);
  }

  /** Signed is what the hub has: the button waits until all is kept. */
  async approves(): Promise<void> {
    this.actions += 1;
    await this.#portal.page.getByRole("button", { name: "Approve" }).click();
    await this.#portal.seesToast(/^Version \d+ is approved/);
  }

  async saysItself(text: string): Promise<void> {
    await this.#portal.sees(`.said-text:has-text("${text}")`);
  }

  /** A field of the draft shows that value. */
  async shows(path: string, value: string): Promise<void> {
    await this.#portal.page.waitForFunction(
      ([name, wanted]) =>
        document.querySelector<HTMLInputElement>(`[name="${name}"]`)?.value === wanted,
      [path, value] as const,
    );
  }

  async types(path: string, value: string): Promise<void> {
    await this.#portal.page.locator(`[name="${path}"]`).fill(value);
  }

  /** All that is seen lies at the hub. */
  async isKept(): Promise<void> {
    await this.#portal.sees(".keeping-state .state[data-tone=good]");
  }

  async tries(at: string, basket: { readonly group: string; readonly at: string }): Promise<void> {
    await this.#portal.open(`${at}?tab=try`);
    await this.#portal.page.selectOption("select[name=group-1]", basket.group);
    const [day = "", time = ""] = basket.at.split("T");
    await this.#portal.page.fill("input[name=at]", day);
    await this.#portal.page.fill("input[name=at-time]", time);
  }
}
