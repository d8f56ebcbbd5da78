import { describe, test } from "vitest";
import { newCard } from "../process/network.ts";
import type { Portals } from "./portals.ts";

/** A network that has everything but its node and its first sale. */
export function startScenes({ network, open }: Portals): void {
  describe("the first hour", () => {
    test("R544 ticks itself off while one looks, from the store node to the first sale", async () => {
      const portal = await open();
      await portal.sees('[data-step="branch"][data-done]');
      await portal.sees('[data-step="node"]:not([data-done])');
      await portal.click("Show the code", '[data-step="node"]');
      await portal.sees("dialog[open] select[name=branch]");
      await portal.page.goBack();
      await portal.sees(".first-hour");
      const site = await network().enrolled("nord", "nord");
      await site.start();
      await portal.sees('[data-step="node"][data-done]');
      const till = network().tillAt("nord", site);
      const body = {
        card: newCard(),
        amount: 1000,
        currency: "EUR",
        till: network().plan.branches[0]?.tills[0]?.id,
      };
      const headers = { "Idempotency-Key": "first-top-up" };
      await till.call("POST", "/v1/top-ups", { body, headers });
      await portal.sees('[data-step="sale"][data-done]');
      await portal.sees('[data-step="cards"][data-done]');
      await portal.open("/network/day?branch=nord");
      await portal.seesText("€10.00", "tbody");
    });
  });
}
