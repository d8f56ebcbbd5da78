import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { expectEqual, settle } from "./agreement.ts";
import { balanceOf } from "./client.ts";
import { withNetwork } from "./lane.ts";
import { newCard } from "./network.ts";
import type { Site } from "./site.ts";
import { waitFor } from "./wait-for.ts";

const shift = fileURLToPath(new URL("shift-clock.mjs", import.meta.url));
const hourMs = 3_600_000;

async function restartAt(site: Site, offMs: number): Promise<void> {
  site.surroundings = {
    env: { CLOCK_OFF_MS: `${offMs}`, NODE_OPTIONS: `--import=file://${shift}` },
  };
  await site.restart();
}

const running = withNetwork({ nodes: 2 });

describe("a clock an hour off", () => {
  test("behind: its bookings count at once, and its health says so", async () => {
    const network = running();
    const { site, till } = network.branch(0);
    // What headquarters said before it began would else wait for its time at a clock behind.
    await settle(network);
    await restartAt(site, -hourMs);
    const card = newCard();
    await till.book("behind", { card, type: "credit", purse: "points", amount: 9 });
    await settle(network);
    await expectEqual(network, [card]);
    expect(balanceOf(await network.admin.lookup(card), "points")).toBe(9);
    const { status, attention, clockOffsetMs } = await till.health();
    expect(clockOffsetMs).toBeGreaterThan(hourMs - 60_000);
    expect({ status, codes: attention.map(({ code }) => code) }).toStrictEqual({
      status: "attention",
      codes: ["clock-off"],
    });
    await restartAt(site, 0);
  });

  test("ahead: its bookings wait elsewhere until their time has come", async () => {
    const network = running();
    const { admin, hub, branches } = network;
    const { site, till } = network.branch(0);
    await restartAt(site, hourMs);
    const card = newCard();
    await till.book("ahead", { card, type: "credit", purse: "points", amount: 9 });
    expect(balanceOf(await till.lookup(card), "points")).toBe(9);
    await waitFor("the booking at the hub", async () => {
      const { unsent, attention } = await till.health();
      return unsent === 0 && attention.some(({ code }) => code === "clock-off") ? true : undefined;
    });
    expect(balanceOf(await admin.lookup(card), "points")).toBe(0);
    expect(await admin.health()).toMatchObject({ pending: 1, status: "attention" });

    for (const one of [hub, ...branches.map((branch) => branch.site)]) {
      await restartAt(one, 2 * hourMs);
    }
    await settle(network);
    await expectEqual(network, [card]);
    expect(balanceOf(await admin.lookup(card), "points")).toBe(9);
  });
});
