import { bookingRoutes } from "@cardweave/shared/http/booking-routes";
import { ReplicaBookings } from "@cardweave/shared/http/replica-bookings";
import { anna, aShop, berta, give, type Shop } from "@cardweave/shared/http/sale/shop-builders";
import { everything, HandClock } from "@cardweave/shared/replica/replica-builders";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { seeded } from "../bakery/seeded.ts";
import { TrafficSwitch } from "./run-traffic.ts";
import { tillCaller } from "./till-caller.ts";
import { Traffic } from "./traffic.ts";

let shop: Shop;

beforeEach(async () => {
  shop = await aShop({
    routes: (parts) => bookingRoutes(new ReplicaBookings(parts), ["till", "integration"]),
  });
  await give(shop, anna, { money: 5_000 });
  return () => shop.app.stop();
});

function traffic(cut: ((isCut: boolean) => void) | null = null): Traffic {
  return new Traffic({
    branches: [{ id: "nord", till: "t1", call: tillCaller(shop.app.url, "t1"), cut }],
    cards: [
      { number: anna.number, pin: "1234" },
      { number: berta.number, pin: null },
    ],
    dice: seeded(7),
    run: "run",
    hour: () => 9,
  });
}

describe("customers who come by themselves", () => {
  test("R816 buy, load and bring back at the node's own calls, the same for the same seed", async () => {
    const cuts: boolean[] = [];
    const day = traffic((isCut) => cuts.push(isCut));
    for (let step = 0; step < 80; step++) await day.step();
    const line = day.line();
    for (const name of ["sale", "top-up", "return"])
      expect(line).toMatch(new RegExp(`[1-9] ${name}`));
    expect(line).not.toContain("no answer");
    day.stop();
    expect(cuts.filter((isCut) => isCut).length).toBe(cuts.filter((isCut) => !isCut).length);
    const entries = await everything(shop.replica);
    // The second run asks for nothing that is not booked already.
    const again = traffic();
    for (let step = 0; step < 10; step++) await again.step();
    expect((await everything(shop.replica)).length).toBe(entries.length);
  });

  test("R816 a branch that does not answer is counted, and the day goes on", async () => {
    const day = traffic();
    await shop.app.stop();
    for (let step = 0; step < 3; step++) await day.step();
    expect(day.line()).toBe("3 no answer");
  });
});

describe("the switch", () => {
  const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
  let clock: HandClock;
  let steps: number;
  let said: string[];
  const faults: unknown[] = [];

  function aSwitch(step: () => Promise<void>): TrafficSwitch {
    const line = () => `${steps} done`;
    return new TrafficSwitch({
      traffic: { step, line, stop: () => void said.push("stopped") },
      timers: clock,
      paceMs: 100,
      say: (text) => void said.push(text),
      failed: (fault) => void faults.push(fault),
    });
  }

  beforeEach(() => {
    clock = new HandClock();
    steps = 0;
    said = [];
  });
  afterEach(() => void faults.splice(0));

  test("R816 lets one come after the other while it is on, and none when it is off", async () => {
    const turned = aSwitch(async () => {
      steps += 1;
    });
    turned.turn(true);
    turned.turn(true);
    for (let times = 0; times < 3; times++) {
      clock.move(100);
      await settled();
    }
    expect(said).toEqual(["1 done", "2 done", "3 done"]);
    turned.turn(false);
    clock.move(1_000);
    await settled();
    expect([steps, said.at(-1), turned.isOn]).toEqual([3, "stopped", false]);
  });

  test("R816 switched off and on while somebody pays, they still come one by one", async () => {
    const paid: (() => void)[] = [];
    const turned = aSwitch(() => new Promise((resolve) => paid.push(resolve)));
    turned.turn(true);
    clock.move(100);
    turned.turn(false);
    turned.turn(true);
    paid[0]?.();
    await settled();
    clock.move(100);
    expect(paid).toHaveLength(2);
    turned.turn(false);
    paid[1]?.();
    await settled();
    clock.move(100);
    expect(paid).toHaveLength(2);
  });

  test("R816 what nobody expected ends the traffic and is told", async () => {
    const fault = new Error("out of bread");
    aSwitch(() => Promise.reject(fault)).turn(true);
    clock.move(100);
    await settled();
    clock.move(1_000);
    await settled();
    expect(faults).toEqual([fault]);
  });
});
