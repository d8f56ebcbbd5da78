import type { DeskDatabase } from "@cardweave/shared/ports/desk-database";
import type { CampaignView } from "@cardweave/shared/protocol/http/campaign-life";
import type { Listed } from "@cardweave/shared/protocol/http/list";
import { afterEach, beforeEach, expect, test } from "vitest";
import { aDesk, aHubApp, call, type HubApp } from "../hub-builders.ts";

/** Tables with a row for each card, person, number or act. */
const large =
  /\b(audit|people|person_keys|printed_cards|numbers|webhook_events|webhook_deliveries)\b/;

type Planned = { readonly sql: string; readonly plan: string };

let hub: HubApp;
let planned: Planned[];

/** A desk that says how SQLite comes to what is read. */
function explaining(desk: DeskDatabase): DeskDatabase {
  return {
    ...desk,
    rows: (sql, ...values) => {
      const steps = desk.rows(`EXPLAIN QUERY PLAN ${sql}`, ...values);
      planned.push({ sql, plan: steps.map(({ detail }) => String(detail)).join("; ") });
      return desk.rows(sql, ...values);
    },
  };
}

beforeEach(async () => {
  planned = [];
  hub = await (await aHubApp()).restart({ desk: explaining(aDesk()) });
});

afterEach(() => hub.stop());

const lists = [
  "/v1/audit",
  "/v1/cardholders",
  "/v1/cardholders?q=anna",
  "/v1/cards/batches",
  "/v1/vouchers/batches",
  "/v1/coupons",
  "/v1/webhooks",
];

test("R689 these lists go through no whole table of cards, people or acts", async () => {
  planned = [];
  for (const path of lists) expect(await call(hub, path)).toMatchObject({ status: 200 });
  const whole = planned.filter(({ plan }) => plan.startsWith("SCAN") && large.test(plan));
  expect(planned.some(({ sql }) => sql.includes("FROM card_batches"))).toBe(true);
  expect(whole).toEqual([]);
});

test("R689 what was done to one thing is found by the index", async () => {
  planned = [];
  await call(hub, "/v1/audit?subject=nord&limit=5");
  const read = planned.find(({ sql }) => sql.includes("FROM audit"));
  expect(read?.plan).toContain("audit_by_subject");
});

test("R690 the pages of campaigns follow each other without gaps, drafts and signed ones", async () => {
  const effects = [{ type: "percentOff", target: "line", basisPoints: 1000 }];
  for (const id of ["e", "b", "d", "a", "c"]) {
    await call(hub, "/v1/campaigns", { body: { id, draft: { name: id, effects } } });
  }
  await call(hub, "/v1/campaigns/c/approve", { method: "POST" });
  const seen: string[] = [];
  let next: string | null = "";
  while (next !== null) {
    const from: string = next === "" ? "" : `&cursor=${next}`;
    const page: { body: Listed<CampaignView> } = await call(hub, `/v1/campaigns?limit=2${from}`);
    expect(page.body.items.length).toBeLessThanOrEqual(2);
    for (const { id, sentence } of page.body.items) {
      expect(sentence).not.toBeNull();
      seen.push(id);
    }
    next = page.body.next;
  }
  expect(seen).toEqual(["a", "b", "c", "d", "e"]);
});
