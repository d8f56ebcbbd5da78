import type { EntryId } from "@cardweave/shared/domain/ids";
import { levelOf, yearBefore } from "@cardweave/shared/domain/limited-network";
import { accountDocOf } from "@cardweave/shared/entries/doc-ids";
import type { LimitedNetworkView } from "@cardweave/shared/protocol/http/limited-network";
import { asked, bodyOf, inDoc, money } from "@cardweave/shared/replica/replica-builders";
import { afterAll, beforeAll, expect, test } from "vitest";
import { aHubApp, call, type HubApp, networkSecret } from "../hub-builders.ts";

let hub: HubApp;

beforeAll(async () => {
  hub = await aHubApp();
});

afterAll(() => hub.stop());

const anna = accountDocOf(networkSecret, "own", "anna");
const dayMs = 24 * 3_600_000;
let keys = 0;

/** The names of the entries that were booked. */
async function book(...commands: Parameters<typeof inDoc>[1]): Promise<string> {
  const outcome = await asked(hub.replica, { key: `${keys++}` }, ...inDoc(anna, commands));
  if (!outcome.ok) throw new Error(outcome.error.code);
  return bodyOf(outcome.value);
}

function load(amount: number) {
  return { type: "credit", purse: money, amount, reason: "top-up" } as const;
}

function spend(amount: number, reason = "spend") {
  return { type: "debit", purse: money, amount, reason } as const;
}

async function report(query = ""): Promise<LimitedNetworkView> {
  const { status, body } = await call<LimitedNetworkView>(
    hub,
    `/v1/reports/limited-network${query}`,
  );
  expect(status).toBe(200);
  return body;
}

test("R615 Q12: what is paid in 12 months is counted, less what was given back", async () => {
  expect(await report()).toMatchObject({ volume: 0, level: "below", currency: "EUR" });
  await book(load(90_000_000));
  expect(await report()).toMatchObject({ volume: 0 });
  const paid = await book(spend(30_000_000));
  await book(spend(45_000_000, "hold"));
  await book(spend(5_000_000, "adjustment"));
  expect(await report()).toMatchObject({
    volume: 75_000_000,
    threshold: 100_000_000,
    basisPoints: 7_500,
    level: "watch",
    byIssuer: [{ issuer: "headquarters", volume: 75_000_000, level: "watch" }],
  });
  await book({ type: "reverse", of: paid as EntryId });
  expect(await report()).toMatchObject({ volume: 45_000_000, level: "below" });
});

test("R615 Q12: it is left behind after 12 months, and a day that is named is looked at", async () => {
  const { until } = await report();
  hub.clock.move(364 * dayMs);
  expect((await report()).volume).toBe(45_000_000);
  hub.clock.move(dayMs);
  expect(await report()).toMatchObject({ volume: 0, byIssuer: [] });
  expect(await report(`?day=${until}`)).toMatchObject({ volume: 45_000_000, until });
  expect((await call(hub, "/v1/reports/limited-network?day=1")).status).toBe(422);
});

test("R615 Q12: warns at 70, 90 and 100 % of the limit", () => {
  const million = 100_000_000;
  const volumes = [0, 0.7, 0.9, 1].map((share) => million * share);
  expect(volumes.map(levelOf)).toEqual(["below", "watch", "near", "reached"]);
  expect(volumes.slice(1).map((one) => levelOf(one - 1))).toEqual(["below", "watch", "near"]);
  expect(yearBefore("2028-02-29")).toBe("2027-02-28");
});
