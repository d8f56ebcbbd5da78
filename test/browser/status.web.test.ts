import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import { describeInBrowser } from "./browser.ts";
import { picture } from "./picture.ts";
import { StatusPage } from "./status-page.ts";
import { expectTargets } from "./targets.ts";
import { withTills } from "./tills.ts";

const shift = fileURLToPath(new URL("../process/shift-clock.mjs", import.meta.url));
const hourMs = 3_600_000;

/** Markt's disk is called nearly full, and Hafen's clock is an hour behind. */
const surroundings = {
  markt: { env: { CARDWEAVE_LOW_DISK: "999999999" } },
  hafen: { env: { CLOCK_OFF_MS: `${-hourMs}`, NODE_OPTIONS: `--import=file://${shift}` } },
} as const;

const phone = { width: 360, height: 740 };
const counter = { width: 1366, height: 768 };
const wide = { width: 1920, height: 1080 };

describeInBrowser("a node's status page in Chromium", () => {
  const { network, open, openFresh } = withTills([], { nodes: 3, surroundings });

  describe("as it looks", () => {
    const looks = [
      { name: "status-de-light", language: "de", colorScheme: "light", viewport: counter },
      { name: "status-en-dark", language: "en", colorScheme: "dark", viewport: counter },
      { name: "status-phone-de-dark", language: "de", colorScheme: "dark", viewport: phone },
      { name: "status-wide-en-light", language: "en", colorScheme: "light", viewport: wide },
    ] as const;

    test.each(looks)(
      "R818 $name: readable, reachable, nothing to scroll sideways",
      async (look) => {
        const { name, ...opening } = look;
        const till = await open({ branch: 0, ...opening });
        const status = await StatusPage.at(till);
        await status.seesVerdict("good");
        await status.sees(".verdict-age[data-live]");
        expect(await status.text("h1")).toBe(
          look.language === "de" ? "Der Laden ist sicher" : "The shop is safe",
        );
        await status.sees('[data-fact="tills"] [data-tone="good"]');
        await status.expectNoSideways();
        await expectTargets(status);
        await expectAccessible(status, name);
        await picture(status, name);
        expect(status.faults).toEqual([]);
      },
    );

    test("R818 nobody has signed in: says so, and leads to the till", async () => {
      const till = await openFresh({ branch: 0 });
      const status = await StatusPage.at(till);
      await status.sees(".door");
      expect(await status.text("h1")).toBe("Sign in first");
      await expectAccessible(status, "nobody");
    });
  });

  describe("what is wrong", () => {
    test("R818 a disk that is nearly full comes with its next step, and sales go on", async () => {
      const till = await open({ branch: 1, language: "de" });
      const status = await StatusPage.at(till);
      await status.sees('[data-code="disk-low"]');
      await status.seesVerdict("warn");
      expect(await status.text('[data-code="disk-low"] .next')).toContain("Große Dateien löschen");
      expect(await status.fact("disk")).toMatch(/[0-9] [GT]B frei von/);
      await expectAccessible(status, "disk nearly full");
      await picture(status, "status-disk-de-light");
    });

    test("R818 a clock that is an hour behind is grave, and says by how much", async () => {
      const till = await open({ branch: 2, colorScheme: "dark" });
      const status = await StatusPage.at(till);
      await status.sees('[data-code="clock-off"]');
      await status.seesVerdict("bad");
      expect(await status.fact("clock")).toContain("Headquarters' clock is 60 minutes ahead");
      expect(await status.text('[data-code="clock-off"] .next')).toContain("automatic");
      await expectAccessible(status, "clock wrong");
      await picture(status, "status-clock-en-dark");
    });

    test("R818, R819 without the hub it names what is unsent, and forgets it when it is sent", async () => {
      const { hub } = network();
      const till = await open({ branch: 0 });
      const card = newCard();
      await till.scan(card);
      await hub.kill();
      await till.seesChip("offline", 0);
      const credit = { card, type: "credit", purse: "money", amount: 2_500 } as const;
      await network().branch(0).till.book("unsent", credit);
      await till.sees('.chip[data-state="offline"]:not([data-unsent="0"])');
      const status = await StatusPage.from(till);
      await status.seesVerdict("warn");
      await status.sees(".unsent tbody tr");
      expect(await status.findings()).toContain("offline");
      expect(await status.fact("unsent")).toMatch(/[0-9]+ bookings? (is|are) saved here/);
      expect(await status.text(".unsent table")).toContain("€25.00");
      await expectAccessible(status, "unsent");
      await picture(status, "status-offline-en-light");
      await hub.start();
      await status.seesVerdict("good");
      await status.page.waitForSelector(".unsent", { state: "detached" });
      expect(await status.fact("line")).toContain("Connected");
      // The sale behind it is as it was.
      await till.seesBalance("money", 2_500);
      expect([...till.faults, ...status.faults]).toEqual([]);
    });

    test("R818 without the node it keeps what it knew, and says how old that is", async () => {
      const { site } = network().branch(0);
      const status = await StatusPage.at(await open({ branch: 0 }));
      await status.seesVerdict("good");
      await site.kill();
      await status.sees('[data-code="away"]');
      await status.seesVerdict("bad");
      await status.sees(".verdict-age:not([data-live])");
      expect(await status.text(".verdict-age")).toMatch(/^As of [0-9]{2}:[0-9]{2}/);
      expect(await status.fact("software")).toContain("Version");
      await expectAccessible(status, "node away");
      await site.start();
      // Whoever was signed in is not any more: the page says so instead of showing old facts.
      await status.sees(".door");
    });
  });
});
