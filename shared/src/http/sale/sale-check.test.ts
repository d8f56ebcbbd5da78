import { rmSync } from "node:fs";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { openSqliteStore } from "../../adapters/sqlite-store.ts";
import { aFolder, checked } from "../../operations/operation-builders.ts";
import { quiet } from "../../replica/replica-builders.ts";
import { anna, aSale, aShop, call, give } from "./shop-builders.ts";

const folder = aFolder();

afterEach(() => rmSync(folder, { recursive: true }));

test("R218 what sales and holds have stored is what their entries give anew", async () => {
  const path = join(folder, "store.sqlite");
  const store = openSqliteStore({ path });
  const shop = await aShop({ store });
  const { replica, clock } = shop;
  await give(shop, anna, { money: 5000, points: 100 });
  const pay = [
    { purse: "points", amount: 10 },
    { purse: "money", amount: 100 },
  ];
  const body = aSale({ pay });
  await call(shop, "/v1/sales", { body: { ...body, receiptNumber: "1" } });
  await call(shop, "/v1/sales", { body: { ...body, card: null, pay: [] } });
  const load = { card: anna, amount: 700, currency: "EUR" };
  await call(shop, "/v1/top-ups", { body: load });
  for (const end of ["commit", "void", "nothing"]) {
    const held = await call(shop, "/v1/holds", { body });
    const path_ = `/v1/holds/${held.body["hold"]}/${end}`;
    if (end !== "nothing")
      expect((await call(shop, path_, { method: "POST" })).status).toBeLessThan(300);
  }
  await call(shop, "/v1/holds/unknown/void", { method: "POST" });
  clock.move(60 * 60_000);
  await quiet(replica);
  await shop.app.stop();
  await replica.close();
  const report = await checked({
    path,
    device: replica.device,
    root: replica.directory.root,
    role: "node",
  });
  expect(report.findings).toEqual([]);
});
