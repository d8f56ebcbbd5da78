import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import type { PortalPage } from "./portal-page.ts";
import type { Portals } from "./portals.ts";

async function openRow(portal: PortalPage, name: string): Promise<void> {
  await portal.click(name, "tbody");
  await portal.sees("dialog[open]");
}

/** What headquarters keeps about its network. */
export function networkScenes({ network, open, addUser }: Portals): void {
  describe("branches and regions", () => {
    test("R536 are added by keys alone, changed, set back by the toast, and ended with a warning", async () => {
      const portal = await open({ at: "/network/branches" });
      await portal.sees("tr[data-row]");
      await portal.press("n");
      await portal.sees("dialog[open] input[name=name]");
      expect(await portal.focused()).toBe("name");
      await portal.type("Café Süd");
      expect(await portal.page.inputValue("dialog input[name=id]")).toBe("cafe-sued");
      await portal.press("Enter");
      await portal.sees('tr[data-row="cafe-sued"]');
      await portal.seesToast("Branch Café Süd was added.");
      await openRow(portal, "Café Süd");
      await portal.fill("Name *", "Café Ost", "dialog");
      await portal.press("Enter");
      await portal.seesText("Café Ost", "tbody");
      await portal.click("Undo", ".toasts");
      await portal.seesText("Café Süd", "tbody");
      await openRow(portal, "Café Süd");
      await portal.click("End", "dialog");
      await portal.seesText("Its tills book no more");
      await portal.click("End", "dialog dialog");
      await portal.sees('tr[data-row="cafe-sued"][data-ended]');
      expect(portal.faults).toEqual([]);
    });

    test("R537 of two people who change one branch at once, the later is told and nothing is lost", async () => {
      const second = await addUser({ role: "headquarters" });
      const [one, two] = [
        await open({ at: "/network/branches?open=nord" }),
        await open({ as: second, at: "/network/branches?open=nord" }),
      ];
      await one.sees("dialog[open]");
      await two.sees("dialog[open]");
      await one.fill("Name *", "Nord am Tor", "dialog");
      await one.click("Save", "dialog");
      await one.seesToast("Branch Nord am Tor was changed.");
      await two.fill("Name *", "Nord am Markt", "dialog");
      await two.click("Save", "dialog");
      await two.sees('dialog .trouble[data-code="changed"]');
      await one.click("Undo", ".toasts");
      await one.seesText("Nord: as it was before.");
    });

    test("R536 a name that does not fit is said at its field", async () => {
      const portal = await open({ at: "/network/regions?new" });
      await portal.fill("Name *", "East", "dialog");
      await portal.fill("Short name *", "Not Good!", "dialog");
      await portal.press("Enter");
      await portal.sees("dialog .input[data-wrong] input[name=id]");
      await portal.fill("Short name *", "east", "dialog");
      await portal.seesNo("dialog .input[data-wrong]");
      await portal.press("Enter");
      await portal.sees('tr[data-row="east"]');
    });
  });

  describe("devices, tills and people", () => {
    test("R538 a device gets a code that is shown this once; retiring says what follows", async () => {
      const portal = await open({ at: "/network/devices" });
      await portal.seesText("Connected", "tbody");
      await portal.click(/Enrol a device/);
      await portal.fill("Name *", "Office, Nord", "dialog");
      await portal.click("Show the code", "dialog");
      const code = await portal.text(".secret-large");
      expect(code.length).toBeGreaterThan(10);
      await portal.seesText(`cardweave enrol --hub ${network().hub.address} --code ${code}`);
      await portal.click("Close", "dialog");
      await openRow(portal, "Node nord");
      await portal.click("Retire", "dialog");
      await portal.seesText("It cannot be undone.");
      await portal.click("Cancel", "dialog dialog");
      await portal.press("Escape");
      await portal.seesNo("dialog[open]");
    });

    test("R539 a new till's link pairs a browser with it, and somebody new signs in there", async () => {
      const portal = await open({ at: "/network/staff?new" });
      await portal.fill("Login *", "berta", "dialog");
      await portal.fill("Password *", "secret-1", "dialog");
      await portal.click("Add a person", "dialog");
      await portal.seesToast("berta was added.");
      await portal.open("/network/tills?new");
      await portal.choose("Branch", "Nord", "dialog");
      await portal.fill("Name *", "Counter", "dialog");
      await portal.click("Add a till", "dialog");
      await portal.sees(".qr");
      await portal.fill("Address of the store node", network().branch(0).site.address, "dialog");
      const link = await portal.text(".secret-line output");
      const till = await portal.page.context().newPage();
      await till.goto(link);
      await till.fill("input[name=login]", "berta");
      await till.fill("input[name=password]", "secret-1");
      await till.keyboard.press("Enter");
      await till.locator("main.desk").waitFor();
      await till.close();
      await portal.click("Close", "dialog");
      await portal.open("/network/staff");
      await openRow(portal, "berta");
      await portal.click("Set a new password", "dialog");
      await portal.fill("Password", "secret-2", "dialog dialog");
      await portal.click("Set a new password", "dialog dialog");
      await portal.seesToast("berta has a new password.");
    });
  });

  describe("rules, articles and the log", () => {
    test("R540 a rule is explained, changed, shown with who did it, and set back", async () => {
      const portal = await open({ at: "/network/rules" });
      const rule = '[data-setting="returnWindowDays"]';
      await portal.seesText("30 days", rule);
      await portal.seesText("How many days after its sale something is taken back.", rule);
      await portal.click("Change: Return period");
      await portal.fill("Return period", "14", "dialog");
      await portal.click("Save", "dialog");
      await portal.seesText("14 days", rule);
      await portal.seesText(/changed by/, rule);
      await portal.click("Undo", ".toasts");
      await portal.seesText("30 days", rule);
      await portal.click("History: Return period");
      await portal.seesText("14 days", "dialog");
      await portal.click("Set this value again", "dialog");
      await portal.seesText("14 days", rule);
    });

    test("R541 a list of articles is checked first, wrong rows are named, the others are taken", async () => {
      const portal = await open({ at: "/network/articles?upload" });
      const table = "id;name;unit_price\n9001;Rye;4,80\n9002;Wheat;not a price\n";
      const upload = async (text: string): Promise<void> => {
        await portal.page.setInputFiles("dialog input[type=file]", {
          name: "articles.csv",
          mimeType: "text/csv",
          buffer: Buffer.from(text),
        });
        await portal.click("Check", "dialog");
      };
      await upload("Rye;4,80\n");
      await portal.seesText("whose first line names its columns", "dialog");
      await upload(table);
      await portal.seesText(/1 new, 0 changed/, "dialog");
      await portal.seesText(/^Row 3:/, "dialog");
      expect(await portal.page.locator('tr[data-row="9001"]').count()).toBe(0);
      await portal.click("Take over", "dialog");
      await portal.sees('tr[data-row="9001"]');
      await portal.seesText("€4.80", 'tr[data-row="9001"]');
    });

    test("R542 the log is filtered by a key and saved as a table of what is shown", async () => {
      const { admin } = network();
      await admin.call("POST", "/v1/regions", { body: { id: "logged", name: "Logged" } });
      await admin.call("POST", "/v1/purses", {
        body: { purse: "stamps:logged", kind: "stamps", slots: 5, name: { de: "L", en: "L" } },
      });
      const portal = await open({ at: "/network/audit" });
      await portal.sees("tr[data-row]");
      await portal.press("/");
      await portal.type("stamps:logged");
      await portal.sees(".table-count:text-matches('^1 of ')");
      const saving = portal.page.waitForEvent("download");
      await portal.click("CSV");
      const saved = await saving;
      expect(saved.suggestedFilename()).toBe("audit-log.csv");
      const text = await readFile(await saved.path(), "utf8");
      expect(text.trim().split("\r\n")).toHaveLength(2);
      expect(text).toContain("stamps:logged");
    });
  });
}
