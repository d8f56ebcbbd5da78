import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ArticleImportReport } from "@cardweave/shared/protocol/http/article";
import type { ReceiptView } from "@cardweave/shared/protocol/http/receipt";
import { expect, test } from "vitest";
import { type Ended, runCommand } from "./child.ts";
import type { NodeClient } from "./client.ts";
import { withNetwork } from "./lane.ts";
import { type Network, newCard } from "./network.ts";
import { waitFor } from "./wait-for.ts";

const running = withNetwork({ nodes: 2 });

async function imported(network: Network, lines: readonly string[]): Promise<ArticleImportReport> {
  const path = join(network.home, "articles.csv");
  const token = join(network.home, "token");
  writeFileSync(
    path,
    ["id;name;group;tax;unit_price;price:staff;codes", ...lines, ""].join("\r\n"),
  );
  writeFileSync(token, network.plan.token);
  const { address } = network.hub;
  const words = ["import", "articles", path, "--hub", address, "--token-file", token, "--json"];
  return reportOf(await runCommand(words), path);
}

function reportOf({ code, stdout, stderr }: Ended, path: string): ArticleImportReport {
  expect(stderr).toBe("");
  const report = JSON.parse(stdout) as ArticleImportReport;
  expect(code).toBe(report.refused > 0 ? 1 : 0);
  if (report.refused === 0) return report;
  const listed = readFileSync(`${path}.refused.csv`, "utf8").trim().split("\r\n");
  expect(listed).toHaveLength(report.refused + 1);
  return report;
}

async function made(network: Network, path: string, body: object): Promise<void> {
  expect(await network.admin.call("POST", path, { body })).toMatchObject({ status: 201 });
}

const named = (id: string) => ({ id, name: { de: id, en: id } });

async function start(network: Network, id: string, draft: object): Promise<void> {
  await made(network, "/v1/campaigns", { id, draft: { name: id, ...draft } });
  for (const [step, body] of [
    ["approve", undefined],
    ["activate", { all: true }],
  ] as const) {
    const told = await network.admin.call("POST", `/v1/campaigns/${id}/${step}`, { body });
    expect(told.status).toBe(200);
  }
}

type Sale = {
  readonly receipt: string;
  readonly evaluation: { readonly net: number; readonly repricing: boolean };
};

let keys = 0;

async function sold(
  till: NodeClient,
  articles: readonly string[],
  coupons: readonly string[] = [],
) {
  const lines = articles.map((article, at) => ({ id: `${at}`, article }));
  const body = { card: newCard(), currency: "EUR", basket: { lines }, coupons };
  const headers = { "Idempotency-Key": `article sale ${keys++}` };
  const sale = await till.call<Sale>("POST", "/v1/sales", { body, headers });
  expect(sale.status).toBe(201);
  const { receipt } = sale.body;
  const { body: kept } = await till.call<ReceiptView>("GET", `/v1/receipts/${receipt}`);
  return { ...sale.body.evaluation, lines: kept.lines };
}

function knows(till: NodeClient, code: string): Promise<true> {
  return waitFor(`an article with the code ${code}`, async () => {
    const path = `/v1/articles?code=${code}`;
    const { body } = await till.call<{ items: readonly object[] }>("GET", path);
    return body.items.length > 0 || undefined;
  });
}

test("R601 R612 H3 H4: a list at headquarters prices every till, also one that is cut off", async () => {
  const network = running();
  const [north, market] = [network.branch(0), network.branch(1)];
  await made(network, "/v1/article-groups", named("food"));
  await made(network, "/v1/article-groups", { ...named("bread"), parent: "food" });
  await made(network, "/v1/article-groups", { ...named("tobacco"), protectedBy: "tobacco" });
  await made(network, "/v1/price-groups", named("staff"));
  await market.site.stop();
  const list = [
    "rye;Roggenbrot;bread;7;4,00;3,00;4006381333931",
    "cigars;Zigarren;tobacco;19;10,00;8,00;42",
    "bad;Falsch;nowhere;7;1,00;;",
  ];
  expect(await imported(network, list)).toMatchObject({ added: 2, refused: 1 });
  expect(await imported(network, list)).toMatchObject({ added: 0, same: 2, refused: 1 });
  await start(network, "staff", {
    trigger: { coupon: "STAFF" },
    effects: [{ type: "switchPriceGroup", priceGroup: "staff" }],
  });
  await start(network, "food", {
    trigger: { coupon: "FOOD" },
    select: { groups: ["food"] },
    effects: [{ type: "percentOff", target: "line", basisPoints: 1000 }],
  });
  await knows(north.till, "4006381333931");
  await waitFor("the campaigns", async () => {
    const { net } = await sold(north.till, ["rye"], ["FOOD"]);
    return net === 360 || undefined;
  });

  await network.hub.kill();
  await north.site.stop();
  await north.site.start();
  const staff = await sold(north.till, ["4006381333931", "42"], ["STAFF"]);
  // The law lets no campaign touch tobacco, not even another price group.
  expect([staff.net, staff.repricing]).toEqual([1300, false]);
  expect(staff.lines).toMatchObject([
    { article: "rye", name: "Roggenbrot", group: "bread", taxCode: "7", gross: 400, net: 300 },
    { article: "cigars", group: "tobacco", taxCode: "19", net: 1000 },
  ]);
  expect(await sold(north.till, ["rye", "cigars"], ["FOOD"])).toMatchObject({ net: 1360 });

  await network.hub.start();
  await market.site.start();
  await knows(market.till, "42");
  expect(await sold(market.till, ["rye"])).toMatchObject({ net: 400 });
});
