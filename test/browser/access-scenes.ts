import { describe, expect, test } from "vitest";
import { newCard } from "../process/network.ts";
import { expectAccessible } from "./accessible.ts";
import type { Tills } from "./tills.ts";

/** Who may book here, and as what. */
export function accessScenes({ network, open, openFresh }: Tills): void {
  describe("getting to the till", () => {
    test("an unpaired browser learns how; a pairing link leaves the address at once", async () => {
      const till = await openFresh({ branch: 0 });
      await till.page.goto(till.address);
      expect(await till.text("h1")).toBe("This browser is not a till yet");
      await expectAccessible(till, "unpaired");
      await till.page.goto("about:blank");
      await till.pair();
      await till.sees("input[name=login]");
      expect(till.page.url()).toBe(`${till.address}/`);
      await till.page.reload();
      await till.sees("input[name=login]");
    });

    test("a wrong password is refused, a right one then works", async () => {
      const till = await openFresh({ branch: 1 });
      await till.pair();
      await till.trySignIn("not-the-password");
      await till.sees(".trouble");
      expect(await till.text(".trouble")).toBe("Login or password is wrong. Please try once more.");
      await expectAccessible(till, "wrong password");
      await till.signIn();
      expect(await till.text(".top-place")).toContain("Markt");
    });

    test("a session that has ended is said at once, and the next one goes on", async () => {
      const till = await open({ branch: 0 });
      const card = newCard();
      await till.scan(card);
      await till.book("earn", "3");
      const ended = await till.page.request.delete(`${till.address}/v1/sessions/current`, {
        headers: { "x-cardweave": "1" },
      });
      expect(ended.status()).toBe(204);
      await till.sees(".door-news");
      await till.signIn();
      await till.scan(card);
      await till.book("earn", "4");
      await till.seesBalance("points", 7);
    });

    test("R873 a question mark lists the keys; what is no card is said to be none", async () => {
      const till = await open({ branch: 0 });
      await till.press("?");
      await till.sees(".keys-help:popover-open");
      await till.press("Escape");
      await till.type("!?");
      await till.press("Enter");
      await till.sees(".trouble");
      expect(await till.text(".trouble")).toContain("not a card number");
      await till.press("F2");
      await till.type("ABCDEFGH12345678Z");
      await till.press("Enter");
      await till.sees(".trouble[data-code]");
      expect(await till.text(".trouble")).toContain("number");
      await till.scan(newCard());
      await till.seesNo(".trouble");
      expect(network().branches).toHaveLength(2);
    });
  });
}
