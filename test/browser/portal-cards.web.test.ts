import { systemRandom } from "@cardweave/shared/adapters/system-random";
import { ownNumber } from "@cardweave/shared/domain/card";
import type { AccountView } from "@cardweave/shared/protocol/http/account";
import { beforeEach, describe, expect, test } from "vitest";
import type { CardNumber } from "../process/client.ts";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import { describeInBrowser } from "./browser.ts";
import { picture } from "./picture.ts";
import type { PortalPage } from "./portal-page.ts";
import { withPortals } from "./portals.ts";

/** What a person does, counted: a press of a button, a link or a row is one. */
class Actions {
  readonly #portal: PortalPage;
  count = 0;

  constructor(portal: PortalPage) {
    this.#portal = portal;
  }

  async press(selector: string): Promise<void> {
    this.count += 1;
    await this.#portal.page.locator(selector).first().click();
  }
}

describeInBrowser("live and cards in the portal, in Chromium with a hub and a node", () => {
  const portals = withPortals();
  const anna = newCard();
  let account = "";

  /** Resolves when headquarters has it. */
  async function bookAt(card: CardNumber, key: string, amount: number): Promise<string> {
    const { till } = portals.network().branch(0);
    const booked = { card, type: "credit", purse: "points", amount, reason: "earned" } as const;
    const { id } = (await till.book(key, booked)).account;
    await expect.poll(async () => (await viewOf(id)).known, { timeout: 60_000 }).toBe(true);
    return id;
  }

  async function viewOf(id: string): Promise<AccountView> {
    const { admin } = portals.network();
    return (await admin.call<AccountView>("GET", `/v1/accounts/${id}`)).body;
  }

  beforeEach(async () => {
    account = await bookAt(anna, "first", 120);
  });

  test("R836 a manager gets from the dashboard to a card's history in three actions", async () => {
    const manager = await portals.addUser({ role: "regional-manager", branches: ["nord"] });
    const portal = await portals.open({ as: manager });
    const actions = new Actions(portal);
    await actions.press('.areas a[href="/live"]');
    await actions.press('a[href="/live/branches/nord"]');
    await actions.press(`a[href="/cards/${account}"]`);
    await portal.seesText("Earned", ".card-history");
    await portal.sees('.held[data-purse="points"]');
    expect(actions.count).toBeLessThanOrEqual(3);
    expect(await portal.text('.held[data-purse="points"] strong')).toBe("120");
    expect(portal.faults).toEqual([]);
  });

  test("R835 what is booked in a branch shows by itself, and stands still while it is paused", async () => {
    const portal = await portals.open({ at: "/live" });
    const points = '.live-value:has-text("Points on cards")';
    await portal.sees(`${points} strong`);
    const before = Number((await portal.text(`${points} strong`)).replaceAll(",", ""));
    await bookAt(newCard(), "seen", 7);
    await portal.sees(`${points}:has-text("${before + 7}")`);
    await portal.press("p");
    await portal.seesText("Paused");
    await bookAt(newCard(), "unseen", 5);
    await portal.press("t");
    await portal.sees('table[aria-label="Bookings"]');
    await portal.press("1");
    await portal.page.waitForURL(/range=15m/);
    expect(await portal.text(`${points} strong`)).toBe(String(before + 7));
    await portal.press("p");
    await portal.sees(`${points}:has-text("${before + 12}")`);
    expect(portal.faults).toEqual([]);
  });

  test("R835 a branch that went away is told with its age, and totals say that it is missing", async () => {
    const { site } = portals.network().branch(0);
    const portal = await portals.open({ at: "/live" });
    await portal.sees('tr[data-row="nord"] .state[data-tone="good"]');
    await site.stop();
    await portal.sees('tr[data-row="nord"] .state[data-tone="bad"]');
    await portal.sees('tr[data-row="nord"] .hatched');
    await portal.seesText("without 1 branch", ".live-tiles");
    await site.start();
    await portal.sees('tr[data-row="nord"] .state[data-tone="good"]');
    expect(portal.faults).toEqual([]);
  });

  test("R837 P2: a card is found, blocked with a reason, and let pay again by undoing it", async () => {
    const portal = await portals.open({ at: "/cards" });
    await portal.fill("Number or name", anna.number);
    await portal.press("Enter");
    await portal.page.waitForURL(new RegExp(`/cards/${account}$`));
    await portal.seesText("Earned", ".card-history");
    expect(await portal.text(".page h1")).toBe(`•••• ${anna.number.slice(-4)}`);
    await portal.seesText("Nord", ".card-history");
    await portal.seesText("Guaranteed", ".card-history");
    await portal.press("b");
    await portal.choose("Reason", "stolen", "dialog");
    await portal.click("Block", "dialog");
    await portal.seesToast("Card blocked");
    await portal.sees('.chips:has-text("Blocked")');
    await portal.seesText("Blocked, stolen", ".card-history");
    expect((await viewOf(account)).status).toBe("blocked");
    await portal.click("Undo", ".toasts");
    await portal.sees('.chips:has-text("Active")');
    expect((await viewOf(account)).status).toBe("active");
    expect(portal.faults).toEqual([]);
  });

  test("R723, R724 a card is found by its holder's address, and its block is followed into the branch", async () => {
    const card = newCard();
    const blocked = await bookAt(card, `contact ${card.number}`, 40);
    const network = portals.network();
    const { admin } = network;
    const contact = { email: "bert.reach@example.org", phone: "+49 170 5550173" };
    const body = { name: "Bert Reach", contact, card };
    expect((await admin.call("POST", "/v1/cardholders", { body })).status).toBe(201);
    const portal = await portals.open({ at: "/cards" });
    await portal.fill("Number or name", "0170 555 0173");
    await portal.seesText("Looking for: telephone number.");
    await portal.press("Enter");
    await portal.seesText("Bert Reach", "tbody");
    await portal.fill("Number or name", "bert.reach@");
    await portal.seesText("Looking for: e-mail address.");
    await portal.press("Enter");
    await portal.page.waitForURL(/q=bert/);
    await portal.seesText("Bert Reach", "tbody");
    await portal.press("1");
    await portal.page.waitForURL(new RegExp(`/cards/${blocked}$`));
    await portal.sees(".held");
    expect(await portal.text(".page h1")).toBe("Bert Reach");
    await portal.press("b");
    await portal.click("Block", "dialog");
    await portal.seesText("Has reached the only store node", ".reach");
    const { site } = network.branch(0);
    await site.stop();
    await portal.press("b");
    await portal.click("Unblock", "dialog");
    await portal.seesText("Has reached 0 of 1 store nodes", ".reach");
    await portal.seesText("offline", ".reach-lacking");
    await expectAccessible(portal, "card-reach");
    await site.start();
    await portal.seesText("Has reached the only store node", ".reach");
    await portal.choose("Show", "Changes to the card", ".card-history");
    await portal.seesText("Unblocked", ".card-history");
    expect(await portal.page.locator('.card-history tbody:has-text("Credit")').count()).toBe(0);
    expect(portal.faults).toEqual([]);
  });

  test("R837 value is given within limits, which are told, and a card is replaced after a look at both", async () => {
    const old = await bookAt(newCard(), "old", 30);
    const manager = await portals.addUser({ role: "manager", branches: ["nord"] });
    const portal = await portals.open({ as: manager, at: `/cards/${old}` });
    await portal.sees(".held");
    await portal.press("g");
    await portal.choose("Purse", "Points", "dialog");
    await portal.fill("Amount", "501", "dialog");
    await portal.click("Give", "dialog");
    await portal.seesText("at most 500 points", "dialog");
    await portal.fill("Amount", "20", "dialog");
    await portal.click("Give", "dialog");
    await portal.seesToast("Given");
    await portal.sees('.held[data-purse="points"] strong:has-text("50")');
    await portal.press("r");
    await portal.fill("Number of the other card", ownNumber(systemRandom.bytes(10)), "dialog");
    await portal.press("Enter");
    await portal.sees(".both");
    expect(await portal.text('.both tr:has-text("Points") td:last-child')).toBe("50");
    await portal.click("Link", "dialog");
    await portal.seesToast("Cards linked");
    await portal.seesText("Card linked, replaced", ".card-history");
    expect(portal.faults).toEqual([]);
  });

  test("R839 cards are made, their codes read back, and printed from one page", async () => {
    const portal = await portals.open({ at: "/cards/batches" });
    await portal.press("n");
    await portal.fill("Cards", "3", "dialog");
    await portal.click("Make cards", "dialog");
    await portal.seesToast("Ordered");
    await portal.sees('tbody .state:has-text("Ready to print")');
    await portal.page.locator("tbody .row-link").first().click();
    await portal.seesText("3 of 3 codes read back", "dialog");
    const waiting = portal.page.waitForEvent("download");
    await portal.click("PDF, ten on A4", "dialog");
    expect((await waiting).suggestedFilename()).toMatch(/\.pdf$/);
    await portal.click("All are printed", "dialog");
    await portal.sees('dialog .state:has-text("Printed")');
    await portal.press("Escape");
    await portal.seesNo("dialog[open]");
    await portal.press("n");
    const chosen = portal.page.locator("dialog select[name=design] option:checked");
    await expect.poll(() => chosen.textContent()).toBe("Standard");
    expect(await portal.page.locator("dialog select[name=design] option").count()).toBe(1);
    expect(portal.faults).toEqual([]);
  });

  test("R833 who only reads is offered nothing that changes a card", async () => {
    const auditor = await portals.addUser({ role: "auditor" });
    const portal = await portals.open({ as: auditor, at: `/cards/${account}` });
    await portal.sees(".held");
    expect(await portal.page.getByRole("button", { name: "Block" }).count()).toBe(0);
    expect(portal.faults).toEqual([]);
  });

  describe("on every screen", () => {
    test.each([
      ["de", "light", 1920],
      ["en", "dark", 360],
    ] as const)(
      "R838 is accessible and fits in %s, %s, at %d px",
      async (language, colorScheme, width) => {
        const viewport = { width, height: 900 };
        const portal = await portals.open({ language, colorScheme, viewport, at: "/live" });
        const look = async (name: string): Promise<void> => {
          await portal.seesNo(".skeleton");
          await expectAccessible(portal, name);
          await portal.expectNoSideways();
          await picture(portal, `portal-${name}-${language}-${colorScheme}-${width}`);
        };
        await portal.sees(".live-tiles");
        await portal.sees(".chart canvas");
        await look("live");
        await portal.open("/live/branches/nord");
        await portal.sees(`a[href="/cards/${account}"]`);
        await look("live-branch");
        await portal.open(`/cards/${account}`);
        await portal.sees(".held");
        await look("card");
        for (const key of ["b", "r", "g"]) {
          await portal.press(key);
          await portal.sees("dialog[open]");
          await look(`card-${key}`);
          await portal.press("Escape");
          await portal.seesNo("dialog[open]");
        }
        await portal.open("/cards");
        await portal.sees("input[name=find]");
        await look("cards");
        expect(portal.faults).toEqual([]);
      },
    );
  });
});
