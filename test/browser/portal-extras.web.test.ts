import { expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { waitFor } from "../process/wait-for.ts";
import { expectAccessible } from "./accessible.ts";
import { describeInBrowser } from "./browser.ts";
import { picture } from "./picture.ts";
import { withPortals } from "./portals.ts";
import { TillPage } from "./till-page.ts";

/** A scene that is played again finds what it left behind: names and years go on. */
let turn = 0;

type Listed<T> = { readonly items: readonly T[] };
type Known = { readonly id: string; readonly active: boolean };

describeInBrowser("what headquarters keeps beside its network, in Chromium", () => {
  const portals = withPortals();
  const { network, open } = portals;

  async function asked<T>(method: "GET" | "POST" | "PATCH", path: string, body?: unknown) {
    const answer = await network().admin.call<T>(method, path, { body });
    expect({ path, is: answer.status < 300, text: answer.status < 300 ? "" : answer.text }).toEqual(
      { path, is: true, text: "" },
    );
    return answer.body;
  }

  /** One programme is active at a time. */
  async function endProgrammes(): Promise<void> {
    const { items } = await asked<Listed<Known>>("GET", "/v1/tiers");
    for (const { id } of items.filter(({ active }) => active)) {
      await asked("PATCH", `/v1/tiers/${id}`, { active: false });
    }
  }

  test("R667 a franchisee is added, gets a branch at the branch, and shows it", async () => {
    turn += 1;
    const name = `Meier ${turn}`;
    const portal = await open({ at: "/network/franchisees?new", colorScheme: "dark" });
    await portal.fill("Name *", name, "dialog");
    await portal.press("Enter");
    await portal.seesToast(`${name} was added. Now say which branches are theirs.`);
    await portal.open("/network/branches?open=nord");
    await portal.choose("Franchisee", name, "dialog");
    await portal.click("Save", "dialog");
    await portal.seesNo("dialog[open]");
    await portal.open("/network/franchisees");
    await portal.seesText("Nord", `tr[data-row="meier-${turn}"]`);
    await expectAccessible(portal, "franchisees");
    expect(portal.faults).toEqual([]);
  });

  test("R667 a year's German holidays are one step, say what is new, and are taken back", async () => {
    turn += 1;
    const year = 2030 + turn;
    await asked("POST", "/v1/regions", { id: `south-${turn}`, name: `South ${turn}` });
    const portal = await open({ at: `/network/holidays/${year}`, language: "de" });
    await portal.seesText(`Für ${year} steht noch nichts im Kalender`);
    const fill = async (): Promise<void> => {
      await portal.click("Deutsche Feiertage eintragen");
      await portal.choose(`Land der Region South ${turn}`, "Bayern", "dialog");
      await portal.click(`Feiertage ${year} eintragen`, "dialog");
      await portal.seesText(`${year}: 12 Tage sind eingetragen oder geändert.`, "dialog");
    };
    await fill();
    await portal.seesText("Heilige Drei Könige", "dialog");
    await expectAccessible(portal, "what is new in the calendar");
    await portal.click("Rückgängig", "dialog");
    await portal.seesToast(`${year}: wieder wie vorher.`);
    await portal.sees(`tr[data-row="${year}-01-06.epiphany"][data-ended]`);
    await fill();
    await portal.click("Schließen", "dialog");
    await portal.sees(`tr[data-row="${year}-01-06.epiphany"]:not([data-ended])`);
    await portal.seesText(`South ${turn}`, `tr[data-row="${year}-01-06.epiphany"]`);
    await picture(portal, "portal-holidays-de-light");
    await portal.click("Neujahr", "tbody");
    await portal.click("Streichen", "dialog");
    await portal.seesText("Der Tag ist dann einer wie jeder andere.");
    await portal.click("Streichen", "dialog dialog");
    await portal.sees(`tr[data-row="${year}-01-01.new-year"][data-ended]`);
    expect(portal.faults).toEqual([]);
  });

  test("R667 a tier programme says what it means; a second one is refused with the reason", async () => {
    turn += 1;
    await endProgrammes();
    const portal = await open({ at: "/network/tiers?new" });
    const add = async (name: string): Promise<void> => {
      await portal.fill("Name in German *", name, "dialog");
      await portal.click("Add a programme", "dialog");
    };
    await portal.fill("from *", "120", "dialog");
    await portal.seesText(/Silver from 120, Gold from 2,000\. The tier is kept until/, "dialog");
    await expectAccessible(portal, "a new tier programme");
    await picture(portal, "portal-tiers-en-light");
    await add(`Club ${turn}`);
    await portal.seesToast(`Club ${turn} was added and holds now.`);
    await portal.open("/network/tiers?new");
    await add(`Other ${turn}`);
    await portal.sees('dialog .trouble[data-code="conflict"]');
    await portal.click("Cancel", "dialog");
    await portal.sees(`tr[data-row="club-${turn}"]:not([data-ended])`);
    expect(portal.faults).toEqual([]);
  });

  test("R642 a webhook's secret is shown once; messages are seen and sent again; it is turned off and on", async () => {
    turn += 1;
    const name = `Shop ${turn}`;
    const portal = await open({ at: "/network/webhooks?new", colorScheme: "dark" });
    await portal.fill("Address *", "https://shop.invalid/cardweave", "dialog");
    await portal.fill("Name", name, "dialog");
    await portal.click("Add a webhook", "dialog");
    await portal.seesText("It is shown only now.", "dialog");
    expect(await portal.text(".secret-line output")).toMatch(/^whsec_/);
    await portal.click("Close", "dialog");
    await portal.seesNo("dialog[open]");
    const booking = { card: newCard(), type: "credit", purse: "points", amount: 5 } as const;
    await network().branch(0).till.book(`told-${turn}`, booking);
    const { items } = await asked<Listed<Known & { name: string }>>("GET", "/v1/webhooks");
    const id = items.find((one) => one.name === name)?.id ?? "";
    const deliveries = (): Promise<Listed<unknown>> =>
      asked("GET", `/v1/webhooks/${id}/deliveries`);
    const first = await waitFor("a message", async () => {
      const count = (await deliveries()).items.length;
      return count > 0 ? count : undefined;
    });
    await portal.click(name, "tbody");
    await portal.click("See the messages", "dialog");
    await portal.seesText("Balances", "tbody");
    await expectAccessible(portal, "messages of a webhook");
    await picture(portal, "portal-webhook-en-dark");
    await portal.click(/^Send again: /, "tbody");
    await portal.seesToast("The message is sent again.");
    await portal.click("New secret");
    await portal.click("New secret", "dialog");
    await portal.sees("dialog .secret-line output");
    await portal.click("Close", "dialog");
    await portal.seesText(/^The old secret is good until /);
    await portal.click("Send again from a time on");
    await portal.fill("Since *", "01/01/2026", "dialog");
    await portal.click("Send again from a time on", "dialog");
    await portal.seesToast(/sent again/);
    expect((await deliveries()).items.length).toBeGreaterThan(first);
    await portal.open(`/network/webhooks?open=${id}`);
    await portal.click("Turn off", "dialog");
    await portal.click("Turn off", "dialog dialog");
    await portal.seesText("Off", `tr[data-row="${id}"]`);
    await portal.click(name, "tbody");
    await portal.click("Turn on again", "dialog");
    await portal.seesText("On", `tr[data-row="${id}"] .state`);
    expect(portal.faults).toEqual([]);
  });

  test("R643, R669 a gift with a reason shows tier and end at the till, is undone, and is in the report", async () => {
    turn += 1;
    const gift = `sorry-${turn}`;
    await endProgrammes();
    const names = (de: string, en: string) => ({ de, en });
    await asked("POST", "/v1/tiers", {
      ...{ id: `steps-${turn}`, name: names("Stufen", "Steps"), measure: "points" },
      purse: "points",
      tiers: [{ id: "gold", name: names("Gold", "Gold"), from: 120 }],
    });
    const effect = { type: "earnPoints", purse: "points", per: 100, points: 20 };
    const effects = [{ ...effect, expires: { days: 30 } }];
    await asked("POST", "/v1/campaigns", {
      id: gift,
      draft: { name: "Sorry", on: "manual", effects },
    });
    await asked("POST", `/v1/campaigns/${gift}/approve`);
    await asked("POST", `/v1/campaigns/${gift}/activate`, { all: true });
    await waitFor("the gift at the branch", async () => {
      const { body } = await network()
        .branch(0)
        .till.call<Listed<{ id: string }>>("GET", "/v1/gifts");
      return body.items.some(({ id }) => id === gift) || undefined;
    });
    const portal = await open({ at: "/reports/limited-network" });
    await portal.seesText("€0.00");
    await portal.seesText("There is nothing to do.");
    await expectAccessible(portal, "limit for prepaid money");
    await picture(portal, "portal-limit-en-light");
    const page = await portal.page.context().newPage();
    const till = TillPage.at(page, { network: network(), branch: 0, till: 0 });
    await till.pair();
    await till.enter();
    await till.scan(newCard());
    await till.sees('.tier-line[data-tier="none"]');
    expect(await till.text(".tier-line")).toMatch(/^120 points to Gold by /);
    await page.click(".gift-open");
    const give = `[data-gift="${gift}"] button`;
    await page.click(give);
    await till.sees('[data-errand="gift"]');
    await expectAccessible(till, "gifts");
    await till.press("Shift+F2");
    await till.sees(".tile-ending");
    expect(await till.text(".tile-ending")).toMatch(/^20 points are good until /);
    await expectAccessible(till, "tier and end");
    await picture(till, "till-tier-en-light");
    await till.press("Control+z");
    await till.sees('[data-errand="undo"]');
    await page.waitForSelector(".tile-ending", { state: "detached" });
    await page.click(".gift-open");
    await page.click(give);
    await till.sees('[data-errand="gift"]');
    expect(till.faults).toEqual([]);
    await page.close();
    await waitFor("what ends, at headquarters", async () => {
      const day = new Date(Date.now() + 60 * 86_400_000).toISOString().slice(0, 10);
      const path = `/v1/reports/expiring?before=${day}`;
      return (await asked<Listed<unknown>>("GET", path)).items.length > 0 || undefined;
    });
    await portal.open("/reports/expiring");
    await portal.seesText("20 points", "tbody");
    await expectAccessible(portal, "what ends soon");
    expect(portal.faults).toEqual([]);
  });
});
